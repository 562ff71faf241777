package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.time.Duration;
import java.util.Optional;

/**
 * What one read returned.
 *
 * @param statusFailure why its Status is FAILED (R21, R22, R24); empty with any other Status
 */
public record Observation(LiveConfiguration live, Optional<Failure> statusFailure) {
  /** A read shows every write that is this old, of the configuration (R26) as of tags (R41). */
  public static final Duration STALE = Duration.ofSeconds(10);

  public Observation {
    if (live.status().isFailed() != statusFailure.isPresent()) {
      throw new IllegalArgumentException("Status " + live.status() + " with " + statusFailure);
    }
  }
}
