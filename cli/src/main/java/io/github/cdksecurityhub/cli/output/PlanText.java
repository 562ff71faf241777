package io.github.cdksecurityhub.cli.output;

import io.github.cdksecurityhub.cli.output.Style.Tone;
import io.github.cdksecurityhub.cli.plan.Action;
import io.github.cdksecurityhub.cli.plan.ExitCode;
import io.github.cdksecurityhub.cli.plan.NativeRow;
import io.github.cdksecurityhub.cli.plan.Plan;
import io.github.cdksecurityhub.cli.plan.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan for a terminal.
 *
 * @param style colours, or none
 * @param width how wide sentences may be; tables are as wide as they are
 */
public record PlanText(Style style, int width) {

  /**
   * {@return the lines for a terminal, a summary last}
   *
   * @param plan what a deployment would do; stacks with nothing to report are left out
   */
  public List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (Plan.PlannedStack stack : plan.stacks()) {
      if (!stack.isEmpty()) {
        addStack(lines, stack);
      }
    }
    lines.add(style.paint(Tone.STRONG, RowTexts.summary(plan)) + " Nothing was written.");
    return lines;
  }

  private void addStack(List<String> lines, Plan.PlannedStack stack) {
    lines.add(style.paint(Tone.STRONG, Escaped.terminal(RowTexts.heading(stack.stack()))));
    if (!stack.rows().isEmpty() || !stack.natives().isEmpty()) {
      table(stack).lines().forEach(line -> lines.add("  " + line));
    }
    stack.rows().stream()
        .filter(row -> !row.detail().isEmpty())
        .forEach(row -> addDetail(lines, row.event().region(), row.detail()));
    stack.natives().forEach(row -> addFields(lines, row));
    stack.natives().stream()
        .filter(row -> !NativeTexts.detail(row).isEmpty())
        .forEach(row -> addDetail(lines, row.event().label(), NativeTexts.detail(row)));
    stack
        .stack()
        .unseen()
        .forEach(why -> lines.addAll(Wrapped.lines("Not seen: " + why, width, "  ")));
    stack.notes().forEach(note -> lines.addAll(Wrapped.lines("Note: " + note, width, "  ")));
    lines.add("");
  }

  private TextTable table(Plan.PlannedStack stack) {
    TextTable table = new TextTable();
    table.add(
        text -> style.paint(Tone.FAINT, text),
        List.of(" ", "REGION", "EVENT", "LIVE", "DECLARED", "RESULT"));
    int first = NativeTexts.follow(stack);
    stack.rows().subList(0, first).forEach(row -> add(table, row.action(), cells(row)));
    stack.natives().forEach(row -> add(table, row.action(), cells(row)));
    stack
        .rows()
        .subList(first, stack.rows().size())
        .forEach(row -> add(table, row.action(), cells(row)));
    return table;
  }

  private void add(TextTable table, Action action, List<String> cells) {
    table.add(text -> style.paint(tone(action), text), cells);
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.action().mark(),
        row.event().region(),
        row.event().kind().word(),
        RowTexts.live(row),
        RowTexts.desired(row),
        RowTexts.result(row));
  }

  /** The resources of CloudFormation's own types are indented beneath their Region. */
  private static List<String> cells(NativeRow row) {
    return List.of(
        row.action().mark(),
        "  " + row.event().label(),
        row.event().kind().word(),
        NativeTexts.live(row),
        NativeTexts.declared(row),
        NativeTexts.result(row));
  }

  private void addFields(List<String> lines, NativeRow row) {
    List<String> fields = NativeTexts.fields(row);
    if (!fields.isEmpty()) {
      lines.add("  " + Escaped.terminal(row.event().label()) + ":");
    }
    fields.forEach(field -> lines.addAll(Wrapped.lines(field, width, "    ")));
  }

  private void addDetail(List<String> lines, String what, String why) {
    lines.addAll(Wrapped.lines(what + ": " + why, width, "  "));
  }

  private static Tone tone(Action action) {
    return switch (action.exitCode()) {
      case ExitCode.NOTHING -> Tone.CALM;
      case ExitCode.CHANGES -> Tone.CHANGE;
      default -> Tone.ALARM;
    };
  }
}
