package io.github.cdksecurityhub.lambda.handler;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import java.time.Duration;
import java.time.Instant;

/**
 * How an invocation's time is divided: work, then the watchdog's answer, then the end, at which
 * Lambda kills the function. All of it follows the time that Lambda gives.
 *
 * @param start when the invocation began
 * @param workEnd when the last wait ends and nothing more is written
 * @param watchdog when the answer is given even if the work hangs
 * @param functionEnd when Lambda ends the function
 */
record Timetable(Instant start, Instant workEnd, Instant watchdog, Instant functionEnd) {
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PROPAGATION = Duration.ofSeconds(60);
  private static final int RESERVE_SHARE = 6;
  private static final int PROPAGATION_SHARE = 15;

  static Timetable of(Instant start, Duration remaining) {
    Duration reserve = shorter(remaining.dividedBy(RESERVE_SHARE), LONGEST_RESERVE);
    Instant end = start.plus(remaining);
    return new Timetable(start, end.minus(reserve), end.minus(reserve.dividedBy(2)), end);
  }

  /**
   * Only a Create waits for permissions and registrations to spread: a minute at most (R15, R39).
   */
  Deadline budgetFor(String requestType, Clock clock) {
    Duration share = Duration.between(start, functionEnd).dividedBy(PROPAGATION_SHARE);
    Duration propagation =
        requestType.equals("Create") ? shorter(share, LONGEST_PROPAGATION) : Duration.ZERO;
    return new Deadline(clock, start, workEnd, propagation);
  }

  Duration untilWatchdog(Instant now) {
    Duration left = Duration.between(now, watchdog);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
