package io.github.cdksecurityhub.lambda.drift;

import java.io.IOException;
import java.util.List;

/** Publishes events to the subscribers. */
@FunctionalInterface
public interface EventPublisher {

  /**
   * Publishes one event per detail, and none where there is none.
   *
   * @throws IOException where one of them may not have arrived; the others have
   */
  void publish(List<String> details) throws IOException, InterruptedException;
}
