package io.github.cdksecurityhub.lambda.model;

/** Which security standards a new member account gets (the service's own names). */
public enum AutoEnableStandards {
  /** The standards that Security Hub enables by default. */
  DEFAULT,
  /** None. */
  NONE
}
