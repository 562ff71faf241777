package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks the resources of central configuration for drift.
 *
 * @param readers central configuration in the home Region, read until a deadline
 * @param home the result of the home Region, without which policies mean nothing
 */
record ResourceDriftCheck(DriftRun run, Function<Deadline, CentralReader> readers, Drift home) {

  Map<WatchedResource, Drift> check(List<WatchedResource> watched) throws InterruptedException {
    List<WatchedResource> deployed = new ArrayList<>(watched);
    // A deployment has not created it yet.
    deployed.removeIf(each -> run.before().isInProgress() && each.physicalId().isEmpty());
    return deployed.isEmpty() ? new LinkedHashMap<>() : run.check(deployed, this::read);
  }

  private Map<WatchedResource, Drift> read(Collection<WatchedResource> some)
      throws InterruptedException {
    AccountRegion place = home.place();
    Deadline deadline = run.readDeadline();
    CentralReader reader = readers.apply(deadline);
    Map<WatchedResource, Drift> drifts =
        ForEachRegion.run(
                List.of(place),
                same -> () -> compare(some, reader),
                (same, problem) -> compare(some, LiveCentral.unread(problem)),
                run.limit(deadline))
            .get(place);
    drifts.replaceAll((watched, drift) -> ResourceComparison.ifRemoved(drift, run.trigger()));
    return drifts;
  }

  Map<WatchedResource, Drift> compare(Collection<WatchedResource> some, CentralReader reader) {
    return compare(some, LiveCentral.read(reader, type(), wanted(some)));
  }

  private Map<WatchedResource, Drift> compare(Collection<WatchedResource> some, LiveCentral live) {
    ResourceComparison comparison = new ResourceComparison(live, run.clock().now());
    Map<WatchedResource, Drift> drifts = new LinkedHashMap<>();
    some.forEach(watched -> drifts.put(watched, comparison.compare(watched)));
    return drifts;
  }

  private Reading<ConfigurationType> type() {
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
    some.stream()
        .filter(each -> each.type() == NativeType.CONFIGURATION_POLICY)
        .forEach(each -> ids.add(each.policyId()));
    return new LiveCentral.Wanted(policy -> ids.contains(policy.id()), Set.of(), Set.of(), false);
  }
}
