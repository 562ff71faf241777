package io.github.cdksecurityhub.lambda.drift;

/** What a look at one Region comes to; the names are those of the event's {@code state}. */
public enum DriftStatus {
  /** Live is as declared. */
  IN_SYNC,
  /** Live has what is declared, and the service is still at it (R24): no drift. */
  SETTLING,
  /** Live differs while the stack itself is being deployed: too early to tell. */
  DEPLOYING,
  /** Live differs, and no deployment explains it. */
  DRIFTED,
  /** Live differed and is as declared again, proven as after a deployment. */
  HEALED,
  /** Live differs, was to be put back, and was not. */
  NOT_HEALED,
  /** Nobody knows what is live: never taken for "no drift". */
  UNREADABLE;

  /** Tells whether live is known to differ from what is declared. */
  public boolean isDrift() {
    return this == DRIFTED || this == NOT_HEALED;
  }

  /** Tells whether somebody has to be told. */
  public boolean isNews() {
    return isDrift() || this == HEALED || this == UNREADABLE;
  }
}
