package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock on which waiting takes no time: a pause moves it on at once. */
public final class ManualClock implements Clock {
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void pause(Duration duration) {
    now = now.plus(duration);
  }
}
