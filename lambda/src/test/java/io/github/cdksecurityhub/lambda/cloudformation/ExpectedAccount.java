package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Previous;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
   * @param hub every setting of the hub
   * @param previous what was there before the owner came; empty where that is not known
   * @param previousHub what was there before of the hub's settings that it has declared
   * @param linked what going CENTRAL took from the Regions that this one links
   */
  record Region(
      OrganizationConfiguration live,
      HubSettings hub,
      Optional<Owner> owner,
      Optional<OrganizationConfiguration> previous,
      HubSettings previousHub,
      Map<String, Local> linked) {

    static Region of(OrganizationConfiguration live, HubSettings hub) {
      return new Region(live, hub, Optional.empty(), Optional.empty(), HubSettings.NONE, Map.of());
    }

    Region live(OrganizationConfiguration now) {
      return new Region(now, hub, owner, previous, previousHub, linked);
    }

    Previous before() {
      return new Previous(previous, previousHub, linked);
    }

    Region linked(Map<String, Local> now) {
      return new Region(live, hub, owner, previous, previousHub, now);
    }

    Region hub(HubSettings some) {
      return new Region(live, some.orElse(hub), owner, previous, previousHub, linked);
    }
  }

  private final Map<String, Region> regions;
  private final String home;
  private final Set<String> linkedNames;

  private ExpectedAccount(Map<String, Region> regions, String home, Set<String> linkedNames) {
    this.regions = regions;
    this.home = home;
    this.linkedNames = linkedNames;
  }

  /** An account whose Region {@code home} links {@code linked}. */
  static ExpectedAccount of(
      Map<String, OrganizationConfiguration> live, String home, Set<String> linked) {
    Map<String, Region> regions = new LinkedHashMap<>();
    live.forEach((name, each) -> regions.put(name, Region.of(each, HubSettings.DEFAULTS)));
    return new ExpectedAccount(regions, home, linked);
  }

  ExpectedAccount copy() {
    return new ExpectedAccount(new LinkedHashMap<>(regions), home, linkedNames);
  }

  Map<String, Region> regions() {
    return regions;
  }

  Region region(String name) {
    return regions.get(name);
  }

  /**
   * Returns whether a Create or an Update must succeed; otherwise it must fail.
   *
   * @param isOwn whether the Region is known to be the stack's own
   */
  boolean allows(String stackId, Declared declared, boolean isOwn) {
    String name = declared.region();
    OrganizationConfiguration live = regions.get(name).live();
    if (!isOwn && !declared.takeOver() && isOthers(name, stackId)) {
      return false;
    }
    if (isLinked(name)) {
      return !declared.configuration().isCentral() && !live.isCentral();
    }
    boolean takesLinked =
        name.equals(home) && declared.configuration().isCentral() && !live.isCentral();
    return !takesLinked
        || declared.takeOver()
        || linkedNames.stream().noneMatch(each -> isOthers(each, stackId));
  }

  /** The same of the Update of a rollback, which takes nothing over. */
  boolean allowsBack(String stackId, Declared declared, boolean isOwn) {
    return (isOwn || !isOthers(declared.region(), stackId)) && allows(stackId, declared, isOwn);
  }

  boolean hasLinked() {
    return !linkedNames.isEmpty();
  }

  boolean isLinked(String name) {
    return linkedNames.contains(name);
  }

  private boolean isOthers(String name, String stackId) {
    return regions.get(name).owner().filter(any -> !any.stackId().equals(stackId)).isPresent();
  }

  /**
   * A Create or an Update has succeeded.
   *
   * @param old what the resource declared before, in whichever Region
   * @param isFirst whether it created the resource there
   */
  void declared(Owner me, Declared declared, Optional<Declared> old, boolean isFirst) {
    String name = declared.region();
    Region before = regions.get(name);
    Optional<OrganizationConfiguration> previous =
        before.owner().isPresent()
            ? before.previous()
            : Optional.of(before.live()).filter(any -> isFirst);
    Map<String, Local> linked = new TreeMap<>(before.linked());
    boolean isHome = home.equals(name);
    if (isHome && declared.configuration().isCentral() && !before.live().isCentral()) {
      linkedNames.forEach(each -> remember(each, linked));
    }
    setLive(name, declared.configuration());
    if (isHome && !declared.configuration().isCentral()) {
      putBack(linked, me.stackId());
      linked.clear();
    }
    HubSettings live = before.hub();
    HubSettings dropped =
        old.filter(each -> each.region().equals(name))
            .map(each -> each.hub().without(declared.hub()).sameAs(live))
            .orElse(HubSettings.NONE);
    Set<String> names = declared.hub().fields().keySet();
    HubSettings back = before.previousHub().only(dropped.fields().keySet());
    regions.put(
        name,
        new Region(
            declared.configuration(),
            declared.hub().orElse(back).orElse(live),
            Optional.of(me),
            previous,
            before.previousHub().orElse(live).only(names),
            linked));
  }

  /** A failed event may have switched another stack's linked Region off, as takeOver() allows. */
  void switchedOff(String name, String stackId, OrganizationConfiguration live) {
    if (live.equals(TAKEN) && isOthers(name, stackId)) {
      setLive(name, TAKEN);
    }
  }

  /**
   * An event may have left CENTRAL, and a rollback does not record another stack's Region again.
   */
  void forgotten(String stackId, Map<String, Local> recorded) {
    linkedNames.stream()
        .filter(each -> isOthers(each, stackId) && !recorded.containsKey(each))
        .forEach(each -> remember(each, Optional.empty()));
  }

  private void remember(String name, Map<String, Local> linked) {
    if (regions.get(name).live() instanceof Local local && !local.equals(TAKEN)) {
      linked.put(name, local);
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

  /** Another user writes: the service itself switches linked Regions with their home Region. */
  void setLive(String name, OrganizationConfiguration live) {
    boolean changesType = regions.get(name).live().isCentral() != live.isCentral();
    regions.put(name, regions.get(name).live(live));
    if (changesType && home.equals(name)) {
      OrganizationConfiguration there = live.isCentral() ? live : TAKEN;
      linkedNames.forEach(each -> regions.put(each, regions.get(each).live(there)));
    }
  }

  /** Another user changes settings of the hub. */
  void setHub(String name, HubSettings some) {
    regions.put(name, regions.get(name).hub(some));
  }

  /** Another user removes all tags. */
  void forget(String name) {
    regions.put(name, Region.of(regions.get(name).live(), regions.get(name).hub()));
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
      HubSettings set = declared.hub().sameAs(before.hub());
      boolean isReset = declared.onDelete() == OnDelete.RESET;
      HubSettings hub = isReset ? HubSettings.DEFAULTS : before.previousHub();
      setHub(name, hub.only(set.fields().keySet()));
      if (declared.onDelete() == OnDelete.RESTORE) {
        putBack(before.linked(), me.stackId());
      }
    } else if (isLinked(name) && before.live().isCentral()) {
      handOver(name, me.stackId(), declared.configuration(), target);
    }
    forget(name);
  }

  /** The home Region remembers what this Region is to be after CENTRAL. */
  private void handOver(
      String name,
      String stackId,
      OrganizationConfiguration set,
      Optional<OrganizationConfiguration> target) {
    boolean isOurs =
        regions.get(home).owner().filter(any -> any.stackId().equals(stackId)).isPresent();
    boolean isAsSet = regions.get(home).linked().getOrDefault(name, TAKEN).equals(set);
    if (isOurs && isAsSet && target.orElse(null) instanceof Local later) {
      remember(name, Optional.of(later).filter(each -> !each.equals(TAKEN)));
    }
  }

  private void remember(String name, Optional<Local> settings) {
    Region before = regions.get(home);
    Map<String, Local> linked = new TreeMap<>(before.linked());
    linked.remove(name);
    settings.ifPresent(each -> linked.put(name, each));
    regions.put(home, before.linked(linked));
  }

  /**
   * A Region is as it was {@code before} a deployment that is rolled back. What going central with
   * takeOver() switched off in another stack's Region is never switched on again.
   */
  void undone(String name, String stackId, ExpectedAccount before) {
    if (isLinked(name) && isOthers(name, stackId)) {
      return;
    }
    boolean changesType =
        regions.get(name).live().isCentral() != before.region(name).live().isCentral();
    setLive(name, before.region(name).live());
    if (changesType && home.equals(name)) {
      linkedNames.stream()
          .filter(each -> before.region(each).live().isCentral() || !isOthers(each, stackId))
          .forEach(each -> regions.put(each, regions.get(each).live(before.region(each).live())));
    }
    if (isLinked(name) && regions.get(home).live().isCentral()) {
      undoneUnderCentral(name, before);
    } else {
      regions.put(name, before.region(name));
      if (isLinked(name) && before.region(home).live().isCentral()) {
        Local local = before.region(home).linked().getOrDefault(name, TAKEN);
        regions.put(name, before.region(name).live(local));
      }
    }
  }

  /** Its home Region remembers what it was, and may have gone central only in the rollback. */
  private void undoneUnderCentral(String name, ExpectedAccount before) {
    Optional<Local> settings =
        before.region(name).live() instanceof Local local
            ? Optional.of(local).filter(each -> !each.equals(TAKEN))
            : Optional.ofNullable(before.region(home).linked().get(name));
    remember(name, settings);
    regions.put(name, before.region(name).live(regions.get(home).live()));
  }
}
