package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What Security Hub has for one account over all Regions.
 *
 * @param id twelve digits
 * @param untouched the state of a Region that was not set or changed
 * @param regions the Regions that were set or changed
 */
record Account(
    String id,
    RegionState untouched,
    Optional<FindingAggregator> aggregator,
    Policies policies,
    Map<String, RegionState> regions) {

  static Account of(String id, RegionState untouched) {
    return new Account(id, untouched, Optional.empty(), Policies.NONE, Map.of());
  }

  RegionState region(String name) {
    return regions.getOrDefault(name, untouched);
  }

  Account withRegion(String name, UnaryOperator<RegionState> change) {
    Map<String, RegionState> more = new HashMap<>(regions);
    more.put(name, change.apply(region(name)));
    return new Account(id, untouched, aggregator, policies, Map.copyOf(more));
  }

  /** Changes every Region, those included that were never named. */
  Account withEveryRegion(UnaryOperator<RegionState> change) {
    Map<String, RegionState> all = new HashMap<>();
    regions.forEach((name, state) -> all.put(name, change.apply(state)));
    RegionState rest = change.apply(untouched);
    return new Account(id, rest, aggregator, policies, Map.copyOf(all));
  }

  Account withAggregator(Optional<FindingAggregator> value) {
    return new Account(id, untouched, value, policies, regions);
  }

  Account withPolicies(Policies value) {
    return new Account(id, untouched, aggregator, value, regions);
  }

  boolean isHome(String region) {
    return aggregator.filter(a -> a.homeRegion().equals(region)).isPresent();
  }

  /** The Region with the central configuration, where there is one. */
  Optional<String> centralHome() {
    return regions.entrySet().stream()
        .filter(entry -> entry.getValue().live().isCentral())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The home Region whose central configuration governs another Region, where one does (R27). */
  Optional<RegionState> governing(String region) {
    return aggregator
        .filter(a -> a.links(region))
        .map(a -> region(a.homeRegion()))
        .filter(home -> home.live().isCentral());
  }

  /**
   * Linked Regions lose their own settings when central configuration takes over, and the
   * administrator has Security Hub there from then on (R11). A Region that the account does not
   * have is linked only once it has it.
   */
  Account withLinkedRegionsTakenOver() {
    Set<String> names = new HashSet<>(AwsRegions.ALL);
    names.addAll(regions.keySet());
    Account taken = this;
    for (String name : names) {
      if (aggregator.filter(a -> a.links(name)).isPresent() && region(name).enabled()) {
        taken = taken.withRegion(name, RegionState::takenOver);
      }
    }
    return taken;
  }

  /** Central configuration stops by itself, and its policies go (R29, R30). */
  Account withCentralStopped() {
    return withPolicies(Policies.NONE).withEveryRegion(RegionState::withCentralStopped);
  }

  /** Lets everything happen that was due by now. */
  Account settledAt(Instant now) {
    Account settled = withPolicies(policies.settledAt(now));
    for (String name : regions.keySet()) {
      Optional<RegionState.Change> due =
          region(name).change().filter(change -> change.pending().isOver(now));
      if (due.isPresent()) {
        settled = settled.withRegion(name, state -> state.withLive(due.get().result()));
        boolean inForce = due.get().result().status() == ConfigurationStatus.ENABLED;
        settled = inForce && isHome(name) ? settled.withLinkedRegionsTakenOver() : settled;
      }
    }
    return settled;
  }
}
