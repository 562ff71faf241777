package io.github.cdksecurityhub.lambda.central;

import java.time.Duration;
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
  /** An association may be PENDING for up to a day (R28). */
  private static final Duration LONGEST_PENDING = Duration.ofDays(1);

  /** Returns whether Security Hub could not put it in force; the message is why. */
  public boolean isFailed() {
    return status.equals("FAILED");
  }

  public boolean isInForce() {
    return status.equals("SUCCESS");
  }

  /** Returns whether it has not been in force for longer than Security Hub may take. */
  boolean isStuck(Instant now) {
    return !isInForce()
        && updatedAt.filter(at -> at.plus(LONGEST_PENDING).isBefore(now)).isPresent();
  }
}
