package io.github.cdksecurityhub.cli.console;

/**
 * Text of a service, a template or a user, escaped for the place that it is printed in.
 *
 * <p>No control or format character passes anywhere: these steer terminals and hide or reorder what
 * is read.
 */
public final class Escaped {
  /** Control and format characters, separators of lines, lone surrogates, and unassigned ones. */
  private static final String UNPRINTABLE = "[\\p{C}\\p{Zl}\\p{Zp}]";

  private static final String BREAK = "\u200b";

  private Escaped() {}

  public static String terminal(String text) {
    return text.replaceAll("\\R", " ").replaceAll(UNPRINTABLE, "?");
  }

  /** Returns one line of Markdown that shows just this text. */
  public static String markdown(String text) {
    return terminal(text)
        .replaceAll("[\\\\`*{}\\[\\]|~&$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\$0")
        .replace("<", "&lt;")
        .replaceAll("[@#%^!](?=\\S)|:(?=//)|www(?=\\.)", "$0" + BREAK);
  }

  /** Returns a code span of Markdown, for use in a table too. */
  public static String code(String text) {
    return "`" + terminal(text).replace('`', '\'').replace('|', '\u00a6') + "`";
  }
}
