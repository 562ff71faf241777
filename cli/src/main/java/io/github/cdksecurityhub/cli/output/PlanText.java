package io.github.cdksecurityhub.cli.output;

import io.github.cdksecurityhub.cli.output.Style.Tone;
import io.github.cdksecurityhub.cli.plan.ExitCode;
import io.github.cdksecurityhub.cli.plan.Plan;
import io.github.cdksecurityhub.cli.plan.Row;
import io.github.cdksecurityhub.cli.plan.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan for a terminal.
 *
 * @param style colours, or none
 * @param width how wide sentences may be; tables are as wide as they are
 */
public record PlanText(Style style, int width) {

  /** Returns the plan's lines. */
  public List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (Plan.PlannedStack stack : plan.stacks()) {
      if (!stack.rows().isEmpty() || stack.stack().refused()) {
        addStack(lines, stack);
      }
    }
    lines.add(style.paint(Tone.STRONG, RowWords.summary(plan)) + " Nothing was written.");
    return lines;
  }

  private void addStack(List<String> lines, Plan.PlannedStack stack) {
    lines.add(style.paint(Tone.STRONG, RowWords.heading(stack.stack())));
    TextTable table = new TextTable();
    table.add(
        text -> style.paint(Tone.FAINT, text),
        List.of(" ", "REGION", "EVENT", "LIVE", "DECLARED", "RESULT"));
    stack
        .rows()
        .forEach(row -> table.add(text -> style.paint(tone(row.verdict()), text), cells(row)));
    table.lines().forEach(line -> lines.add("  " + line));
    stack.rows().stream()
        .filter(row -> !row.detail().isEmpty())
        .forEach(row -> addDetail(lines, row));
    stack
        .stack()
        .notes()
        .forEach(note -> lines.addAll(Wrapped.lines("Note: " + note, width, "  ")));
    lines.add("");
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.verdict().mark(),
        row.event().region(),
        row.event().kind().word(),
        RowWords.live(row),
        RowWords.desired(row),
        RowWords.result(row));
  }

  private void addDetail(List<String> lines, Row row) {
    lines.addAll(Wrapped.lines(row.event().region() + ": " + row.detail(), width, "  "));
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict.exitCode()) {
      case ExitCode.NOTHING -> Tone.CALM;
      case ExitCode.CHANGES -> Tone.CHANGE;
      default -> Tone.ALARM;
    };
  }
}
