package io.github.cdksecurityhub.cli.console;

/**
 * Colours, or none.
 *
 * @param coloured whether there are any
 */
public record Style(boolean coloured) {

  /** What a colour means. */
  public enum Tone {
    /** Nothing to do. */
    CALM("32"),
    /** Something changes. */
    CHANGE("33"),
    /** Something is in the way. */
    ALARM("31"),
    /** Of less weight than the rest. */
    FAINT("2"),
    /** A heading. */
    STRONG("1");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /** Returns {@code text} in that tone, and unchanged where there are no colours. */
  public String paint(Tone tone, String text) {
    return coloured && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }
}
