package io.github.cdksecurityhub.cli;

import io.github.cdksecurityhub.cli.output.Style;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The streams and the environment of a command.
 *
 * @param out results
 * @param err progress and errors
 * @param environment the environment's variables
 * @param isTerminal whether the output is a terminal
 */
record Console(
    PrintStream out, PrintStream err, Map<String, String> environment, boolean isTerminal) {
  static final Style.Tone ALARM = Style.Tone.ALARM;

  private static final int USUAL_WIDTH = 100;

  /** Copies the variables. */
  Console {
    environment = Map.copyOf(environment);
  }

  /** Returns the process's own. */
  static Console ofProcess() {
    boolean terminal = isTerminal(System.console()) && System.getenv("TERM") != null;
    return new Console(
        utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.getenv(), terminal);
  }

  /** From Java 22 on there is a console in a pipe too, and a method that reports a terminal. */
  private static boolean isTerminal(java.io.Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** A workflow's machine often has no encoding set. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * Returns colours on a terminal, or with {@code CLICOLOR_FORCE}, unless they are switched off
   * (no-color.org).
   */
  Style style(boolean refused) {
    boolean isForced = !environment.getOrDefault("CLICOLOR_FORCE", "0").matches("0?");
    boolean objected = refused || !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    return new Style((isForced || (isTerminal && !dumb)) && !objected);
  }

  /** Returns the width of the terminal. */
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }

  void print(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  void progress(String line) {
    err.println(line);
    err.flush();
  }
}
