package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;

/**
 * A value whose reads go on showing an older one for a while after a write (R26, R41, R42).
 *
 * @param value what is in force
 * @param shown what reads show until {@code stale} is over
 * @param stale for how long
 */
record Eventual<T>(T value, T shown, Countdown stale) {
  /** A value that every read shows. */
  static <T> Eventual<T> of(T value) {
    return new Eventual<>(value, value, Countdown.OVER);
  }

  Eventual<T> showing(T old, Countdown countdown) {
    return new Eventual<>(value, old, countdown);
  }

  boolean isStale(Instant now) {
    return !stale.isOver(now);
  }

  Eventual<T> afterOneRead() {
    return showing(shown, stale.afterOneCall());
  }
}
