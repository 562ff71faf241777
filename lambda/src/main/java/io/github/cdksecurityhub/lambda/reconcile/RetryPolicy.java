package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** How long a failure is retried, and with which pauses; {@link FailureCause} names one per row. */
public enum RetryPolicy {
  /** Not retried: it stays until a user fixes the cause. */
  NONE(Duration.ZERO),
  /**
   * On Create only, for about a minute from the start of the event: permissions and registrations
   * take a moment to propagate (R15, R39). Each try is an AccessDenied in CloudTrail, so they are
   * few.
   */
  WHILE_PROPAGATING(Duration.ofSeconds(5)),
  /** For three minutes from the first failure: longer than most throttles and outages last. */
  BACKOFF(Duration.ofMillis(200)),
  /** Until the deadline: the service itself reports that it passes (R22, R28). */
  UNTIL_DEADLINE(Duration.ofSeconds(1));

  private static final Duration BACKOFF_LIMIT = Duration.ofMinutes(3);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int DOUBLINGS = 6;

  private final Duration firstPause;

  RetryPolicy(Duration firstPause) {
    this.firstPause = firstPause;
  }

  Instant retriesEnd(Instant firstFailure, Deadline deadline) {
    Instant end =
        switch (this) {
          case NONE -> firstFailure;
          case WHILE_PROPAGATING -> deadline.propagationEnd();
          case BACKOFF -> firstFailure.plus(BACKOFF_LIMIT);
          case UNTIL_DEADLINE -> deadline.end();
        };
    return Collections.min(List.of(end, deadline.end()));
  }

  /** Returns the longest pause after {@code failures} in a row; it doubles, up to ten seconds. */
  Duration longestPause(int failures) {
    return doubled(firstPause, failures - 1, LONGEST_PAUSE);
  }

  /** Returns {@code first}, doubled some {@code times}, and {@code longest} at most. */
  static Duration doubled(Duration first, int times, Duration longest) {
    return Collections.min(List.of(first.multipliedBy(1L << Math.min(times, DOUBLINGS)), longest));
  }
}
