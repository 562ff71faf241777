package io.github.cdksecurityhub.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of cells, each column as wide as its widest cell. Colours don't count as width. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<UnaryOperator<String>> paints = new ArrayList<>();

  /** Adds a row, to be painted as a whole once it is aligned. */
  TextTable add(UnaryOperator<String> paint, List<String> cells) {
    rows.add(cells.stream().map(Escaped::terminal).toList());
    paints.add(paint);
    return this;
  }

  /** Returns the lines, without a line's end and without blanks at their ends. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < rows.get(row).size(); column++) {
        String cell = rows.get(row).get(column);
        line.append(column == 0 ? "" : GAP).append(cell);
        line.append(" ".repeat(width(column) - cell.length()));
      }
      lines.add(paints.get(row).apply(line.toString().stripTrailing()));
    }
    return lines;
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
