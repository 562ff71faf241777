package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Security Hub in one Region as an event in the course of a deployment reads it: the stack's
 * finding aggregator is created before it, and its policies are deleted before a Delete.
 */
record CurrentReader(SecurityHubReader live, Organization organization)
    implements SecurityHubReader {

  @Override
  public AccountRegion place() {
    return live.place();
  }

  @Override
  public Observation describe() throws SecurityHubException {
    return live.describe();
  }

  @Override
  public HubSettings hubSettings(Set<String> names) throws SecurityHubException {
    return live.hubSettings(names);
  }

  @Override
  public Map<String, String> tags() throws SecurityHubException {
    return live.tags();
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    Linking linking = organization.linking();
    return linking.isChanged() ? linking.now().map(LiveAggregator::region) : live.findHomeRegion();
  }

  @Override
  public List<String> linkedRegions() throws SecurityHubException {
    Linking linking = organization.linking();
    return linking.isChanged() ? linking.linkedTo(place().region()) : live.linkedRegions();
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    List<AssociatedPolicy> before = live.associatedPolicies();
    List<AssociatedPolicy> left = new ArrayList<>(before);
    left.removeIf(organization::isGone);
    before.forEach(each -> addIfItStays(left, each));
    return left;
  }

  /** A policy without a target is there all the same, and keeps the organization CENTRAL. */
  private void addIfItStays(List<AssociatedPolicy> left, AssociatedPolicy policy) {
    AssociatedPolicy alone = new AssociatedPolicy(policy.policyId(), policy.name(), "", "");
    boolean isListed = left.stream().anyMatch(other -> other.policyId().equals(policy.policyId()));
    if (!isListed
        && !policy.policyId().equals(AssociationFields.SELF_MANAGED)
        && !organization.isGone(alone)) {
      left.add(alone);
    }
  }
}
