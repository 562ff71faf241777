package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One event's time: when it began, and when waiting must end so that there is still time to answer.
 *
 * <p>Nothing is written after its end: by then the watchdog may be answering.
 *
 * @param clock what measures it
 * @param start when the event began
 * @param end when the last wait ends
 * @param propagation how long after {@code start} permissions and registrations may take to spread;
 *     zero on all but Create
 */
public record Deadline(Clock clock, Instant start, Instant end, Duration propagation) {

  /** Refuses null. */
  public Deadline {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(propagation, "propagation");
  }

  /** Tells whether no more may be begun. */
  boolean isSpent() {
    return !clock.now().isBefore(end);
  }

  /** Returns how long the event has taken so far. */
  Duration elapsed() {
    return Duration.between(start, clock.now());
  }

  /** Lets {@code wished} pass, or what is left where that is less. */
  void pause(Duration wished) throws InterruptedException {
    Duration left = Duration.between(clock.now(), end);
    Duration pause = wished.compareTo(left) < 0 ? wished : left;
    if (!pause.isNegative() && !pause.isZero()) {
      clock.pause(pause);
    }
  }
}
