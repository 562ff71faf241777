package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;

/** The time, and the passing of it: what a test replaces so that minutes take no time. */
public interface Clock {

  /** Returns the time now. */
  Instant now();

  /**
   * Lets {@code duration} pass.
   *
   * @throws InterruptedException where the function is told to stop
   */
  void pause(Duration duration) throws InterruptedException;

  /** Returns the machine's clock. */
  static Clock system() {
    return new Clock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
      }
    };
  }
}
