package io.github.cdksecurityhub.local.securityhub;

import java.time.Duration;
import java.time.Instant;

/**
 * The calls that an account may still make in a Region: 10 a second, bursts of 30 (R5).
 *
 * @param tokens calls that may be made at once
 * @param at when that was so
 */
record TokenBucket(double tokens, Instant at) {
  private static final double RATE = 10;
  private static final double BURST = 30;

  static TokenBucket full(Instant now) {
    return new TokenBucket(BURST, now);
  }

  TokenBucket refilledAt(Instant now) {
    double seconds = Duration.between(at, now).toNanos() / 1e9;
    return new TokenBucket(Math.min(BURST, tokens + Math.max(0, seconds) * RATE), now);
  }

  boolean isEmpty() {
    return tokens < 1;
  }

  TokenBucket afterOneCall() {
    return new TokenBucket(tokens - 1, at);
  }
}
