package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Locale;

/** The steps of every event, in their order. */
public enum Phase {
  READ,
  OBSERVE,
  /** Comparing it with what is desired. */
  DIFF,
  APPLY,
  /** Reading until the service shows what was written. */
  AWAIT,
  REPORT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
