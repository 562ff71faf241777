package io.github.cdksecurityhub.cli.console;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams and the environment of a command. Secrets that it knows are never printed. */
public final class Console {
  private static final int USUAL_WIDTH = 100;
  private static final int SHORTEST_SECRET = 10;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final boolean isTerminal;
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();
  private boolean refusesColours;

  public Console(
      PrintStream out, PrintStream err, Map<String, String> environment, boolean isTerminal) {
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
    this.isTerminal = isTerminal;
  }

  /** Returns the process's own. */
  public static Console ofProcess() {
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

  public Map<String, String> environment() {
    return environment;
  }

  /**
   * Returns colours on a terminal, or with {@code CLICOLOR_FORCE}, unless they are switched off
   * (no-color.org).
   */
  public Style style() {
    boolean isForced = !environment.getOrDefault("CLICOLOR_FORCE", "0").matches("0?");
    boolean objected = refusesColours || !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    return new Style((isForced || (isTerminal && !dumb)) && !objected);
  }

  public void refuseColours() {
    refusesColours = true;
  }

  /** Returns the width of the terminal; in a pipe a usual one. */
  public int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (!columns.matches("[1-9]\\d{0,3}") && isTerminal) {
      columns = columnsOfTerminal();
    }
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }

  /** Shells don't export COLUMNS. */
  private static String columnsOfTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.replaceFirst("^\\d+ ", "").strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** From now on, neither this nor a line of it is printed. */
  public void conceal(String secret) {
    secret.lines().filter(line -> line.length() >= SHORTEST_SECRET).forEach(secrets::add);
  }

  /** Returns the text without what must not be printed. */
  public String concealed(String text) {
    String safe = text;
    for (String secret : secrets) {
      safe = safe.replace(secret, "(concealed)");
    }
    return safe;
  }

  /** Prints results, each line already escaped for its format. */
  public void print(List<String> lines) {
    for (String line : lines) {
      out.println(concealed(line));
    }
    out.flush();
  }

  /** Prints a line of any text beside the results. */
  public void progress(String line) {
    err.println(Escaped.terminal(concealed(line)));
    err.flush();
  }

  /** Prints why the command ends. */
  public void error(String line) {
    err.print(style().paint(Style.Tone.ALARM, "Error: "));
    progress(line);
  }

  /** Returns a writer for results that picocli makes. */
  public PrintWriter results() {
    return new PrintWriter(out, true);
  }

  /** Returns whether something that was printed as a result did not arrive. */
  public boolean hasLostOutput() {
    return out.checkError();
  }
}
