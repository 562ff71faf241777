package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
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
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubWithSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One Region for the length of one event: what is live there, whose it is, and the writing of both.
 */
public final class OwnedRegion {
  /** A write this recent may not be visible to every read (R26). */
  private static final Duration RECENT = Duration.ofMinutes(1);

  private static final Duration STALE_READ = Duration.ofSeconds(10);

  /** By then a writer that was replaced has looked at the tags, or its last request is over. */
  private static final Duration WRITER_STOPS = Duration.ofSeconds(25);

  /** No function runs longer than 15 minutes. */
  private static final Duration WRITER_IS_GONE = Duration.ofMinutes(16);

  private final SecurityHub hub;
  private final Set<String> hubSettings;
  private final String requestId;
  private final Deadline deadline;
  private final ProgressListener listener;
  private final HubTags tags;
  private final Retries retries;
  private final HomeRegionCheck homeRegion;
  private Optional<Instant> written = Optional.empty();

  /**
   * Prepares; sends nothing yet.
   *
   * @param hubSettings the settings of the hub that are read and written, too; may be empty
   * @param requestId the event's
   * @param check asked right before the tags are first written
   */
  public OwnedRegion(
      SecurityHub hub,
      Set<String> hubSettings,
      String requestId,
      Deadline deadline,
      ProgressListener listener,
      ClaimCheck check) {
    this.hub = hub;
    this.hubSettings = hubSettings;
    this.requestId = requestId;
    this.deadline = deadline;
    this.listener = listener;
    this.tags = new HubTags(hub, requestId, deadline, check);
    this.retries =
        new Retries(
            deadline,
            failure ->
                listener.progress(
                    Phase.OBSERVE,
                    "retrying, because " + failure.explanation() + " " + failure.error()));
    this.homeRegion = new HomeRegionCheck(hub, deadline, retries);
  }

  /**
   * Reads what is live, and whose it is after that: in the other order, an event that runs twice
   * would take its own write for what was there before.
   *
   * @throws ReconcileException where either can't be read
   */
  public OwnedState read() throws ReconcileException, InterruptedException {
    Observation observation = observe();
    return new OwnedState(observation, readOwnership());
  }

  /**
   * Reads what is live, where whose it is was just read.
   *
   * @throws ReconcileException where it can't be read
   */
  public OwnedState readLive(Ownership ownership) throws ReconcileException, InterruptedException {
    return new OwnedState(observe(), ownership);
  }

  private Observation observe() throws ReconcileException, InterruptedException {
    listener.progress(Phase.OBSERVE, "reading what is live");
    return retries.call(
        ApiOperation.DESCRIBE.action(), () -> SecurityHubWithSettings.describe(hub, hubSettings));
  }

  /**
   * Reads whose it is.
   *
   * @throws ReconcileException where it can't be read
   */
  public Ownership readOwnership() throws ReconcileException, InterruptedException {
    return retries.call(ApiOperation.LIST_TAGS.action(), tags::read);
  }

  /**
   * Reads both again once the first read can't be stale any more (R26, R41).
   *
   * @param why what is in doubt, as a clause
   */
  public OwnedState readAgain(String why) throws ReconcileException, InterruptedException {
    pauseForReads(Duration.ZERO, why);
    return read();
  }

  /**
   * Reads whose it is again once a read shows what is written {@code soon} from now.
   *
   * @param why what is in doubt, as a clause
   */
  public Ownership readOwnershipAgain(Duration soon, String why)
      throws ReconcileException, InterruptedException {
    pauseForReads(soon, why);
    return readOwnership();
  }

  private void pauseForReads(Duration soon, String why) throws InterruptedException {
    Duration pause = STALE_READ.plus(soon);
    listener.progress(
        Phase.OBSERVE, "reading again in " + pause.toSeconds() + " s, because " + why);
    deadline.pause(pause);
  }

  /** Returns whether the owner wrote so recently that a read may not show it yet. */
  public boolean isRecentlyWritten(Ownership ownership) {
    return writtenAfter(ownership, deadline.now().minus(RECENT));
  }

  private static boolean writtenAfter(Ownership ownership, Instant time) {
    return ownership.written().filter(written -> written.isAfter(time)).isPresent();
  }

  /** Returns whether another event may be writing. */
  public boolean isBeingWritten(Ownership ownership) {
    boolean isAnother = !ownership.writer().isEmpty() && !ownership.writer().equals(requestId);
    return isAnother && writtenAfter(ownership, deadline.now().minus(WRITER_IS_GONE));
  }

  /**
   * Where another event is writing, names this one in its place, and reads again once the other
   * must have noticed.
   */
  public OwnedState replaceWriter(OwnedState state)
      throws ReconcileException, InterruptedException {
    if (!isBeingWritten(state.ownership())) {
      return state;
    }
    record(state.ownership().withWriter(requestId));
    listener.progress(Phase.OBSERVE, "waiting until the event before this one has stopped");
    deadline.pause(WRITER_STOPS);
    return read();
  }

