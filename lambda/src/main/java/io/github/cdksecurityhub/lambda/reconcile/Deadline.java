package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * When the work on one event ends, early enough to still send the response.
 *
 * <p>Nothing is written after it. It also passes when it is closed, which the entry does once the
 * response is sent: an instance that Lambda froze in a wait and woke for a later event must not
 * write behind CloudFormation's back, and the clock of a frozen instance stands still.
 */
public final class Deadline {
  private final Clock clock;
  private final Instant start;
  private final Instant end;
  private final Duration propagation;
  private volatile boolean closed;

  /**
   * Sets the deadline of an event that begins now.
   *
   * @param clock the time
   * @param end when the last wait ends
   * @param propagation how long from now permissions and registrations may take to propagate; zero
   *     on all but Create
   */
  public Deadline(Clock clock, Instant end, Duration propagation) {
    this.clock = clock;
    this.start = clock.now();
    this.end = end;
    this.propagation = propagation;
  }

  /** Makes the deadline pass at once. */
  public void close() {
    closed = true;
  }

  /** Returns whether it has passed. */
  public boolean isPassed() {
    return closed || !clock.now().isBefore(end);
  }

  /** Returns the time now. */
  Instant now() {
    return clock.now();
  }

  Instant end() {
    return end;
  }

  Instant propagationEnd() {
    return start.plus(propagation);
  }

  /** Returns how long the event has taken so far. */
  Duration elapsed() {
    return Duration.between(start, clock.now());
  }

  /** Sleeps for {@code wished}, or until the deadline where that comes first. */
  void pause(Duration wished) throws InterruptedException {
    Duration left = Duration.between(clock.now(), end);
    Duration pause = wished.compareTo(left) < 0 ? wished : left;
    if (!closed && !pause.isNegative() && !pause.isZero()) {
      clock.pause(pause);
    }
  }
}
