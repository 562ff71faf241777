package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What must be live in each Region, and whose it must be: the table of the design, written without
 * the handler's code. It is of resources, not of events: how often an event arrives, how late, and
 * where a run died makes no difference.
 */
final class ExpectedAccount {
  private static final Local TAKEN = new Local(false, AutoEnableStandards.NONE);

  /** A resource of a stack in one life. */
  record Owner(String stackId, String logicalId, String physicalId) {}

  /**
   * A Region.
   *
   * @param previous what was there before the owner came; empty where nobody knows
   * @param linked what going CENTRAL took from the Regions that this one links
   */
  record Region(
      OrganizationConfiguration live,
      Optional<Owner> owner,
      Optional<OrganizationConfiguration> previous,
      Map<String, Local> linked) {

    static Region of(OrganizationConfiguration live) {
      return new Region(live, Optional.empty(), Optional.empty(), Map.of());
    }

    Region live(OrganizationConfiguration now) {
      return new Region(now, owner, previous, linked);
    }
  }

  private final Map<String, Region> regions;
  private final Optional<String> home;

  private ExpectedAccount(Map<String, Region> regions, Optional<String> home) {
    this.regions = regions;
    this.home = home;
  }

  /** An account whose Region {@code home}, where there is one, links all others. */
  static ExpectedAccount of(Map<String, OrganizationConfiguration> live, Optional<String> home) {
    Map<String, Region> regions = new LinkedHashMap<>();
    live.forEach((name, each) -> regions.put(name, Region.of(each)));
    return new ExpectedAccount(regions, home);
  }

  ExpectedAccount copy() {
    return new ExpectedAccount(new LinkedHashMap<>(regions), home);
  }

  Map<String, Region> regions() {
    return regions;
  }

  Region region(String name) {
    return regions.get(name);
  }

  /** Returns whether a Create or an Update must succeed; otherwise it must fail. */
  boolean allows(String stackId, Declared declared) {
    String name = declared.region();
    OrganizationConfiguration live = regions.get(name).live();
    boolean isFree = declared.takeOver() || !isOthers(name, stackId);
    if (home.isEmpty() || !isFree) {
      return isFree;
    }
    if (!home.get().equals(name)) {
      return !declared.configuration().isCentral() && !live.isCentral();
    }
    boolean takesLinked = declared.configuration().isCentral() && !live.isCentral();
    return !takesLinked
        || declared.takeOver()
        || linkedNames().stream().noneMatch(each -> isOthers(each, stackId));
  }

  private boolean isOthers(String name, String stackId) {
    return regions.get(name).owner().filter(any -> !any.stackId().equals(stackId)).isPresent();
  }

  private List<String> linkedNames() {
    return regions.keySet().stream().filter(each -> !home.equals(Optional.of(each))).toList();
  }

  /**
   * A Create or an Update has succeeded.
   *
   * @param isFirst whether it created the resource there
   */
  void declared(Owner me, Declared declared, boolean isFirst) {
    String name = declared.region();
    Region before = regions.get(name);
    Optional<OrganizationConfiguration> previous =
        before.owner().isPresent()
            ? before.previous()
            : Optional.of(before.live()).filter(any -> isFirst);
    Map<String, Local> linked = new TreeMap<>(before.linked());
    boolean isHome = home.equals(Optional.of(name));
    if (isHome && declared.configuration().isCentral() && !before.live().isCentral()) {
      linkedNames().forEach(each -> remember(each, linked));
    }
    setLive(name, declared.configuration());
    if (isHome && !declared.configuration().isCentral()) {
      putBack(linked, me.stackId());
      linked.clear();
    }
    regions.put(name, new Region(declared.configuration(), Optional.of(me), previous, linked));
  }

  private void remember(String name, Map<String, Local> linked) {
    if (regions.get(name).live() instanceof Local local && !local.equals(TAKEN)) {
      linked.putIfAbsent(name, local);
    }
  }

  private void putBack(Map<String, Local> linked, String stackId) {
    linked.forEach(
        (name, settings) -> {
          if (!isOthers(name, stackId) && regions.get(name).live().equals(TAKEN)) {
            regions.put(name, regions.get(name).live(settings));
          }
        });
  }

  /** Somebody writes: the service itself switches linked Regions with their home Region. */
  void setLive(String name, OrganizationConfiguration live) {
    boolean changesType = regions.get(name).live().isCentral() != live.isCentral();
    regions.put(name, regions.get(name).live(live));
    if (changesType && home.equals(Optional.of(name))) {
      OrganizationConfiguration there = live.isCentral() ? live : TAKEN;
      linkedNames().forEach(each -> regions.put(each, regions.get(each).live(there)));
    }
  }

  /** Somebody removes all tags. */
  void forget(String name) {
    regions.put(name, Region.of(regions.get(name).live()));
  }

  /** A Delete that belongs to no rollback. */
  void deleted(Owner me, Declared declared) {
    String name = declared.region();
    Region before = regions.get(name);
    if (!before.owner().equals(Optional.of(me))) {
      return;
    }
    Optional<OrganizationConfiguration> target =
        switch (declared.onDelete()) {
          case RESTORE -> before.previous();
          case RESET -> Optional.of(TAKEN);
          case RETAIN -> Optional.empty();
        };
    boolean isAsDeclared = declared.configuration().equals(before.live());
    if (target.isPresent() && (isAsDeclared || target.get().equals(before.live()))) {
      setLive(name, target.get());
      if (declared.onDelete() == OnDelete.RESTORE) {
        putBack(before.linked(), me.stackId());
      }
    }
    forget(name);
  }

  /** A Region is as it was {@code before} a deployment that is rolled back. */
  void undone(String name, ExpectedAccount before) {
    setLive(name, before.region(name).live());
    if (home.equals(Optional.of(name))) {
      linkedNames().forEach(each -> regions.put(each, before.region(each)));
    }
    regions.put(name, before.region(name));
  }
}
