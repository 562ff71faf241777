package io.github.cdksecurityhub.cli.output;

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

  /**
   * {@return one line for a terminal}
   *
   * @param text any text; what can't be printed becomes {@code ?}
   */
  public static String terminal(String text) {
    return text.replaceAll("\\R", " ").replaceAll(UNPRINTABLE, "?");
  }

  /**
   * {@return one line of Markdown that shows just this text}
   *
   * @param text any text; a zero-width space keeps GitHub and GitLab from links and mentions
   */
  public static String markdown(String text) {
    return terminal(text)
        .replaceAll("[\\\\`*{}\\[\\]|~&$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\$0")
        .replace("<", "&lt;")
        .replaceAll("[@#%^!](?=\\S)|:(?=//)|www(?=\\.)", "$0" + BREAK);
  }

  /**
   * {@return a code span of Markdown, for use in a table too}
   *
   * @param text any text; a backtick and a bar, which would end the span or the cell, are replaced
   */
  public static String code(String text) {
    return "`" + terminal(text).replace('`', '\'').replace('|', '\u00a6') + "`";
  }
}
