package io.github.cdksecurityhub.lambda.model;

import java.util.Locale;

/** What an event came to, as the attribute {@code Outcome} tells it. */
public enum Outcome {
  /** Live was as wanted; nothing was written. */
  UNCHANGED,
  /** Live was brought to what is declared. */
  UPDATED,
  /** What was there before is back. */
  RESTORED,
  /** LOCAL, false, NONE was written. */
  RESET,
  /** Left as it is, as declared. */
  RETAINED,
  /** Left as it is, because it isn't ours, or isn't ours any more. */
  LEFT;

  /** Returns the word used in attributes and logs, such as {@code unchanged}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
