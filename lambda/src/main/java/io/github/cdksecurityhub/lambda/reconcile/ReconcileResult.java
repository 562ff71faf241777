package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.Objects;

/**
 * The proof: what live was seen to be after the last step, and what it took.
 *
 * @param live what the last read showed; its fields are as desired and its Status is ENABLED
 * @param written whether anything was sent
 * @param changes what differed before, such as {@code AutoEnable: false -> true}; empty where
 *     nothing was sent
 */
public record ReconcileResult(LiveConfiguration live, boolean written, String changes) {
  /** Refuses null. */
  public ReconcileResult {
    Objects.requireNonNull(live, "live");
    Objects.requireNonNull(changes, "changes");
  }
}
