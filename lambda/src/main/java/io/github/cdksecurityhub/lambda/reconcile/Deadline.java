package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When the work on one event ends, early enough to still send the response.
 *
 * <p>Nothing is written after it. It also passes when it is closed, which the entry point does
 * before the response is sent: an instance that Lambda froze in a wait and woke for a later event
 * must not write what CloudFormation no longer waits for, and the clock of a frozen instance stops.
 */
public final class Deadline {
  private final Clock clock;
  private final Instant start;
  private final Instant end;
  private final Duration propagation;
  private final Optional<Deadline> outer;
  private volatile boolean closed;

  /**
   * Sets the deadline of an event that begins now.
   *
   * @param end when the last wait ends
   * @param propagation how long from now permissions and registrations may take to propagate; zero
   *     on all but Create
   */
  public Deadline(Clock clock, Instant end, Duration propagation) {
    this(clock, end, propagation, Optional.empty());
  }

  private Deadline(Clock clock, Instant end, Duration propagation, Optional<Deadline> outer) {
    this.clock = clock;
    this.start = clock.now();
    this.end = end;
    this.propagation = propagation;
    this.outer = outer;
  }

  /** Returns a deadline that passes with this one, and after {@code limit} at the latest. */
  public Deadline atMost(Duration limit) {
    Instant earlier = Collections.min(List.of(clock.now().plus(limit), end));
    return new Deadline(clock, earlier, Duration.ZERO, Optional.of(this));
  }

  public void close() {
    closed = true;
  }

  public boolean isPassed() {
    return isClosed() || !clock.now().isBefore(end);
  }

  /** Returns whether the response is sent, so that nothing more may be done. */
  public boolean isClosed() {
    return closed || outer.filter(Deadline::isClosed).isPresent();
  }

  public Instant now() {
    return clock.now();
  }

  Instant end() {
    return end;
  }

  public Duration left() {
    return Duration.between(clock.now(), end);
  }

  Instant propagationEnd() {
    return start.plus(propagation);
  }

  Duration elapsed() {
    return Duration.between(start, clock.now());
  }

  Duration jittered(Duration longest) {
    return clock.jittered(longest);
  }

  public void pause(Duration wished) throws InterruptedException {
    Duration pause = Collections.min(List.of(wished, left()));
    if (!isClosed() && !pause.isNegative() && !pause.isZero()) {
      clock.pause(pause);
    }
  }
}
