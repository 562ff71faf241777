package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.Observation;

/** What was read of a Region at one moment. */
public record OwnedState(Observation observation, Ownership ownership) {
  public LiveConfiguration live() {
    return observation.live();
  }
}
