package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Objects;

/**
 * A configuration policy and one target of it; or, with an empty target, a policy that has none
 * (R28).
 *
 * @param policyId its id
 * @param name its name, empty where it has none, such as what stands for self-managed
 * @param targetType ACCOUNT, ORGANIZATIONAL_UNIT or ROOT
 * @param targetId the account, the organizational unit or the root
 */
public record AssociatedPolicy(String policyId, String name, String targetType, String targetId) {
  private static final int LONGEST_NAME = 60;

  /** Refuses null. */
  public AssociatedPolicy {
    Objects.requireNonNull(policyId, "policyId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(targetType, "targetType");
    Objects.requireNonNull(targetId, "targetId");
  }

  /** Returns the policy and its target in a few words; it is never long. */
  @Override
  public String toString() {
    String policy = name.isEmpty() ? policyId : "\"" + shortened(name) + "\"";
    return targetId.isEmpty()
        ? policy + " (with no target)"
        : policy + " on " + targetType + " " + shortened(targetId);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "...";
  }
}