  /**
   * Names this event as the writer, and returns what the tags say then: a read that shows its own
   * write shows everything before it, whatever reads showed until then.
   *
   * @throws ReconcileException where that can't be written, and where it does not become visible
   */
  public Ownership claim(Ownership found) throws ReconcileException, InterruptedException {
    retries.run(ApiOperation.TAG.action(), () -> tags.claim(found.withWriter(requestId)));
    written = Optional.of(deadline.now());
    return retries.call(ApiOperation.LIST_TAGS.action(), tags::readClaimed);
  }

  /**
   * Returns where this is the home Region; what follows asks no more.
   *
   * @throws ReconcileException where another Region is, or none
   */
  void requireHomeRegion() throws ReconcileException, InterruptedException {
    homeRegion.requireHere();
  }

  /**
   * Returns which Region is the home Region; empty where none is.
   *
   * @throws ReconcileException where that can't be read
   */
  public Optional<String> findHomeRegion() throws ReconcileException, InterruptedException {
    return retries.call(ApiOperation.LIST_AGGREGATORS.action(), hub::findHomeRegion);
  }

  /**
   * Lets this home Region remember {@code settings} of {@code linkedRegion}; a tag of its own,
   * since the events of several linked Regions run at once.
   *
   * @throws ReconcileException where the tag can't be written
   */
  public void remember(String linkedRegion, OrganizationConfiguration.Local settings)
      throws ReconcileException, InterruptedException {
    retries.run(
        ApiOperation.TAG.action(), () -> hub.tag(OwnershipTags.ofLinked(linkedRegion, settings)));
  }

  /**
   * Makes live equal {@code desired} as the owner that {@code claimed} names; the tags name it only
   * once something is to be written.
   *
   * @param owned where it may write
   * @throws ReconcileException where that fails; the tags then say what is so: what they said
   *     before where nothing was written, otherwise {@code claimed}
   */
  public ReconcileResult reconcile(
      OwnedState found,
      Ownership claimed,
      Predicate<LiveConfiguration> owned,
      OrganizationConfiguration desired)
      throws ReconcileException, InterruptedException {
    FencedSecurityHub fenced = fenced(claimed);
    try {
      SecurityHub both = new SecurityHubWithSettings(fenced, found.observation());
      return new Reconciler(both, deadline, listener, homeRegion)
          .reconcile(owned, desired, found.observation());
    } catch (ReconcileException e) {
      boolean isOthers = e.failure().is(FailureCause.SUPERSEDED) || deadline.isClosed();
      if (tags.isWritten() && !isOthers) {
        Ownership now = fenced.mayBeWritten() ? claimed : found.ownership();
        recordIfPossible(now.withWriter(""));
      }
      throw e;
    } finally {
      written = fenced.claimedAt();
    }
  }

  private FencedSecurityHub fenced(Ownership claimed) {
    return new FencedSecurityHub(hub, tags, claimed, requestId, deadline, written);
  }

  /**
   * Names this event as the writer for the owner that {@code claimed} names, and returns where no
   * other event has taken over.
   *
   * @throws ReconcileException where the tags can't be written, or name another writer
   */
  void becomeWriter(Ownership claimed) throws ReconcileException, InterruptedException {
    if (written.isPresent()) {
      requireWriter();
      return;
    }
    Instant now = deadline.now();
    retries.run(
        ApiOperation.TAG.action(),
        () -> tags.writeAll(claimed.withWriter(requestId).writtenAt(now)));
    written = Optional.of(now);
  }

  /**
   * Returns where no other event has taken over.
   *
   * @throws ReconcileException where the tags name another writer
   */
  public void requireWriter() throws ReconcileException, InterruptedException {
    retries.run(ApiOperation.LIST_TAGS.action(), () -> tags.requireWriter());
  }

  /** Whoever comes next finds a writer that has stopped, waits for it, and replaces it. */
  private void recordIfPossible(Ownership ownership) {
    try {
      tags.requireWriter();
      tags.write(ownership);
    } catch (SecurityHubException e) {
      listener.progress(Phase.APPLY, "the tags could not be corrected: " + e.getMessage());
    }
  }

  /**
   * Makes the tags say {@code ownership}, and that nobody writes any more.
   *
   * @throws ReconcileException where they can't be written
   */
  public void settle(Ownership ownership) throws ReconcileException, InterruptedException {
    requireWriter();
    Ownership settled = ownership.withWriter("");
    record(written.map(settled::writtenAt).orElse(settled));
  }

  private void record(Ownership ownership) throws ReconcileException, InterruptedException {
    retries.run(ApiOperation.TAG.action(), () -> tags.write(ownership));
  }

  /** Returns the Regions that this one links, where {@code me} owns it. */
  public LinkedRegions linked(Function<AccountRegion, SecurityHub> hubs, Owner me) {
    return new LinkedRegions(this, hub, hubs, tags, me, deadline, listener);
  }

  /** Returns the account and Region. */
  public AccountRegion place() {
    return hub.place();
  }
}
