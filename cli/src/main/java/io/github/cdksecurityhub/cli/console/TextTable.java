package io.github.cdksecurityhub.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows of cells in columns, the last one wrapped; colours don't count as width. */
public final class TextTable {
  private static final String GAP = "  ";
  private static final int NARROWEST = 24;

  private final List<List<String>> rows = new ArrayList<>();
  private final List<UnaryOperator<String>> paints = new ArrayList<>();

  public TextTable(Style style, List<String> head) {
    add(text -> style.paint(Style.Tone.FAINT, text), head);
  }

  /** Adds a row, to be painted as a whole once it is aligned. */
  public void add(UnaryOperator<String> paint, List<String> cells) {
    rows.add(cells.stream().map(Escaped::terminal).toList());
    paints.add(paint);
  }

  public List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<String> cells = rows.get(row);
      int last = cells.size() - 1;
      StringBuilder start = new StringBuilder();
      for (int column = 0; column < last; column++) {
        String cell = cells.get(column);
        start.append(cell).append(" ".repeat(width(column) - cell.length())).append(GAP);
      }
      int room = Math.max(NARROWEST, width - start.length());
      String indent = start.toString();
      for (String part : wrapped(cells.get(last), room)) {
        lines.add(paints.get(row).apply((indent + part).stripTrailing()));
        indent = " ".repeat(start.length());
      }
    }
    return lines;
  }

  /** A transition breaks before its arrow. */
  private static List<String> wrapped(String cell, int room) {
    if (cell.length() <= room) {
      return List.of(cell);
    }
    return Stream.of(cell.split(" (?=-> )"))
        .flatMap(part -> Wrapped.lines(part, room, "").stream())
        .toList();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
