package io.github.cdksecurityhub.lambda.reconcile;

/** For how long a failure deserves another try (design decision 9). */
public enum RetryPolicy {
  /** Not at all: only somebody's doing changes it. */
  NONE,
  /**
   * About a minute, on Create only: permissions and registrations take a moment to spread (R39,
   * R15).
   */
  ON_CREATE,
  /** A few minutes with growing pauses: throttles, faults of the service, broken connections. */
  BACKOFF,
  /** To the end of the time: the service itself says that it passes (R22, R28). */
  WHILE_TIME_REMAINS
}
