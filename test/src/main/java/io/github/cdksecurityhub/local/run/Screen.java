package io.github.cdksecurityhub.local.run;

import java.io.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the local run is shown: a terminal with colours and lines that are redrawn, or a pipe with
 * plain lines. Nothing is wider than 80 columns.
 */
final class Screen {

  /** The widest line. */
  static final int WIDTH = 80;

  private static final String ESCAPE = "\u001b[";

  private final PrintStream out;
  private final boolean terminal;
  private final boolean coloured;
  private int redrawable;

  /** Styles of text. */
  enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /** What the lines are written to. */
  enum Kind {
    TERMINAL,
    PIPE
  }

  Screen(PrintStream out, Kind kind, Map<String, String> environment) {
    this.out = out;
    this.terminal = kind == Kind.TERMINAL && !"dumb".equals(environment.get("TERM"));
    this.coloured = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** The screen of this process. */
  static Screen standard() {
    return new Screen(System.out, isTerminal() ? Kind.TERMINAL : Kind.PIPE, System.getenv());
  }

  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console in a pipe too, and this method to distinguish them.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Whether lines can be redrawn. */
  boolean redraws() {
    return terminal;
  }

  /** Whether text may have colours. */
  boolean isColoured() {
    return coloured;
  }

  String styled(Style style, String text) {
    return coloured && !text.isEmpty() ? ESCAPE + style.code + "m" + text + ESCAPE + "0m" : text;
  }

  synchronized void line(String text) {
    settle();
    out.println(text);
    out.flush();
  }

  /** Text that may be long, broken at blanks; its first line begins with {@code prefix}. */
  void paragraph(String prefix, String text) {
    List<String> lines = wrap(text, WIDTH - prefix.length());
    line(prefix + lines.get(0));
    String indent = " ".repeat(prefix.length());
    lines.stream().skip(1).forEach(part -> line(indent + part));
  }

  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : text.split(" ")) {
      if (current.length() > 0 && current.length() + 1 + word.length() > width) {
        lines.add(current.toString());
        current.setLength(0);
      }
      current.append(current.length() == 0 ? "" : " ").append(word);
    }
    lines.add(current.toString());
    return lines;
  }

  /** Draws lines that the next call draws over. */
  synchronized void redraw(List<String> lines) {
    StringBuilder frame = new StringBuilder();
    frame.append(redrawable > 0 ? ESCAPE + redrawable + "A" : "");
    lines.forEach(text -> frame.append(ESCAPE).append("2K").append(text).append('\n'));
    out.print(frame);
    out.flush();
    redrawable = lines.size();
  }

  /** Leaves the lines drawn last as they are. */
  synchronized void settle() {
    redrawable = 0;
  }
}
