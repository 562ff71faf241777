package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.Ownership.Relation;
import io.github.cdksecurityhub.lambda.model.Previous;
import io.github.cdksecurityhub.lambda.ownership.LinkedRegions;
import io.github.cdksecurityhub.lambda.ownership.LinkedRegions.Memory;
import io.github.cdksecurityhub.lambda.ownership.OwnedRegion;
import io.github.cdksecurityhub.lambda.ownership.OwnedState;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles a Create or an Update: makes the Region this resource's, and live equal what is declared.
 */
final class DeclareHandler {
  private final EventContext context;
  private final ResourceProperties properties;
  private final boolean isFirst;
  private final Owner me;
  private final OwnedRegion region;
  private final LinkedRegions linked;
  private Optional<StackStatus> stack = Optional.empty();

  DeclareHandler(
      EventContext context,
      ResourceProperties properties,
      AccountRegion place,
      Owner me,
      boolean isFirst) {
    this.context = context;
    this.properties = properties;
    this.isFirst = isFirst;
    this.me = me;
    this.region = context.region(place, new LateEventCheck(context, place));
    this.linked = region.linked(context.hubs(), me);
  }

  /** What has been done; the problems are of linked Regions. */
  record Declared(ReconcileResult result, Ownership ownership, List<String> problems) {}

  /** Refuses a Region that another stack manages, unless the resource takes it over. */
  Declared handle() throws ReconcileException, InterruptedException {
    try {
      return declare();
    } finally {
      region.writer().release();
    }
  }

  private Declared declare() throws ReconcileException, InterruptedException {
    OwnedState found = proven(withoutOthers(region.read()));
    Memory before = remember(found);
    if (before.isTooLate()) {
      found = withoutOthers(region.readAgain("another run of this event may be going central"));
      before = remember(found);
    }
    OrganizationConfiguration desired = withDroppedHubBack(found);
    ReconcileResult result = region.reconcile(found, before.ownership(), live -> true, desired);
    Memory after = linked.putBack(before.ownership(), desired);
    Ownership settled = after.ownership().rememberingOnly(declaredHub().fields().keySet());
    // The stack can still roll a creation back, and a Delete then gives the Region back.
    region.writer().settle(isFirst ? settled : settled.withoutTakeover());
    return new Declared(result, settled, before.problemsAnd(after));
  }

  private Memory remember(OwnedState found) throws ReconcileException, InterruptedException {
    HubSettings hub = found.live().hub().only(declaredHub().fields().keySet());
    OrganizationConfiguration live = found.live().toConfiguration().withHub(hub);
    Ownership claimed =
        found.ownership().relationTo(me) == Relation.NOBODY
            ? Ownership.claimedBy(
                me, new Previous(Optional.of(live).filter(any -> isFirst), hub, Map.of()))
            : found.ownership().takenOverBy(me, live);
    return linked.remember(
        claimed, found.live(), properties.configuration(), properties.takeOver());
  }

  private HubSettings declaredHub() {
    return properties.configuration().hub();
  }

  /** Returns the settings of the hub that this resource declared last, and no longer does. */
  private HubSettings droppedHub() {
    return ResourceProperties.readLeniently(context.event().oldProperties())
        .filter(old -> old.region().equals(properties.region()))
        .map(old -> old.configuration().hub().without(declaredHub()))
        .orElse(HubSettings.NONE);
  }

  /** A setting that is no longer declared gets its value back where it still is as declared. */
  private OrganizationConfiguration withDroppedHubBack(OwnedState found) {
    HubSettings ours = droppedHub().sameAs(found.live().hub());
    HubSettings back = found.ownership().before().hub().only(ours.fields().keySet());
    return properties.configuration().withHub(declaredHub().orElse(back));
  }

  /** Ends the work of an event that is still writing, and refuses what another stack manages. */
  private OwnedState withoutOthers(OwnedState state)
      throws ReconcileException, InterruptedException {
    return requireAllowed(region.replaceWriter(requireAllowed(state)));
  }

  /** Tags that were just written can be read late (R41), so they are read again. */
  private OwnedState requireAllowed(OwnedState state)
      throws ReconcileException, InterruptedException {
    OwnedState sure = isOthers(state) ? region.readAgain("the tags name another stack") : state;
    if (isOthers(sure)) {
      throw new ReconcileException(
          new Failure(
              FailureCause.OWNED_BY_ANOTHER,
              region.place(),
              ApiOperation.updateTo(properties.configuration().type()),
              sure.ownership().owner().orElseThrow().toString()));
    }
    return sure;
  }

  private boolean isOthers(OwnedState state) {
    return state.ownership().relationTo(me) == Relation.OTHER_STACK
        && !(properties.takeOver() && mayTakeOver());
  }

  /** The Update of a rollback has TakeOver as it was declared before, and asks for nothing now. */
  private boolean mayTakeOver() {
    if (context.event().requestType() == RequestType.CREATE) {
      return true;
    }
    if (stack.isEmpty()) {
      stack = Optional.of(context.stackStatus());
    }
    return !stack.get().isRollingBack();
  }

  /**
   * "Unchanged" needs as much proof as "updated" where a write may be seconds old (R26). So does a
   * CENTRAL that is to be remembered: its home Region may just have left it.
   */
  private OwnedState proven(OwnedState state) throws ReconcileException, InterruptedException {
    OwnedState last = state;
    while (isDoubtful(last)) {
      OwnedState again = withoutOthers(region.readAgain("live may be older than the last write"));
      if (again.live().equals(last.live())) {
        return again;
      }
      // What was written in between can be another run's of this event, whose tags show later.
      last = again;
    }
    return last;
  }

  private boolean isDoubtful(OwnedState state) {
    LiveConfiguration live = state.live();
    // Of an event's two writes, another run of it may have done the first alone.
    boolean isUnchanged =
        properties.configuration().withHub(HubSettings.NONE).matches(live) || isHubDoubtful(state);
    // What the tags of an Update record would be lost, where they only can't be read yet (R41).
    boolean hasLostItsOwner = !isFirst && state.ownership().relationTo(me) == Relation.NOBODY;
    return isMine(state)
        ? isUnchanged
            && (region.isRecentlyWritten(state.ownership())
                || context.event().changesConfiguration())
        : isUnchanged || live.isCentral() || hasLostItsOwner;
  }

  /** A setting that is as this event makes it can be another run's or the last event's write. */
  private boolean isHubDoubtful(OwnedState state) {
    HubSettings live = state.live().hub();
    HubSettings added =
        isMine(state) ? declaredHub().without(state.ownership().before().hub()) : declaredHub();
    HubSettings dropped = droppedHub();
    // Without a recorded value to put back, the tags may be older than what is live (R41).
    boolean isUnrecorded = !dropped.without(state.ownership().before().hub()).isEmpty();
    return !added.sameAs(live).isEmpty() || !dropped.differingFrom(live).isEmpty() || isUnrecorded;
  }

  private boolean isMine(OwnedState state) {
    return state.ownership().relationTo(me) == Relation.MINE;
  }
}
