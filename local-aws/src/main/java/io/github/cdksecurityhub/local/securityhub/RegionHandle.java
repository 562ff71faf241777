package io.github.cdksecurityhub.local.securityhub;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One account in one Region, for tests: what they set there, what others do there, what is there.
 *
 * <p>Every change is at once and visible to the next read; only updates over the wire can be lost
 * or stale. Changes may come at any time and from any thread.
 */
public final class RegionHandle {
  private final World world;
  private final Scripts scripts;
  private final World.Place place;

  RegionHandle(World world, Scripts scripts, World.Place place) {
    this.world = world;
    this.scripts = scripts;
    this.place = place;
  }

  /** The Region's name, for instance {@code eu-west-1}. */
  public String region() {
    return place.region();
  }

  /** Enables Security Hub (R14). */
  public RegionHandle subscribe() {
    return change(state -> state.withSubscribed(true));
  }

  /** Disables Security Hub (R14), and with it the hub's tags go (R41). */
  public RegionHandle unsubscribe() {
    boolean kept =
        world.behaviourAt(place).get(Knob.DISABLED_HUB_TAGS) == Variant.DisabledHubTags.KEPT;
    return change(state -> state.disabled(kept));
  }

  /** Lets the account have the Region, as it does from the start (R49). */
  public RegionHandle enableRegion() {
    return change(state -> state.withEnabled(true));
  }

  /**
   * Lets the account not have the Region: every call there is refused, and no aggregator links it
   * (R49).
   */
  public RegionHandle disableRegion() {
    return change(state -> state.withEnabled(false));
  }

  /**
   * How the hub makes findings, as DescribeHub shows it to this account (R42).
   *
   * @return {@code SECURITY_CONTROL} or {@code STANDARD_CONTROL}, and whether new controls are on
   */
  public HubSettings hubSettings() {
    Behaviour behaviour = world.behaviourAt(place);
    return HubOperations.effective(
        world.organization(), place.account(), place.region(), behaviour);
  }

  /**
   * Sets how the hub makes findings, as another user's write or as what was there before (R42).
   *
   * @param settings the settings
   */
  public RegionHandle configureHub(HubSettings settings) {
    return change(state -> state.withHub(hub -> hub.withSettings(Eventual.of(settings))));
  }

  /** The tags of the hub (R41). */
  public TagsHandle tags() {
    return new TagsHandle(world, place);
  }

  /** Registers the account as delegated administrator here (R15), which can begin a sync (R22). */
  public RegionHandle registerAdministrator() {
    Lasting sync = world.behaviourAt(place).get(Knob.SYNC_AFTER_REGISTRATION);
    world.change(o -> o.registering(place.account(), place.region(), sync, world.now()));
    return this;
  }

  /**
   * Takes the delegated administration of this Region from the account (R13): it then is on its own
   * there, or is a member if another account is the administrator (R18).
   */
  public RegionHandle removeAdministrator() {
    return change(state -> state.withAdministrator(false));
  }

  /**
   * Sets the organization configuration, as another user's write or as what was there before.
   *
   * @param live the configuration; a change of type that was under way is over
   */
  public RegionHandle configure(LiveConfiguration live) {
    change(state -> state.withConfiguration(Eventual.of(live)));
    world.leaveTrail(place, Operation.UPDATE_ORGANIZATION_CONFIGURATION);
    return this;
  }

  /** Lets as many member accounts be associated as there can be. */
  public RegionHandle reachMemberAccountLimit() {
    return change(state -> state.with(RegionState.Trait.MEMBER_ACCOUNT_LIMIT_REACHED, true));
  }

  /** Turns a knob in this Region only; what was used up of its condition starts anew. */
  public <T> RegionHandle set(Knob<T> knob, T value) {
    world.set(place, knob, value);
    return this;
  }

  /** The script of an operation in this Region. */
  public OperationScript on(Operation operation) {
    return script(Optional.of(operation));
  }

  /** The script of every call in this Region; an operation's own script comes first. */
  public OperationScript onAny() {
    return script(Optional.empty());
  }

  /** The configuration that is in force, which reads may not show yet. */
  public LiveConfiguration live() {
    return state().live();
  }

  /** Whether Security Hub is enabled here. */
  public boolean isSubscribed() {
    return state().subscribed();
  }

  /** Whether the account is the delegated administrator here. */
  public boolean isAdministrator() {
    return state().administrator();
  }

  /** The calls of this account in this Region so far. */
  public Calls calls() {
    return world.calls().in(place.region()).by(place.account());
  }

  private OperationScript script(Optional<Operation> operation) {
    return scripts.at(
        new Scripts.Place(Optional.of(place.account()), Optional.of(place.region()), operation));
  }

  private RegionState state() {
    return world.organization().account(place.account()).region(place.region());
  }

  private RegionHandle change(UnaryOperator<RegionState> change) {
    world.change(o -> o.withRegion(place.account(), place.region(), change));
    return this;
  }
}
