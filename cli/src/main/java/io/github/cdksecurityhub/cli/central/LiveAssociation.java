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
  /** {@return whether Security Hub could not put it in force; its message says why} */
  public boolean isFailed() {
    return status.equals("FAILED");
  }
}
