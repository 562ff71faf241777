package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.Observation;

/**
 * What was read of a Region at one moment.
 *
 * @param observation what is live
 * @param ownership who manages it, and what was there before
 */
public record OwnedState(Observation observation, Ownership ownership) {
  /** Returns what is live. */
  public LiveConfiguration live() {
    return observation.live();
  }
}
