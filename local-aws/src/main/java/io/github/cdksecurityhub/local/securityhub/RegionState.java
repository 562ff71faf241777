package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What Security Hub has for one account in one Region.
 *
 * @param subscribed whether Security Hub is enabled here (R14)
 * @param administrator whether the account is the delegated administrator here (R13, R15)
 * @param configuration the organization configuration (R26)
 * @param memberAccountLimitReached as Describe returns it
 * @param change a change of the configuration type that is still under way (R24)
 * @param begun conditions of knobs that have begun here
 * @param hub the hub's tags and settings (R41, R42)
 * @param enabled whether the account has the Region at all (R49)
 */
record RegionState(
    boolean subscribed,
    boolean administrator,
    Eventual<LiveConfiguration> configuration,
    boolean memberAccountLimitReached,
    Optional<Change> change,
    Map<Knob<?>, Countdown> begun,
    Hub hub,
    boolean enabled) {

  /** A change of type under way: how long it lasts, and what it leads to. */
  record Change(Countdown pending, LiveConfiguration result) {
    private Change afterOneRead() {
      return new Change(pending.afterOneCall(), result);
    }
  }

  /** The configuration that is in force. */
  LiveConfiguration live() {
    return configuration.value();
  }

  Map<String, String> tags() {
    return hub.tags().value();
  }

  static RegionState ofAdministrator() {
    return new RegionState(
        true,
        true,
        Eventual.of(LiveConfiguration.fresh()),
        false,
        Optional.empty(),
        Map.of(),
        Hub.NEW,
        true);
  }

  static RegionState ofMember() {
    return ofAdministrator().withAdministrator(false);
  }

  RegionState withSubscribed(boolean value) {
    return edited(draft -> draft.subscribed = value);
  }

  /** Security Hub is disabled: its settings go, and its tags unless they are kept (R41). */
  RegionState disabled(boolean tagsAreKept) {
    return withSubscribed(false)
        .withHub(old -> tagsAreKept ? Hub.NEW.withTags(old.tags()) : Hub.NEW);
  }

  RegionState withAdministrator(boolean value) {
    return edited(draft -> draft.administrator = value);
  }

  RegionState withEnabled(boolean value) {
    return edited(draft -> draft.enabled = value);
  }

  RegionState withHub(UnaryOperator<Hub> changed) {
    return edited(draft -> draft.hub = changed.apply(hub));
  }

  /** No longer administrator; central configuration has stopped by itself (R30). */
  RegionState dismissed() {
    return withAdministrator(false).withCentralStopped();
  }

  /** Local again where it was central, with nothing turned on. */
  RegionState withCentralStopped() {
    LiveConfiguration left = live().isCentral() ? LiveConfiguration.OFF : live();
    return edited(draft -> draft.configuration = Eventual.of(left));
  }

  /** Linked to a home Region whose central configuration comes into force (R11). */
  RegionState takenOver() {
    return withSubscribed(true).withAdministrator(true).withLive(LiveConfiguration.OFF);
  }

  RegionState withMemberAccountLimitReached(boolean value) {
    return edited(draft -> draft.memberAccountLimitReached = value);
  }

  /** A configuration that is in force: a change that was under way is over. */
  RegionState withLive(LiveConfiguration value) {
    return withConfiguration(new Eventual<>(value, configuration.shown(), configuration.stale()));
  }

  RegionState withConfiguration(Eventual<LiveConfiguration> value) {
    return edited(
        draft -> {
          draft.configuration = value;
          draft.change = Optional.empty();
        });
  }

  /** While {@code stale} lasts, reads show another configuration. */
  RegionState showing(LiveConfiguration old, Countdown stale) {
    return edited(draft -> draft.configuration = configuration.showing(old, stale));
  }

  RegionState withChange(Change value) {
    return edited(draft -> draft.change = Optional.of(value));
  }

  /** One read of the configuration later. */
  RegionState afterOneRead(Instant now) {
    return configuration.isStale(now)
        ? edited(draft -> draft.configuration = configuration.afterOneRead())
        : edited(draft -> draft.change = change.map(Change::afterOneRead));
  }

  /** The countdown of a knob, begun now if this is the first call to ask. */
  Countdown countdown(Knob<Lasting> knob, Behaviour behaviour, Instant now) {
    Countdown running = begun.get(knob);
    return running == null ? Countdown.of(behaviour.get(knob), now) : running;
  }

  RegionState withCountdown(Knob<Lasting> knob, Countdown countdown) {
    return edited(draft -> draft.begun.put(knob, countdown));
  }

  /** Forgets how much of a knob's condition is used up, because the knob was set anew. */
  RegionState withoutCountdown(Knob<?> knob) {
    return edited(draft -> draft.begun.remove(knob));
  }

  private RegionState edited(Consumer<Draft> edit) {
    Draft draft = new Draft(this);
    edit.accept(draft);
    return new RegionState(
        draft.subscribed,
        draft.administrator,
        draft.configuration,
        draft.memberAccountLimitReached,
        draft.change,
        Map.copyOf(draft.begun),
        draft.hub,
        draft.enabled);
  }

  /** The fields of a changed copy. */
  private static final class Draft {
    private boolean subscribed;
    private boolean administrator;
    private Eventual<LiveConfiguration> configuration;
    private boolean memberAccountLimitReached;
    private Optional<Change> change;
    private final Map<Knob<?>, Countdown> begun;
    private Hub hub;
    private boolean enabled;

    private Draft(RegionState state) {
      subscribed = state.subscribed;
      administrator = state.administrator;
      configuration = state.configuration;
      memberAccountLimitReached = state.memberAccountLimitReached;
      change = state.change;
      begun = new HashMap<>(state.begun);
      hub = state.hub;
      enabled = state.enabled;
    }
  }
}
