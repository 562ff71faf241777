package io.github.cdksecurityhub.cli.output;

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

  /**
   * {@return {@code text} in that tone, and unchanged where there are no colours}
   *
   * @param tone what the colour is to mean
   * @param text what is painted, without a tone of its own: that would end this one
   */
  public String paint(Tone tone, String text) {
    return coloured && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }
}
