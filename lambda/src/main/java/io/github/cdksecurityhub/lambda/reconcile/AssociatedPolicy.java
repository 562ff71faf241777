package io.github.cdksecurityhub.lambda.reconcile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration policy and one target of it; or, with an empty target, a policy that has none
 * (R28).
 *
 * @param name its name, empty where it has none, such as what stands for self-managed
 * @param targetType ACCOUNT, ORGANIZATIONAL_UNIT or ROOT
 */
public record AssociatedPolicy(String policyId, String name, String targetType, String targetId) {
  private static final int LONGEST_NAME = 60;
  private static final int MOST_NAMED = 10;

  /** Returns at most ten of them: all of it goes into a response that has a limit (R37). */
  public static String summary(List<AssociatedPolicy> policies) {
    String names =
        policies.stream()
            .limit(MOST_NAMED)
            .map(AssociatedPolicy::toString)
            .collect(Collectors.joining(", "));
    int more = policies.size() - MOST_NAMED;
    return more > 0 ? names + " and " + more + " more" : names;
  }

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
