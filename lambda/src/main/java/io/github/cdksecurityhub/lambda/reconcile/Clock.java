package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The time, and the passing of it: what a test replaces so that minutes take no time. */
public interface Clock {

  Instant now();

  void pause(Duration duration) throws InterruptedException;

  /**
   * Returns how long to pause: half to all of {@code longest}, by lot, so that Regions which were
   * throttled together do not return together.
   */
  default Duration jittered(Duration longest) {
    long millis = longest.toMillis();
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }

  /**
   * Returns a clock that begins at the machine's time and runs steadily from there: a correction of
   * the machine's clock must not end a wait early, nor lead one past the end of the function.
   */
  static Clock system() {
    Instant beginning = Instant.now();
    long origin = System.nanoTime();
    return new Clock() {
      @Override
      public Instant now() {
        return beginning.plusNanos(System.nanoTime() - origin);
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
      }
    };
  }
}
