package io.github.cdksecurityhub.local.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal shows in the end, as an SVG: {@code script -qc COMMAND /dev/null | java
 * TerminalPicture.java TITLE [FROM UNTIL] > picture.svg}, where a long run is shown from the first
 * line that has one text until the first that has another.
 *
 * <p>It knows what our own output uses: colours, lines that are drawn over, and nothing else.
 */
public final class TerminalPicture {
  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[([0-9;?]*)([A-Za-z])");
  private static final Map<String, String> STYLES =
      Map.of(
          "1", "font-weight=\"bold\"",
          "2", "fill=\"#8b949e\"",
          "31", "fill=\"#ff7b72\"",
          "32", "fill=\"#7ee787\"",
          "33", "fill=\"#e3b341\"",
          "36", "fill=\"#79c0ff\"");
  private static final double CHARACTER = 8.4;
  private static final int LINE = 19;
  private static final int MARGIN = 16;
  private static final int TITLE_BAR = 34;

  /** A text of one style. */
  private record Piece(String text, String style) {}

  private final List<List<Piece>> lines = new ArrayList<>();
  private int row;
  private String style = "";

  private TerminalPicture() {
    lines.add(new ArrayList<>());
  }

  /**
   * Draws the standard input.
   *
   * @param args the title, and perhaps from where until where
   */
  public static void main(String[] args) throws IOException {
    TerminalPicture picture = after(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    if (args.length == 3) {
      picture.keep(args[1], args[2]);
    }
    System.out.write(picture.svg(args[0]).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  /** What a terminal shows after {@code output}. */
  static TerminalPicture after(String output) {
    TerminalPicture picture = new TerminalPicture();
    picture.read(output.replace("\r", "").stripTrailing());
    return picture;
  }

  void keep(String from, String until) {
    int start = find(from, 0);
    List<List<Piece>> kept = new ArrayList<>(lines.subList(start, find(until, start)));
    while (kept.get(kept.size() - 1).isEmpty()) {
      kept.remove(kept.size() - 1);
    }
    lines.clear();
    lines.addAll(kept);
  }

  private int find(String text, int start) {
    for (int i = start; i < lines.size(); i++) {
      if (lines.get(i).stream().anyMatch(piece -> piece.text().contains(text))) {
        return i;
      }
    }
    throw new IllegalArgumentException("no line of the output has \"" + text + "\"");
  }

  private void read(String output) {
    Matcher escape = ESCAPE.matcher(output);
    int at = 0;
    while (escape.find()) {
      write(output.substring(at, escape.start()));
      obey(escape.group(2), escape.group(1));
      at = escape.end();
    }
    write(output.substring(at));
  }

  private void write(String text) {
    String[] parts = text.split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        row++;
        if (row == lines.size()) {
          lines.add(new ArrayList<>());
        }
      }
      if (!parts[i].isEmpty()) {
        lines.get(row).add(new Piece(parts[i], style));
      }
    }
  }

  private void obey(String command, String parameter) {
    switch (command) {
      case "m" -> style = STYLES.getOrDefault(parameter, "");
      case "A" -> row = Math.max(0, row - Integer.parseInt(parameter));
      case "K" -> lines.get(row).clear();
      default -> {
        // Cursor shown or hidden: nothing that stays.
      }
    }
  }

  String svg(String title) {
    int columns = lines.stream().mapToInt(TerminalPicture::length).max().orElse(0);
    long width = Math.round(columns * CHARACTER) + 2L * MARGIN;
    int height = TITLE_BAR + lines.size() * LINE + MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" aria-label="%s">
        <rect width="100%%" height="100%%" rx="8" fill="#0d1117"/>
        <g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3" xml:space="preserve">
        <text x="%d" y="22" fill="#8b949e">$ %s</text>
        """
            .formatted(width, height, escaped(title), MARGIN, escaped(title)));
    for (int i = 0; i < lines.size(); i++) {
      svg.append(text(lines.get(i), TITLE_BAR + (i + 1) * LINE - 4));
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  /** Each piece at its own column: fonts differ in how wide a character is. */
  private static String text(List<Piece> pieces, int y) {
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (Piece piece : pieces) {
      if (!piece.text().isBlank()) {
        line.append(
            String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\"%s>%s</text>\n",
                MARGIN + column * CHARACTER,
                y,
                length(List.of(piece)) * CHARACTER,
                piece.style().isEmpty() ? "" : " " + piece.style(),
                escaped(piece.text())));
      }
      column += length(List.of(piece));
    }
    return line.toString();
  }

  private static int length(List<Piece> pieces) {
    return pieces.stream()
        .mapToInt(piece -> piece.text().codePointCount(0, piece.text().length()))
        .sum();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
