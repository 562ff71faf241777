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

  Tags tags() {
    return hub.tags();
  }

  RegionState withTags(UnaryOperator<Tags> changed) {
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
    return edited(draft -> draft.subscribed = value);
  }

  /** Security Hub is disabled: its settings go, and its tags unless they are kept (R41). */
  RegionState disabled(boolean tagsAreKept) {
    Tags left = tagsAreKept ? tags() : Tags.NONE;
    return withSubscribed(false).withHub(hub -> Hub.NEW.withTags(left));
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
    RegionState fresh = withStale(Optional.empty());
    return live.isCentral() ? fresh.withLive(LiveConfiguration.OFF) : fresh;
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
    return edited(
        draft -> {
          draft.live = value;
          draft.change = Optional.empty();
        });
  }

  RegionState withChange(Change value) {
    return edited(draft -> draft.change = Optional.of(value));
  }

  RegionState withStale(Optional<Stale> value) {
    return edited(draft -> draft.stale = value);
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
        draft.live,
        draft.memberAccountLimitReached,
        draft.change,
        draft.stale,
        Map.copyOf(draft.begun),
        draft.hub,
        draft.enabled);
  }

  /** The fields of a changed copy. */
  private static final class Draft {
    private boolean subscribed;
    private boolean administrator;
    private LiveConfiguration live;
    private boolean memberAccountLimitReached;
    private Optional<Change> change;
    private final Map<Knob<?>, Countdown> begun;
    private Optional<Stale> stale;
    private Hub hub;
    private boolean enabled;

    private Draft(RegionState state) {
      subscribed = state.subscribed;
      administrator = state.administrator;
      live = state.live;
      memberAccountLimitReached = state.memberAccountLimitReached;
      change = state.change;
      stale = state.stale;
      begun = new HashMap<>(state.begun);
      hub = state.hub;
      enabled = state.enabled;
    }
  }
}
