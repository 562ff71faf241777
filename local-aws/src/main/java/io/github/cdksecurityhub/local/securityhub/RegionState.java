package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What Security Hub has for one account in one Region.
 *
 * @param traits what is so here
 * @param configuration the organization configuration (R26)
 * @param change a change of the configuration type that is still under way (R24)
 * @param begun conditions of knobs that have begun here
 * @param hub the hub's tags and settings (R41, R42)
 */
record RegionState(
    Set<Trait> traits,
    Eventual<LiveConfiguration> configuration,
    Optional<Change> change,
    Map<Knob<?>, Countdown> begun,
    Hub hub) {

  /** What can be so or not. */
  enum Trait {
    /** The account has the Region at all (R49). */
    ENABLED,
    /** Security Hub is enabled here (R14). */
    SUBSCRIBED,
    /** The account is the delegated administrator here (R13, R15). */
    ADMINISTRATOR,
    /** As many member accounts are associated as there can be. */
    MEMBER_ACCOUNT_LIMIT_REACHED
  }

  /** A change of type under way: how long it lasts, and what it leads to. */
  record Change(Countdown pending, LiveConfiguration result) {
    private Change afterOneRead() {
      return new Change(pending.afterOneCall(), result);
    }
  }

  static RegionState ofMember() {
    return new RegionState(
        EnumSet.of(Trait.ENABLED, Trait.SUBSCRIBED),
        Eventual.of(LiveConfiguration.fresh()),
        Optional.empty(),
        Map.of(),
        Hub.NEW);
  }

  static RegionState ofAdministrator() {
    return ofMember().withAdministrator(true);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  boolean enabled() {
    return is(Trait.ENABLED);
  }

  boolean subscribed() {
    return is(Trait.SUBSCRIBED);
  }

  boolean administrator() {
    return is(Trait.ADMINISTRATOR);
  }

  /** The configuration that is in force. */
  LiveConfiguration live() {
    return configuration.value();
  }

  Map<String, String> tags() {
    return hub.tags().value();
  }

  RegionState with(Trait trait, boolean value) {
    Set<Trait> changed = EnumSet.copyOf(traits);
    if (value) {
      changed.add(trait);
    } else {
      changed.remove(trait);
    }
    return new RegionState(changed, configuration, change, begun, hub);
  }

  RegionState withEnabled(boolean value) {
    return with(Trait.ENABLED, value);
  }

  RegionState withSubscribed(boolean value) {
    return with(Trait.SUBSCRIBED, value);
  }

  RegionState withAdministrator(boolean value) {
    return with(Trait.ADMINISTRATOR, value);
  }

  /** Security Hub is disabled: its settings go, and its tags unless they are kept (R41). */
  RegionState disabled(boolean tagsAreKept) {
    return withSubscribed(false)
        .withHub(old -> tagsAreKept ? Hub.NEW.withTags(old.tags()) : Hub.NEW);
  }

  RegionState withHub(UnaryOperator<Hub> changed) {
    return new RegionState(traits, configuration, change, begun, changed.apply(hub));
  }

  /** No longer administrator; central configuration has stopped by itself (R30). */
  RegionState dismissed() {
    return withAdministrator(false).withCentralStopped();
  }

  /** Local again where it was central, with nothing turned on. */
  RegionState withCentralStopped() {
    return withConfiguration(Eventual.of(live().isCentral() ? LiveConfiguration.OFF : live()));
  }

  /** Linked to a home Region whose central configuration comes into force (R11). */
  RegionState takenOver() {
    return withSubscribed(true).withAdministrator(true).withLive(LiveConfiguration.OFF);
  }

  /** A configuration that is in force: a change that was under way is over. */
  RegionState withLive(LiveConfiguration value) {
    return withConfiguration(new Eventual<>(value, configuration.shown(), configuration.stale()));
  }

  RegionState withConfiguration(Eventual<LiveConfiguration> value) {
    return new RegionState(traits, value, Optional.empty(), begun, hub);
  }

  /** While {@code stale} lasts, reads show another configuration. */
  RegionState showing(LiveConfiguration old, Countdown stale) {
    return new RegionState(traits, configuration.showing(old, stale), change, begun, hub);
  }

  RegionState withChange(Change value) {
    return new RegionState(traits, configuration, Optional.of(value), begun, hub);
  }

  /** One read of the configuration later. */
  RegionState afterOneRead(Instant now) {
    return configuration.isStale(now)
        ? new RegionState(traits, configuration.afterOneRead(), change, begun, hub)
        : new RegionState(traits, configuration, change.map(Change::afterOneRead), begun, hub);
  }

  /** The countdown of a knob, begun now if this is the first call to ask. */
  Countdown countdown(Knob<Lasting> knob, Behaviour behaviour, Instant now) {
    Countdown running = begun.get(knob);
    return running == null ? Countdown.of(behaviour.get(knob), now) : running;
  }

  RegionState withCountdown(Knob<Lasting> knob, Countdown countdown) {
    Map<Knob<?>, Countdown> more = new HashMap<>(begun);
    more.put(knob, countdown);
    return new RegionState(traits, configuration, change, Map.copyOf(more), hub);
  }

  /** Forgets how much of a knob's condition is used up, because the knob was set anew. */
  RegionState withoutCountdown(Knob<?> knob) {
    Map<Knob<?>, Countdown> fewer = new HashMap<>(begun);
    fewer.remove(knob);
    return new RegionState(traits, configuration, change, Map.copyOf(fewer), hub);
  }
}
