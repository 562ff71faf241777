package io.github.cdksecurityhub.lambda.central;

/**
 * A policy that is applied to a target.
 *
 * @param target to what
 * @param policyId which policy, or SELF_MANAGED_SECURITY_HUB
 * @param status PENDING, SUCCESS or FAILED
 * @param message its AssociationStatusMessage, empty where there is none
 */
public record LiveAssociation(PolicyTarget target, String policyId, String status, String message) {
  /** Returns whether Security Hub could not put it in force; the message is why. */
  public boolean isFailed() {
    return status.equals("FAILED");
  }
}
