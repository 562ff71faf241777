package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import java.util.HashSet;
import java.util.Set;

/** The policies and associations that the events so far have deleted. */
final class Removals {
  private final Set<String> policies = new HashSet<>();
  private final Set<Applied> associations = new HashSet<>();

  /** A target that has got another policy meanwhile keeps that one. */
  private record Applied(PolicyTarget target, String policyId) {}

  void apply(Row row) {
    PlannedEvent event = row.event();
    if (row.action() == Action.DELETE && event.type() == ResourceType.POLICY_ASSOCIATION) {
      associations.add(new Applied(event.target(), event.appliedPolicy()));
    } else if (row.action() == Action.DELETE && event.type() == ResourceType.CONFIGURATION_POLICY) {
      policies.add(event.policyId());
    }
  }

  boolean have(AssociatedPolicy policy) {
    return policy.targetId().isEmpty()
        ? policies.contains(policy.policyId())
        : associations.contains(
            new Applied(
                new PolicyTarget(policy.targetType(), policy.targetId()), policy.policyId()));
  }
}
