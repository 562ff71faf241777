package io.github.cdksecurityhub.lambda.drift;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Publishes events to the subscribers. */
@FunctionalInterface
public interface EventPublisher {

  /**
   * Publishes {@code events}, and removes from them each that has arrived.
   *
   * @param end when it stops retrying
   * @throws IOException where one of them may not have arrived; it is still in {@code events}
   */
  void publish(List<DriftEvent> events, Instant end) throws IOException, InterruptedException;
}
