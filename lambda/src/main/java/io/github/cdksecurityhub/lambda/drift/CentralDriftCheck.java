package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The aggregator, policies and associations of a stack: what its template declares is checked, and
 * reverted where that is configured.
 *
 * @param hubs central configuration in the home Region, read and written until a deadline
 */
public record CentralDriftCheck(
    DriftRun run,
    Function<String, DeployedTemplate> templates,
    Function<Deadline, CentralHub> hubs) {
  /**
   * Returns the result of each resource; {@code place} is the home Region, which is the stack's.
   */
  public Collection<Drift> run(AccountRegion place, Map<AccountRegion, Drift> regions)
      throws InterruptedException {
    if (run.watched().resources().isEmpty()) {
      return List.of();
    }
    Drift home = regions.get(place);
    if (home == null) {
      throw new IllegalArgumentException(
          "Cannot check central configuration for drift: "
              + place.region()
              + " is not among the Regions that are declared. The construct writes them: deploy the"
              + " stack again.");
    }
    Reading<DeployedTemplate> deployed = Reading.of(() -> templates.apply(run.watched().stackId()));
    if (deployed.value().isEmpty()) {
      return List.of(unreadable(place, deployed.problem()));
    }
    List<WatchedResource> resources = resources(deployed.value().get(), place);
    if (resources.isEmpty()) {
      return List.of();
    }
    Map<WatchedResource, Drift> drifts = run.check(resources, some -> read(some, home));
    if (run.watched().heals()) {
      heal(drifts, home);
    }
    return drifts.values();
  }

  private Drift unreadable(AccountRegion place, String problem) {
    String id = run.watched().stackId();
    CheckedResource stack =
        new CheckedResource(
            place, "AWS::CloudFormation::Stack", "central configuration", id, "", id, Fields.NONE);
    return Drift.unreadable(stack, "The stack's template can't be read: " + problem);
  }

  /** Leaves out what a deployment has not created yet, or has deleted, and what refers to that. */
  private List<WatchedResource> resources(DeployedTemplate deployed, AccountRegion place) {
    List<WatchedResource> resources =
        WatchedResource.of(deployed, run.watched().resources(), place);
    if (!resources.stream().allMatch(WatchedResource::isDeployed) && run.isDeploying()) {
      resources.removeIf(each -> !each.isDeployed());
    }
    return resources;
  }

  private Map<WatchedResource, Drift> read(Collection<WatchedResource> some, Drift home)
      throws InterruptedException {
    Deadline deadline = run.readDeadline();
    CentralReader reader = hubs.apply(deadline);
    Map<WatchedResource, Drift> drifts =
        ForEachRegion.inOne(
            () -> compare(some, reader, home),
            problem -> compare(some, LiveCentral.unread(problem)),
            run.limit(deadline));
    drifts.replaceAll((watched, drift) -> ResourceComparison.ifRemoved(drift, run.trigger()));
    return drifts;
  }

  private Map<WatchedResource, Drift> compare(
      Collection<WatchedResource> some, CentralReader reader, Drift home) {
    return compare(some, LiveCentral.read(reader, typeOf(home), wanted(some)));
  }

  private Map<WatchedResource, Drift> compare(Collection<WatchedResource> some, LiveCentral live) {
    ResourceComparison comparison = new ResourceComparison(live, run.clock().now());
    Map<WatchedResource, Drift> drifts = new LinkedHashMap<>();
    some.forEach(watched -> drifts.put(watched, comparison.compare(watched)));
    return drifts;
  }

  /** Returns the type of the home Region, without which policies mean nothing. */
  private static Reading<ConfigurationType> typeOf(Drift home) {
    return home.live()
        .map(live -> live.fields().text(OrganizationConfiguration.TYPE))
        .map(type -> Reading.known(ConfigurationType.valueOf(type)))
        .orElseGet(
            () ->
                Reading.failed(
                    "The organization configuration of "
                        + home.place().region()
                        + " can't be read: "
                        + home.reason()));
  }

  private static LiveCentral.Wanted wanted(Collection<WatchedResource> some) {
    Set<String> ids = new HashSet<>();
    Set<String> tagged = new HashSet<>();
    for (WatchedResource each : some) {
      if (each.type() == NativeType.CONFIGURATION_POLICY) {
        ids.add(each.policyId());
        if (PolicyFields.hasTags(each.declared())) {
          tagged.add(each.policyId());
        }
      }
    }
    return new LiveCentral.Wanted(
        policy -> ids.contains(policy.id()), policy -> tagged.contains(policy.id()), false);
  }

  private void heal(Map<WatchedResource, Drift> drifts, Drift home) throws InterruptedException {
    Deadline deadline = run.healDeadline();
    CentralHub hub = hubs.apply(deadline);
    ResourceHeal heal =
        new ResourceHeal(run, hub, each -> compare(List.of(each), hub, home).get(each), deadline);
    try {
      for (Map.Entry<WatchedResource, Drift> each : drifts.entrySet()) {
        Drift drift = run.notHealedIfUnsafe(each.getValue());
        each.setValue(
            drift.status() == DriftStatus.DRIFTED ? healed(heal, each.getKey(), drift) : drift);
      }
    } finally {
      deadline.close();
    }
  }

  /** One that fails unexpectedly or hangs does not hide what was healed before it. */
  private Drift healed(ResourceHeal heal, WatchedResource watched, Drift drift)
      throws InterruptedException {
    return ForEachRegion.inOne(
        () -> heal.heal(watched, drift),
        problem -> drift.withStatus(DriftStatus.NOT_HEALED, problem),
        run.limit(heal.deadline()));
  }
}
