package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;

/**
 * A {@link Lasting} condition that has begun.
 *
 * @param callsLeft calls that still meet it
 * @param until the instant at which its time is over
 */
record Countdown(int callsLeft, Instant until) {
  static final Countdown OVER = new Countdown(0, Instant.MIN);

  static Countdown of(Lasting lasting, Instant now) {
    return new Countdown(lasting.calls(), now.plus(lasting.duration()));
  }

  boolean isOver(Instant now) {
    return callsLeft == 0 && !now.isBefore(until);
  }

  Countdown afterOneCall() {
    return new Countdown(Math.max(0, callsLeft - 1), until);
  }
}
