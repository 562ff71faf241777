package io.github.cdksecurityhub.cli.output;

import static io.github.cdksecurityhub.cli.output.Escaped.code;
import static io.github.cdksecurityhub.cli.output.Escaped.markdown;

import io.github.cdksecurityhub.cli.plan.Action;
import io.github.cdksecurityhub.cli.plan.NativeRow;
import io.github.cdksecurityhub.cli.plan.Plan;
import io.github.cdksecurityhub.cli.plan.Row;
import java.util.ArrayList;
import java.util.List;

/** A plan as a comment of a pull request. */
public final class PlanMarkdown {
  /** A comment's first line, by which a workflow finds the comment to update. */
  static final String MARKER = "<!-- securityhub-organization:plan -->";

  private PlanMarkdown() {}

  /**
   * {@return the lines of the comment; no text of a service or a template breaks out of its place}
   *
   * @param plan what a deployment would do; stacks with nothing to report are left out
   */
  public static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(MARKER);
    lines.add("### Security Hub organization configuration");
    lines.add("");
    lines.add("**" + RowTexts.summary(plan) + "** Nothing was written.");
    for (Plan.PlannedStack stack : plan.stacks()) {
      if (!stack.isEmpty()) {
        addStack(lines, stack);
      }
    }
    return lines;
  }

  private static void addStack(List<String> lines, Plan.PlannedStack stack) {
    lines.add("");
    lines.add("#### " + markdown(RowTexts.heading(stack.stack())));
    if (!stack.rows().isEmpty() || !stack.natives().isEmpty()) {
      addTable(lines, stack);
    }
    addParagraph(lines, details(stack));
    addParagraph(
        lines,
        stack.stack().unseen().stream().map(why -> "> \u274c Not seen: " + markdown(why)).toList());
    addParagraph(lines, stack.notes().stream().map(note -> "> " + markdown(note)).toList());
  }

  private static void addTable(List<String> lines, Plan.PlannedStack stack) {
    lines.add("");
    lines.add("| | Region | Event | Live | Declared | Result |");
    lines.add("|---|---|---|---|---|---|");
    int first = NativeTexts.follow(stack);
    stack.rows().subList(0, first).forEach(row -> lines.add(line(row)));
    stack.natives().forEach(row -> lines.add(line(row)));
    stack.rows().subList(first, stack.rows().size()).forEach(row -> lines.add(line(row)));
  }

  private static void addParagraph(List<String> lines, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      lines.addAll(more);
    }
  }

  private static List<String> details(Plan.PlannedStack stack) {
    List<String> details = new ArrayList<>();
    stack.rows().stream()
        .filter(row -> !row.detail().isEmpty())
        .forEach(
            row ->
                details.add(
                    "- **" + markdown(row.event().region()) + "**: " + markdown(row.detail())));
    for (NativeRow row : stack.natives()) {
      List<String> parts = new ArrayList<>();
      NativeTexts.fields(row).forEach(field -> parts.add(code(field)));
      String detail = NativeTexts.detail(row);
      parts.addAll(detail.isEmpty() ? List.of() : List.of(markdown(detail)));
      if (!parts.isEmpty()) {
        details.add("- **" + markdown(row.event().label()) + "**: " + String.join(" ", parts));
      }
    }
    return details;
  }

  private static String line(Row row) {
    return line(
        icon(row.action()),
        markdown(row.event().region()),
        row.event().kind().word(),
        code(RowTexts.live(row)),
        code(RowTexts.desired(row)),
        markdown(RowTexts.result(row)));
  }

  private static String line(NativeRow row) {
    return line(
        icon(row.action()),
        "↳ " + markdown(row.event().label()),
        row.event().kind().word(),
        code(NativeTexts.live(row)),
        code(NativeTexts.declared(row)),
        markdown(NativeTexts.result(row)));
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String icon(Action action) {
    return switch (action) {
      case UNCHANGED, RETAINED, LEFT -> "✅";
      case CREATE -> "➕";
      case UPDATE, REPLACE, RESTORE, RESET -> "✏️";
      case DELETE -> "➖";
      case DRIFTED, UNKNOWN -> "⚠️";
      case BLOCKED, FAILED -> "❌";
    };
  }
}
