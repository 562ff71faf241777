package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What Security Hub has for one account in one Region.
 *
 * @param subscribed whether Security Hub is enabled here (R14)
 * @param administrator whether the account is the delegated administrator here (R13, R15)
 * @param live the organization configuration
 * @param memberAccountLimitReached as Describe returns it
 * @param change a change of the configuration type that is still under way (R24)
 * @param stale what reads still show instead of {@code live} (R26)
 * @param begun conditions of knobs that have begun here
 * @param hub the hub's tags and settings (R41, R42)
 * @param enabled whether the account has the Region at all (R49)
 */
record RegionState(
    boolean subscribed,
    boolean administrator,
    LiveConfiguration live,
    boolean memberAccountLimitReached,
    Optional<Change> change,
    Optional<Stale> stale,
    Map<Knob<?>, Countdown> begun,
    Hub hub,
    boolean enabled) {

  /** A change of type under way: how long it lasts, and what it leads to. */
  record Change(Countdown pending, LiveConfiguration result) {}

  /** An old state that reads still show, and for how long. */
  record Stale(LiveConfiguration shown, Countdown countdown) {}

  HubTags tags() {
    return hub.tags();
  }

  RegionState withTags(UnaryOperator<HubTags> changed) {
    return withHub(old -> old.withTags(changed.apply(old.tags())));
  }

  static RegionState ofAdministrator() {
    return new RegionState(
        true,
        true,
        LiveConfiguration.fresh(),
        false,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Hub.NEW,
        true);
  }

  static RegionState ofMember() {
    return ofAdministrator().withAdministrator(false);
  }

  RegionState withSubscribed(boolean value) {
    return new RegionState(
        value, administrator, live, memberAccountLimitReached, change, stale, begun, hub, enabled);
  }

  /** Security Hub is disabled: its settings go, and its tags unless they are kept (R41). */
  RegionState disabled(boolean tagsAreKept) {
    HubTags left = tagsAreKept ? tags() : HubTags.NONE;
    return withSubscribed(false).withHub(hub -> Hub.NEW.withTags(left));
  }

  RegionState withAdministrator(boolean value) {
    return new RegionState(
        subscribed, value, live, memberAccountLimitReached, change, stale, begun, hub, enabled);
  }

  RegionState withEnabled(boolean value) {
    return new RegionState(
        subscribed,
        administrator,
        live,
        memberAccountLimitReached,
        change,
        stale,
        begun,
        hub,
        value);
  }

  RegionState withHub(UnaryOperator<Hub> changed) {
    return new RegionState(
        subscribed,
        administrator,
        live,
        memberAccountLimitReached,
        change,
        stale,
        begun,
        changed.apply(hub),
        enabled);
  }

  /** No longer administrator; central configuration has stopped by itself (R30). */
  RegionState dismissed() {
    return withAdministrator(false).withCentralStopped();
  }

  /** Local again where it was central, with nothing turned on. */
  RegionState withCentralStopped() {
    RegionState fresh = withStale(Optional.empty());
    return live.isCentral() ? fresh.withLive(LiveConfiguration.OFF) : fresh;
  }

  /** Linked to a home Region whose central configuration comes into force (R11). */
  RegionState takenOver() {
    return withSubscribed(true).withAdministrator(true).withLive(LiveConfiguration.OFF);
  }

  RegionState withMemberAccountLimitReached(boolean value) {
    return new RegionState(
        subscribed, administrator, live, value, change, stale, begun, hub, enabled);
  }

  /** A configuration that is in force: a change that was under way is over. */
  RegionState withLive(LiveConfiguration value) {
    return new RegionState(
        subscribed,
        administrator,
        value,
        memberAccountLimitReached,
        Optional.empty(),
        stale,
        begun,
        hub,
        enabled);
  }

  RegionState withChange(Change value) {
    return new RegionState(
        subscribed,
        administrator,
        live,
        memberAccountLimitReached,
        Optional.of(value),
        stale,
        begun,
        hub,
        enabled);
  }

  RegionState withStale(Optional<Stale> value) {
    return new RegionState(
        subscribed,
        administrator,
        live,
        memberAccountLimitReached,
        change,
        value,
        begun,
        hub,
        enabled);
  }

  /** The countdown of a knob, begun now if this is the first call to ask. */
  Countdown countdown(Knob<Lasting> knob, Behaviour behaviour, Instant now) {
    Countdown running = begun.get(knob);
    return running == null ? Countdown.of(behaviour.get(knob), now) : running;
  }

  RegionState withCountdown(Knob<Lasting> knob, Countdown countdown) {
    Map<Knob<?>, Countdown> more = new HashMap<>(begun);
    more.put(knob, countdown);
    return withBegun(more);
  }

  /** Forgets how much of a knob's condition is used up, because the knob was set anew. */
  RegionState withoutCountdown(Knob<?> knob) {
    Map<Knob<?>, Countdown> less = new HashMap<>(begun);
    less.remove(knob);
    return withBegun(less);
  }

  private RegionState withBegun(Map<Knob<?>, Countdown> value) {
    return new RegionState(
        subscribed,
        administrator,
        live,
        memberAccountLimitReached,
        change,
        stale,
        Map.copyOf(value),
        hub,
        enabled);
  }
}
