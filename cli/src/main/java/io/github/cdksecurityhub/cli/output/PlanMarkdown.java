package io.github.cdksecurityhub.cli.output;

import io.github.cdksecurityhub.cli.plan.Plan;
import io.github.cdksecurityhub.cli.plan.Row;
import java.util.ArrayList;
import java.util.List;

/** A plan as a comment of a pull request. */
public final class PlanMarkdown {
  /** A comment's first line, by which a workflow finds the comment to update. */
  public static final String MARKER = "<!-- securityhub-organization:plan -->";

  private PlanMarkdown() {}

  /** Returns the plan's lines. */
  public static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(MARKER);
    lines.add("### Security Hub organization configuration");
    lines.add("");
    lines.add("**" + RowWords.summary(plan) + "** Nothing was written.");
    for (Plan.PlannedStack stack : plan.stacks()) {
      if (!stack.rows().isEmpty() || stack.stack().refused()) {
        addStack(lines, stack);
      }
    }
    return lines;
  }

  private static void addStack(List<String> lines, Plan.PlannedStack stack) {
    lines.add("");
    lines.add("#### " + cell(RowWords.heading(stack.stack())));
    lines.add("");
    lines.add("| | Region | Event | Live | Declared | Result |");
    lines.add("|---|---|---|---|---|---|");
    stack.rows().forEach(row -> lines.add(line(row)));
    if (stack.rows().stream().anyMatch(row -> !row.detail().isEmpty())) {
      lines.add("");
    }
    stack.rows().stream()
        .filter(row -> !row.detail().isEmpty())
        .forEach(row -> lines.add("- **" + row.event().region() + "**: " + cell(row.detail())));
    if (!stack.stack().notes().isEmpty()) {
      lines.add("");
    }
    stack.stack().notes().forEach(note -> lines.add("> " + cell(note)));
  }

  private static String line(Row row) {
    return "| "
        + String.join(
            " | ",
            icon(row),
            row.event().region(),
            row.event().kind().word(),
            "`" + RowWords.live(row) + "`",
            "`" + RowWords.desired(row) + "`",
            cell(RowWords.result(row)))
        + " |";
  }

  private static String icon(Row row) {
    return switch (row.verdict()) {
      case UNCHANGED, RETAINED, LEFT -> "✅";
      case UPDATE, RESTORE, RESET -> "✏️";
      case DRIFTED, UNKNOWN -> "⚠️";
      case BLOCKED, FAILED -> "❌";
    };
  }

  /** Nothing that a service or a template says may break out of its place. */
  private static String cell(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("@", "@\u200b");
  }
}
