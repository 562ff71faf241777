package io.github.cdksecurityhub.lambda.central;

import java.time.Instant;
import java.util.Optional;

/**
 * A policy that is applied to a target.
 *
 * @param policyId which policy, or SELF_MANAGED_SECURITY_HUB
 * @param status PENDING, SUCCESS or FAILED
 */
public record LiveAssociation(
    PolicyTarget target,
    String policyId,
    String status,
    String message,
    Optional<Instant> updatedAt) {
  /** Returns whether Security Hub could not put it in force; the message is why. */
  public boolean isFailed() {
    return status.equals("FAILED");
  }
}
