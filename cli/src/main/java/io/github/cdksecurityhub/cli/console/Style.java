package io.github.cdksecurityhub.cli.console;

/** Colours, or none. */
public record Style(boolean coloured) {

  /** What a colour means; each has a word or a mark beside it, so that it is not all that tells. */
  public enum Tone {
    CALM("32", "ok"),
    CHANGE("33", "change"),
    ALARM("31", "alarm"),
    FAINT("2", "none"),
    STRONG("1", "");

    private final String code;
    private final String cssClass;

    Tone(String code, String cssClass) {
      this.code = code;
      this.cssClass = cssClass;
    }

    public String cssClass() {
      return cssClass;
    }
  }

  public String paint(Tone tone, String text) {
    return coloured && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }
}
