package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Security Hub as an event in the course of a deployment reads it: the stack's finding aggregator
 * is created before it, and the stack's policies are deleted before a Delete.
 */
final class DeployingReader implements SecurityHubReader {
  private final SecurityHubReader live;
  private final Optional<String> newHome;
  private final Set<Applied> freed = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private boolean isDropping;

  /** A target that has got another policy meanwhile keeps that one. */
  private record Applied(PolicyTarget target, String policyId) {}

  /**
   * Prepares.
   *
   * @param live what is live
   * @param events what the deployment does to resources of CloudFormation's own types
   */
  DeployingReader(SecurityHubReader live, List<NativeEvent> events) {
    this.live = live;
    this.newHome =
        events.stream()
            .filter(each -> each.place().account().equals(live.place().account()))
            .filter(each -> each.type() == NativeType.FINDING_AGGREGATOR)
            .filter(each -> each.kind().isMade())
            .map(each -> each.place().region())
            .findFirst();
    events.stream()
        .filter(each -> each.deletes() && each.place().equals(live.place()))
        .forEach(this::delete);
  }

  private void delete(NativeEvent event) {
    if (event.type() == NativeType.POLICY_ASSOCIATION) {
      freed.add(new Applied(event.target(), event.appliedPolicy()));
    } else if (event.type() == NativeType.CONFIGURATION_POLICY) {
      deleted.add(event.policyId());
    }
  }

  /** Starts an event; the following reads are its own. */
  void begin(EventKind kind) {
    isDropping = kind == EventKind.DELETE;
  }

  @Override
  public AccountRegion place() {
    return live.place();
  }

  @Override
  public Observation describe() throws SecurityHubException {
    return live.describe();
  }

  /** A second aggregator is an obstacle of its own row. */
  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    Optional<String> home = live.findHomeRegion();
    return home.isPresent() ? home : newHome;
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    List<AssociatedPolicy> all = live.associatedPolicies();
    return isDropping ? all.stream().filter(each -> !isGone(each)).toList() : all;
  }

  private boolean isGone(AssociatedPolicy each) {
    return each.targetId().isEmpty()
        ? deleted.contains(each.policyId())
        : freed.contains(
            new Applied(new PolicyTarget(each.targetType(), each.targetId()), each.policyId()));
  }
}
