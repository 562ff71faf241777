package io.github.cdksecurityhub.local.lambda;

import java.time.Duration;

/**
 * How Lambda treats events that a function fails on, as {@code AWS::Lambda::EventInvokeConfig}
 * says.
 *
 * @param maximumRetryAttempts how many more times a failed event is run, 0 to 2
 * @param maximumEventAge how old an event may get before it is dropped, 60 s to 6 h
 */
public record EventInvokeConfig(int maximumRetryAttempts, Duration maximumEventAge) {

  /** Lambda's own: two more attempts, six hours. */
  public static final EventInvokeConfig DEFAULT = new EventInvokeConfig(2, Duration.ofHours(6));

  /** Refuses what Lambda refuses. */
  public EventInvokeConfig {
    if (maximumRetryAttempts < 0 || maximumRetryAttempts > 2) {
      throw new IllegalArgumentException(
          "MaximumRetryAttempts must be 0 to 2, got " + maximumRetryAttempts);
    }
  }
}
