package io.github.cdksecurityhub.local.securityhub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A source of time that stops until a test moves it. */
public final class ManualTime implements InstantSource {
  private volatile Instant now;

  /**
   * Starts at an instant.
   *
   * @param start the first instant that it returns
   */
  public ManualTime(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Moves time on.
   *
   * @param duration how far
   */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
