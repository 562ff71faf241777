package io.github.cdksecurityhub.cli.central;

/**
 * A policy that is applied to a target.
 *
 * @param target to what
 * @param policyId which policy, or what stands for none
 * @param status PENDING, SUCCESS or FAILED
 * @param message what Security Hub says to it; empty where it says nothing
 */
public record LiveAssociation(PolicyTarget target, String policyId, String status, String message) {
  /** Tells whether it could not be put in force. */
  public boolean isFailed() {
    return status.equals("FAILED");
  }

  /** Tells whether it is being put in force, or taken away. */
  public boolean isPending() {
    return status.equals("PENDING");
  }
}
