package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.Escaped;
import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.cli.console.Style.Tone;
import io.github.cdksecurityhub.cli.console.TextTable;
import java.util.ArrayList;
import java.util.List;

record PlanText(Style style, int width) {
  private static final String INDENT = "  ";

  List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    addWeakenings(lines, plan);
    plan.stacks().stream().filter(each -> !each.isEmpty()).forEach(each -> add(lines, each));
    for (String remark : plan.remarks()) {
      wrap(lines, remark, "");
      lines.add("");
    }
    for (String line : TextTable.wrapped(plan.summary() + " Nothing was written.", width, "")) {
      lines.add(style.paint(Tone.STRONG, line));
    }
    return lines;
  }

  private void addWeakenings(List<String> lines, Plan plan) {
    if (plan.weakenings().isEmpty()) {
      return;
    }
    lines.add(style.paint(Tone.STRONG, "Weakens coverage:"));
    for (String each : plan.weakenings()) {
      List<String> wrapped = new ArrayList<>(TextTable.wrapped(each, width, INDENT));
      wrapped.set(0, "! " + wrapped.get(0).strip());
      wrapped.forEach(line -> lines.add(style.paint(Tone.ALARM, line)));
    }
    lines.add("");
  }

  private void add(List<String> lines, Plan.PlannedStack stack) {
    lines.add(style.paint(Tone.STRONG, Escaped.terminal(stack.heading())));
    List<RowText> rows = RowText.of(stack);
    if (!rows.isEmpty()) {
      table(rows).lines(width - INDENT.length()).forEach(line -> lines.add(INDENT + line));
    }
    rows.forEach(row -> addMore(lines, row));
    stack.unseen().forEach(why -> wrap(lines, "Not seen: " + why, INDENT));
    stack.notes().forEach(note -> wrap(lines, "Note: " + note, INDENT));
    lines.add("");
  }

  private TextTable table(List<RowText> rows) {
    TextTable table =
        new TextTable(style, List.of(" ", "REGION", "EVENT", "RESULT", "CONFIGURATION"));
    for (RowText row : rows) {
      Action action = row.row().action();
      table.add(
          text -> style.paint(action.tone(), text),
          List.of(
              action.mark,
              (row.isBeneath() ? INDENT : "") + row.name(),
              row.event(),
              row.result(),
              row.transition()));
    }
    return table;
  }

  private void addMore(List<String> lines, RowText row) {
    if (!row.changes().isEmpty()) {
      wrap(lines, row.name() + ":", INDENT);
      row.changes().forEach(change -> wrap(lines, change, INDENT + INDENT));
    }
    if (!row.detail().isEmpty()) {
      wrap(lines, row.name() + ": " + row.detail(), INDENT);
    }
  }

  private void wrap(List<String> lines, String text, String indent) {
    lines.addAll(TextTable.wrapped(text, width, indent));
  }
}
