package io.github.cdksecurityhub.cli.plan;

import static io.github.cdksecurityhub.cli.console.Escaped.code;
import static io.github.cdksecurityhub.cli.console.Escaped.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class PlanMarkdown {
  /** A comment's first line, by which a workflow finds the comment to update. */
  static final String MARKER = "<!-- securityhub-organization:plan -->";

  private PlanMarkdown() {}

  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(MARKER);
    lines.add("### Security Hub organization configuration");
    lines.add("");
    lines.add("**" + plan.summary() + "** Nothing was written.");
    if (!plan.weakenings().isEmpty()) {
      addParagraph(lines, Stream.of("#### Weakens coverage"));
      addParagraph(lines, plan.weakenings().stream().map(each -> "- ❗ " + markdown(each)));
    }
    plan.remarks().forEach(remark -> addParagraph(lines, Stream.of("> ⚠️ " + markdown(remark))));
    plan.stacks().stream().filter(each -> !each.isEmpty()).forEach(each -> add(lines, each));
    return lines;
  }

  private static void add(List<String> lines, Plan.PlannedStack stack) {
    List<RowText> rows = RowText.of(stack);
    addParagraph(lines, Stream.of("#### " + markdown(stack.heading())));
    if (!rows.isEmpty()) {
      addParagraph(
          lines,
          Stream.concat(
              Stream.of(
                  "| | Region | Event | Result | Live | Declared |", "|---|---|---|---|---|---|"),
              rows.stream().map(PlanMarkdown::line)));
    }
    addParagraph(lines, rows.stream().flatMap(PlanMarkdown::details));
    addParagraph(lines, stack.unseen().stream().map(why -> "> ❌ Not seen: " + markdown(why)));
    addParagraph(lines, stack.notes().stream().map(note -> "> " + markdown(note)));
  }

  private static void addParagraph(List<String> lines, Stream<String> more) {
    List<String> paragraph = more.toList();
    if (!paragraph.isEmpty()) {
      lines.add("");
      lines.addAll(paragraph);
    }
  }

  private static String line(RowText row) {
    return "| "
        + String.join(
            " | ",
            row.row().action().icon,
            (row.isBeneath() ? "↳ " : "") + markdown(row.name()),
            row.event(),
            row.result(),
            markdown(row.live()),
            markdown(row.wanted()))
        + " |";
  }

  private static Stream<String> details(RowText row) {
    List<String> parts = new ArrayList<>();
    row.changes().forEach(change -> parts.add(code(change)));
    if (!row.detail().isEmpty()) {
      parts.add(markdown(row.detail()));
    }
    return parts.isEmpty()
        ? Stream.empty()
        : Stream.of("- **" + markdown(row.name()) + "**: " + String.join(" ", parts));
  }
}
