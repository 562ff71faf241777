package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.Optional;

/**
 * What one read returned.
 *
 * @param live the configuration
 * @param statusFailure why its Status is FAILED (R21, R22, R24); empty with any other Status
 */
public record Observation(LiveConfiguration live, Optional<Failure> statusFailure) {
  /** Checks that a FAILED Status, and no other, has its failure. */
  public Observation {
    if (live.status().isFailed() != statusFailure.isPresent()) {
      throw new IllegalArgumentException("Status " + live.status() + " with " + statusFailure);
    }
  }
}
