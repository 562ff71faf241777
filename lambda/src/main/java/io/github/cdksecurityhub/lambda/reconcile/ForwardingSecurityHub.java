package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes every request on to another Security Hub; what extends it changes some of them. */
public class ForwardingSecurityHub implements SecurityHub {
  private final SecurityHub hub;

  protected ForwardingSecurityHub(SecurityHub hub) {
    this.hub = hub;
  }

  @Override
  public AccountRegion place() {
    return hub.place();
  }

  @Override
  public Observation describe() throws SecurityHubException {
    return hub.describe();
  }

  @Override
  public HubSettings hubSettings(Set<String> names) throws SecurityHubException {
    return hub.hubSettings(names);
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    return hub.findHomeRegion();
  }

  @Override
  public List<String> linkedRegions() throws SecurityHubException {
    return hub.linkedRegions();
  }

  @Override
  public Map<String, String> tags() throws SecurityHubException {
    return hub.tags();
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return hub.associatedPolicies();
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    hub.update(desired);
  }

  @Override
  public void updateHub(HubSettings settings) throws SecurityHubException {
    hub.updateHub(settings);
  }

  @Override
  public void tag(Map<String, String> tags) throws SecurityHubException {
    hub.tag(tags);
  }

  @Override
  public void untag(Set<String> keys) throws SecurityHubException {
    hub.untag(keys);
  }
}
