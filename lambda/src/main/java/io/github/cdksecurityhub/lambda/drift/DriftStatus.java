package io.github.cdksecurityhub.lambda.drift;

/** The result of checking one Region; the names are those of the event's {@code state}. */
public enum DriftStatus {
  /** Live is as declared. */
  IN_SYNC,
  /** Live is as declared, and the service is still applying it (R24): no drift. */
  SETTLING,
  /** Live differs while the stack is being deployed: the next run decides. */
  DEPLOYING,
  /** Live differs, and no deployment explains it. */
  DRIFTED,
  /** Live differed and is as declared again, proven as after a deployment. */
  HEALED,
  /** Live differs and could not be, or was not, healed. */
  NOT_HEALED,
  /** Live could not be read: never taken for "no drift". */
  UNREADABLE;

  /** Returns whether live is known to differ from what is declared. */
  public boolean isDrift() {
    return this == DRIFTED || this == NOT_HEALED;
  }

  public boolean isReported() {
    return isDrift() || this == HEALED || this == UNREADABLE;
  }
}
