package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One Region as one event sees it: what it writes, tags too, shows at once and never leaves memory.
 *
 * <p>A wait is assumed to end with ENABLED, since only the service decides that. What the service
 * is known to refuse is refused here too.
 */
final class SimulatedSecurityHub implements SecurityHub {
  private final SimulatedRegions regions;
  private final SimulatedRegion region;
  private final SecurityHubReader reader;
  private final SimulatedClock clock;
  private Optional<LiveConfiguration> found = Optional.empty();
  private Optional<Ownership> foundOwnership = Optional.empty();
  private Optional<List<String>> linked = Optional.empty();
  private Optional<List<AssociatedPolicy>> policies = Optional.empty();
  private boolean waited;
  private boolean isPending;
  private boolean isWritten;

  SimulatedSecurityHub(SimulatedRegions regions, SecurityHubReader reader, SimulatedClock clock) {
    this.regions = regions;
    this.region = regions.at(reader.place());
    this.reader = reader;
    this.clock = clock;
  }

  /** Returns what an event that got this response has done here. */
  PlannedOutcome outcome(
      Response response, List<LinkedChange> linkedChanges, Optional<Failure> failure) {
    return new PlannedOutcome(
        response, foundOwnership, found, live(), isWritten, waited, linkedChanges, failure);
  }

  /** Returns what is live after this event, empty where it has not been read. */
  private Optional<LiveConfiguration> live() {
    return found.flatMap(
        before ->
            region.live().map(now -> now.withHub(region.known(before.hub().fields().keySet()))));
  }

  @Override
  public AccountRegion place() {
    return reader.place();
  }

  @Override
  public Observation describe() throws SecurityHubException {
    failIfItHas(ApiOperation.DESCRIBE);
    Observation observation = clock.send(place(), region::observation);
    ConfigurationStatus status = observation.live().status();
    if (found.isEmpty()) {
      found = region.live();
    } else if (!status.isEnabled() && !status.isFailed()) {
      waited = true;
      region.set(observation.live().toConfiguration());
    }
    if (isPending) {
      isPending = false;
      return region.pending();
    }
    return region.observation();
  }

  private void failIfItHas(ApiOperation read) throws SecurityHubException {
    Optional<Failure> failure = region.failure(read);
    if (failure.isPresent()) {
      clock.expire(place());
      throw new SecurityHubException(failure.get());
    }
  }

  @Override
  public HubSettings hubSettings(Set<String> names) throws SecurityHubException {
    HubSettings settings = clock.send(place(), () -> region.hubSettings(names));
    found = found.map(before -> before.withHub(before.hub().orElse(settings)));
    return settings;
  }

  @Override
  public void updateHub(HubSettings settings) {
    region.set(settings);
    isWritten = true;
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    return clock.sendAndDoubtNone(place(), reader::findHomeRegion);
  }

  @Override
  public List<String> linkedRegions() throws SecurityHubException {
    if (linked.isEmpty()) {
      linked = Optional.of(clock.send(place(), reader::linkedRegions));
    }
    return linked.get();
  }

  @Override
  public Map<String, String> tags() throws SecurityHubException {
    failIfItHas(ApiOperation.LIST_TAGS);
    Map<String, String> tags = clock.send(place(), region::tags);
    foundOwnership =
        foundOwnership.or(() -> Optional.of(OwnershipTags.read(tags, place().account())));
    return tags;
  }

  @Override
  public void tag(Map<String, String> added) throws SecurityHubException {
    tags();
    region.changeTags(tags -> tags.putAll(added));
  }

  @Override
  public void untag(Set<String> keys) throws SecurityHubException {
    tags();
    region.changeTags(tags -> tags.keySet().removeAll(keys));
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    if (policies.isEmpty()) {
      policies = Optional.of(clock.send(place(), reader::associatedPolicies));
    }
    return policies.get();
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    boolean wasCentral = describe().live().type() == ConfigurationType.CENTRAL;
    if (wasCentral && !desired.isCentral()) {
      refuseToLeaveCentral();
      regions.leaveCentral(place());
    } else if (!wasCentral && desired.isCentral()) {
      regions.goCentral(place(), linkedRegions());
      isPending = true;
    }
    region.set(desired);
    isWritten = true;
  }

  /** R19 for a linked Region, R28 for the home Region. */
  private void refuseToLeaveCentral() throws SecurityHubException {
    Optional<String> home = clock.send(place(), reader::findHomeRegion);
    if (home.isPresent() && !home.get().equals(place().region())) {
      throw refusal(FailureCause.NOT_HOME_REGION, home.get());
    }
    if (!associatedPolicies().isEmpty()) {
      throw refusal(
          FailureCause.POLICIES_ASSOCIATED, AssociatedPolicy.summary(associatedPolicies()));
    }
  }

  /** The handler would retry; the preview fails at once. */
  private SecurityHubException refusal(FailureCause cause, String detail) {
    clock.expire(place());
    return new SecurityHubException(
        new Failure(cause, place(), ApiOperation.UPDATE_TO_LOCAL, detail));
  }
}
