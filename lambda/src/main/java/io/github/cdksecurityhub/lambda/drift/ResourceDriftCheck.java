package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks the resources of central configuration for drift: reads what is live, compares, and reads
 * what differs once more (R26). The stack's status is read as for Regions.
 *
 * @param clock the time
 * @param end when nothing is sent any more
 * @param stack reads the stack's status
 * @param readers central configuration in the home Region, read until a deadline
 */
record ResourceDriftCheck(
    Clock clock,
    Instant end,
    Supplier<StackStatus> stack,
    Function<Deadline, CentralReader> readers) {
  /**
   * Returns the result of each resource; cannot write.
   *
   * @param before the stack's status, read before its template
   * @param home the result of the home Region, without which policies mean nothing
   */
  List<ResourceDrift> check(
      List<WatchedResource> watched, StackStatus before, DriftTrigger trigger, RegionDrift home)
      throws InterruptedException {
    List<WatchedResource> deployed = new ArrayList<>(watched);
    // A deployment has not created it yet.
    deployed.removeIf(each -> before.isInProgress() && each.physicalId().isEmpty());
    if (deployed.isEmpty()) {
      return List.of();
    }
    List<ResourceDrift> drifts = read(deployed, home, trigger);
    boolean isUncertain = drifts.stream().anyMatch(each -> mayBeStale(each, trigger));
    if (!isUncertain) {
      return drifts;
    }
    if (before.isInProgress()) {
      return drifts.stream().map(each -> each.explainedBy(before, before)).toList();
    }
    clock.pause(DriftCheck.STALENESS);
    List<ResourceDrift> again = read(deployed, home, trigger);
    StackStatus now = stack.get();
    return again.stream().map(each -> each.explainedBy(before, now)).toList();
  }

  /** A read right after a write may still return what was there before it. */
  private static boolean mayBeStale(ResourceDrift drift, DriftTrigger trigger) {
    return drift.status() == DriftStatus.DRIFTED
        || (drift.status() == DriftStatus.IN_SYNC && drift.isChangedBy(trigger));
  }

  private List<ResourceDrift> read(
      List<WatchedResource> watched, RegionDrift home, DriftTrigger trigger)
      throws InterruptedException {
    AccountRegion place = home.place();
    Instant readEnd = DriftCheck.earlier(end, clock.now().plus(DriftCheck.LONGEST_READ));
    CentralReader reader = readers.apply(new Deadline(clock, readEnd, Duration.ZERO));
    return ForEachRegion.run(
            List.of(place),
            same ->
                () ->
                    compare(place, watched, LiveCentral.read(reader, type(home), wanted(watched))),
            (same, problem) -> compare(place, watched, LiveCentral.unread(problem)),
            Duration.between(clock.now(), readEnd.plus(DriftCheck.GRACE)))
        .get(place)
        .stream()
        .map(each -> each.ifRemovedBy(trigger))
        .toList();
  }

  /** Reads what is live, and compares. */
  List<ResourceDrift> compare(
      List<WatchedResource> watched, CentralReader reader, RegionDrift home) {
    return compare(home.place(), watched, LiveCentral.read(reader, type(home), wanted(watched)));
  }

  private List<ResourceDrift> compare(
      AccountRegion place, List<WatchedResource> watched, LiveCentral live) {
    ResourceComparison comparison = new ResourceComparison(place, live, clock.now());
    return watched.stream().map(comparison::compare).toList();
  }

  private static Reading<ConfigurationType> type(RegionDrift home) {
    return home.live()
        .map(LiveConfiguration::type)
        .map(Reading::known)
        .orElseGet(
            () ->
                Reading.failed(
                    "The organization configuration of "
                        + home.place().region()
                        + " can't be read: "
                        + home.reason()));
  }

  private static LiveCentral.Wanted wanted(List<WatchedResource> watched) {
    Set<String> ids = new HashSet<>();
    watched.stream()
        .filter(each -> each.type() == NativeType.CONFIGURATION_POLICY)
        .forEach(each -> ids.add(each.policyId()));
    return new LiveCentral.Wanted(policy -> ids.contains(policy.id()), Set.of(), Set.of(), false);
  }
}
