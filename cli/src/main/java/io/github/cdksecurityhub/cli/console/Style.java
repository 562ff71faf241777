package io.github.cdksecurityhub.cli.console;

/**
 * Colours, or none.
 *
 * @param coloured whether there are any
 */
public record Style(boolean coloured) {

  /** What a colour means; each has a word or a mark beside it, so that it is not all that tells. */
  public enum Tone {
    /** Nothing to do. */
    CALM("32", "ok"),
    /** Something changes. */
    CHANGE("33", "change"),
    /** Something is in the way. */
    ALARM("31", "alarm"),
    /** Of less weight than the rest. */
    FAINT("2", "none"),
    /** A heading. */
    STRONG("1", "");

    private final String code;
    private final String cssClass;

    Tone(String code, String cssClass) {
      this.code = code;
      this.cssClass = cssClass;
    }

    /** Returns the class of an HTML element. */
    public String cssClass() {
      return cssClass;
    }
  }

  /** Returns {@code text} in that tone, and unchanged where there are no colours. */
  public String paint(Tone tone, String text) {
    return coloured && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }
}
