package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.CheckedUpdates;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.HomeRegionCheck;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubWithSettings;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One Region for the length of one event: reads and writes what is live there and who manages it.
 */
public final class OwnedRegion {
  /** A write this recent may not be visible to every read (R26). */
  private static final Duration RECENT = Duration.ofMinutes(1);

  final SecurityHub hub;
  private final Set<String> hubSettings;
  final Deadline deadline;
  final ProgressListener listener;
  final HubTags tags;
  private final Retries retries;
  final HomeRegionCheck homeRegion;
  private final RegionWriter writer;
  private final WriteCheck check;

  /**
   * Prepares; sends nothing yet.
   *
   * @param hubSettings the settings of the hub that are read and written, too; may be empty
   * @param check asked right before the tags are first written, and before each update
   */
  public OwnedRegion(
      SecurityHub hub,
      Set<String> hubSettings,
      String requestId,
      Deadline deadline,
      ProgressListener listener,
      WriteCheck check) {
    this.hub = hub;
    this.hubSettings = hubSettings;
    this.deadline = deadline;
    this.listener = listener;
    this.check = check;
    this.tags = new HubTags(hub, requestId, deadline, check);
    this.retries = new Retries(deadline, failure -> listener.retrying(Phase.OBSERVE, failure));
    this.homeRegion = new HomeRegionCheck(hub, deadline, retries);
    this.writer = new RegionWriter(tags, requestId, deadline, retries, listener);
  }

  /**
   * Reads what is live, and after that who manages it: in the other order, an event that runs twice
   * would take its own write for what was there before.
   */
  public OwnedState read() throws ReconcileException, InterruptedException {
    return new OwnedState(observe(), readOwnership());
  }

  public OwnedState readLive(Ownership ownership) throws ReconcileException, InterruptedException {
    return new OwnedState(observe(), ownership);
  }

  private Observation observe() throws ReconcileException, InterruptedException {
    listener.progress(Phase.OBSERVE, "reading what is live");
    return retries.call(
        ApiOperation.DESCRIBE.action(), () -> SecurityHubWithSettings.describe(hub, hubSettings));
  }

  public Ownership readOwnership() throws ReconcileException, InterruptedException {
    return retries.call(ApiOperation.LIST_TAGS.action(), tags::read);
  }

  /** Reads both again once the first read can't be stale any more (R26, R41). */
  public OwnedState readAgain(String why) throws ReconcileException, InterruptedException {
    pauseForReads(Duration.ZERO, why);
    return read();
  }

  /** Reads the tags again once a read shows what is written {@code soon} from now. */
  public Ownership readOwnershipAgain(Duration soon, String why)
      throws ReconcileException, InterruptedException {
    pauseForReads(soon, why);
    return readOwnership();
  }

  private void pauseForReads(Duration soon, String why) throws InterruptedException {
    Duration pause = Observation.STALE.plus(soon);
    listener.progress(
        Phase.OBSERVE, "reading again in " + pause.toSeconds() + " s, because " + why);
    deadline.pause(pause);
  }

  /** Returns whether the owner wrote so recently that a read may not show it yet. */
  public boolean isRecentlyWritten(Ownership ownership) {
    return ownership.isWrittenAfter(deadline.now().minus(RECENT));
  }

  /**
   * Where another event is writing, names this one in its place, and reads again once the other
   * must have noticed.
   */
  public OwnedState replaceWriter(OwnedState state)
      throws ReconcileException, InterruptedException {
    if (!writer.isAnother(state.ownership())) {
      return state;
    }
    writer.replace(state.ownership());
    return read();
  }

  public RegionWriter writer() {
    return writer;
  }

  /**
   * Makes live equal {@code desired} as the owner that {@code claimed} names; the tags name it only
   * once something is to be written.
   *
   * @throws ReconcileException where that fails; the tags then record what they did before where
   *     nothing was written, otherwise {@code claimed}
   */
  public ReconcileResult reconcile(
      OwnedState found,
      Ownership claimed,
      Predicate<LiveConfiguration> owned,
      OrganizationConfiguration desired)
      throws ReconcileException, InterruptedException {
    CheckedUpdates updates = new CheckedUpdates(place(), deadline, writer.fence(claimed, check));
    try {
      SecurityHubWithSettings both = new SecurityHubWithSettings(hub, hubSettings, updates);
      return new Reconciler(both, deadline, listener, homeRegion)
          .reconcile(found.observation(), owned, desired);
    } catch (ReconcileException e) {
      boolean isOthers = e.failure().is(FailureCause.SUPERSEDED) || deadline.isClosed();
      if (tags.isWritten() && !isOthers) {
        if (updates.mayBeWritten()) {
          writer.settleIfPossible(tags.written(claimed));
        } else {
          giveBack(found, claimed);
        }
      }
      throw e;
    }
  }

  /**
   * Gives the Region back that an event has claimed and not written. Another run of the event has
   * the same claim: where it may have written, the tags stay, or the Delete would leave what it
   * wrote.
   */
  private void giveBack(OwnedState found, Ownership claimed) throws InterruptedException {
    boolean changesOwner = writer.isNamed() && !claimed.owner().equals(found.ownership().owner());
    if (!changesOwner || isAlone(found, claimed)) {
      writer.settleIfPossible(found.ownership());
    }
  }

  private boolean isAlone(OwnedState found, Ownership claimed) throws InterruptedException {
    try {
      OwnedState now = readAgain("another run of this event may have written");
      return now.live().equals(found.live()) && writer.isAsClaimed(now.ownership(), claimed);
    } catch (ReconcileException e) {
      return false;
    }
  }

  public LinkedRegions linked(Function<AccountRegion, SecurityHub> hubs, Owner me) {
    return new LinkedRegions(this, hubs, me);
  }

  public AccountRegion place() {
    return hub.place();
  }
}
