package io.github.cdksecurityhub.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows of cells in columns, the last one wrapped; colours don't count as width. */
public final class TextTable {
  private static final String GAP = "  ";
  private static final int NARROWEST = 24;
  private static final int NARROWEST_TEXT = 20;

  private final List<Row> rows = new ArrayList<>();

  private record Row(UnaryOperator<String> paint, List<String> cells) {}

  public TextTable(Style style, List<String> head) {
    add(text -> style.paint(Style.Tone.FAINT, text), head);
  }

  /** Adds a row, to be painted as a whole once it is aligned. */
  public void add(UnaryOperator<String> paint, List<String> cells) {
    rows.add(new Row(paint, cells.stream().map(Escaped::terminal).toList()));
  }

  public List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      int last = row.cells().size() - 1;
      StringBuilder start = new StringBuilder();
      for (int column = 0; column < last; column++) {
        String cell = row.cells().get(column);
        start.append(cell).append(" ".repeat(width(column) - cell.length())).append(GAP);
      }
      int room = Math.max(NARROWEST, width - start.length());
      String indent = start.toString();
      for (String part : lastCell(row.cells().get(last), room)) {
        lines.add(row.paint().apply((indent + part).stripTrailing()));
        indent = " ".repeat(start.length());
      }
    }
    return lines;
  }

  /** A transition breaks before its arrow. */
  private static List<String> lastCell(String cell, int room) {
    if (cell.length() <= room) {
      return List.of(cell);
    }
    return Stream.of(cell.split(" (?=-> )"))
        .flatMap(part -> wrapped(part, room, "").stream())
        .toList();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.cells().get(column).length()).max().orElse(0);
  }

  /** Breaks a text between words into lines of at most {@code width}, indent included. */
  public static List<String> wrapped(String text, int width, String indent) {
    int room = Math.max(width, NARROWEST_TEXT) - indent.length();
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Escaped.terminal(text.strip()).split(" +")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > room) {
        lines.add(indent + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(indent + line);
    return lines;
  }
}
