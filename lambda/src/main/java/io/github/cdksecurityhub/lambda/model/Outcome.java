package io.github.cdksecurityhub.lambda.model;

import java.util.Locale;

/** The result of an event, as the attribute {@code Outcome} reports it. */
public enum Outcome {
  /** Live was as desired; nothing was written. */
  UNCHANGED,
  /** Live was changed to what is declared. */
  UPDATED,
  /** What was there before is back. */
  RESTORED,
  /** LOCAL, false, NONE was written. */
  RESET,
  /** Nothing was changed, as declared. */
  RETAINED,
  /** Nothing was changed, because live is not, or no longer, this resource's. */
  LEFT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
