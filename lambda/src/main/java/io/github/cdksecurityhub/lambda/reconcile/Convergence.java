package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.Diff;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The loop of one event: look at what was read last, take the one step that it calls for, read
 * again.
 *
 * <p>Level-based: each step is decided on what is live now, so a lost update (R25), a stale read
 * (R26), a broken connection and somebody else's write need no paths of their own.
 */
final class Convergence {
  /**
   * An acknowledged write that does not show is sent this often at most (R25: superwerker's bound).
   */
  private static final int MOST_SENDS = 5;

  /** Reads may be this old (R26); before that, not showing is no sign of a lost update. */
  private static final Duration STALE = Duration.ofSeconds(10);

  private static final Duration SHORTEST_POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(5);
  private static final String CONFIRM = "confirm the update of the organization configuration";
  private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofSeconds(1);

  private final Reconciler reconciler;
  private final SecurityHub hub;
  private final Budget budget;
  private final Journal journal;
  private final Patience writes;
  private final Patience recoveries;
  private final OrganizationConfiguration desired;
  private final Predicate<LiveConfiguration> ours;
  private final Call update;

  private boolean mayBeWritten;
  private int unshown;
  private Instant sentAt = Instant.EPOCH;
  private boolean failedBefore;
  private int confirmationsNeeded = 1;
  private int confirmations;
  private Duration poll = SHORTEST_POLL;
  private ServiceError lastProblem = ServiceError.ofText("");

  Convergence(
      Reconciler reconciler,
      SecurityHub hub,
      Budget budget,
      Journal journal,
      OrganizationConfiguration desired,
      Predicate<LiveConfiguration> ours) {
    this.reconciler = reconciler;
    this.hub = hub;
    this.budget = budget;
    this.journal = journal;
    this.writes = new Patience(hub.place(), budget, journal);
    this.recoveries = new Patience(hub.place(), budget, journal);
    this.desired = desired;
    this.ours = ours;
    this.update =
        desired.type() == ConfigurationType.CENTRAL ? Call.UPDATE_TO_CENTRAL : Call.UPDATE_TO_LOCAL;
  }

  Report from(LiveConfiguration found) throws ReconcileException, InterruptedException {
    journal.enter(Phase.DIFF);
    Diff diff = Diff.between(desired, found);
    journal.note(diff.isEmpty() ? "live is as declared" : diff.toString());
    if (desired.type() == ConfigurationType.CENTRAL) {
      new HomeRegion(hub, budget, new Patience(hub.place(), budget, journal)).require(found);
    }
    failedBefore = found.status().isFailed();
    confirmationsNeeded = diff.changesType() ? 2 : 1;
    LiveConfiguration live = found;
    while (!isProven(live)) {
      step(live);
      live = reconciler.read(mayBeWritten ? CONFIRM : Call.DESCRIBE.verb());
      failedBefore &= live.status().isFailed();
    }
    return new Report(live, mayBeWritten, mayBeWritten ? changes(diff, found) : "");
  }

  /** Where only a failed Status was mended, the fields alone would tell nothing. */
  private static String changes(Diff diff, LiveConfiguration found) {
    return diff.isEmpty() ? "Status: " + found.status() + " -> ENABLED" : diff.toString();
  }

  private boolean isProven(LiveConfiguration live) {
    boolean shown = desired.isShownBy(live) && live.status().isEnabled();
    confirmations = shown ? confirmations + 1 : 0;
    return confirmations >= confirmationsNeeded;
  }

  private void step(LiveConfiguration live) throws ReconcileException, InterruptedException {
    if (!desired.isShownBy(live)) {
      sendUnlessJustSent(live);
    } else if (live.status().isEnabled()) {
      await(BETWEEN_CONFIRMATIONS, "a second read that confirms " + live.summary(), live);
    } else if (live.status().isFailed()) {
      recover(live);
    } else {
      confirmationsNeeded = 2;
      await(nextPoll(), "the Status is " + live.status(), live);
    }
  }

  private void sendUnlessJustSent(LiveConfiguration live)
      throws ReconcileException, InterruptedException {
    if (readsMayBeStale()) {
      await(nextPoll(), desired.encoded() + " was sent, live still is " + live.summary(), live);
    } else {
      send(live);
    }
  }

  /** A FAILED that an earlier attempt left is no answer to ours; one that came after ours is. */
  private void recover(LiveConfiguration live) throws ReconcileException, InterruptedException {
    Failure failure = new Diagnosis(hub.place()).ofFailedStatus(live);
    if (!mayBeWritten) {
      send(live);
    } else if (failure.persistence() == Persistence.WHILE_TIME_REMAINS) {
      lastProblem = failure.said();
      recoveries.pauseAfter(failure, update.verb());
      unshown = 0;
      send(live);
    } else if (failedBefore && readsMayBeStale()) {
      await(nextPoll(), "the Status still is FAILED from before", live);
    } else {
      throw failed(failure);
    }
  }

  private boolean readsMayBeStale() {
    return budget.clock().now().isBefore(sentAt.plus(STALE));
  }

  private void send(LiveConfiguration live) throws ReconcileException, InterruptedException {
    if (unshown >= MOST_SENDS) {
      throw failed(new Failure.NeverShown(unshown, live.summary(), lastProblem));
    }
    if (!mayBeWritten && !ours.test(live)) {
      throw failed(new Failure.NoLongerOurs(live.summary(), lastProblem));
    }
    endIfSpent("sending " + desired.encoded());
    journal.enter(Phase.APPLY);
    journal.note("sending " + desired.encoded() + " where live is " + live.summary());
    try {
      hub.update(desired);
      acknowledged();
    } catch (SecurityHubException e) {
      mayBeWritten |= e.failure().mayHaveTakenEffect();
      lastProblem = e.failure().said();
      writes.pauseAfter(e.failure(), update.verb());
    }
    journal.enter(Phase.AWAIT);
  }

  private void acknowledged() {
    writes.succeeded();
    mayBeWritten = true;
    unshown++;
    sentAt = budget.clock().now();
    poll = SHORTEST_POLL;
  }

  private void await(Duration pause, String pending, LiveConfiguration live)
      throws ReconcileException, InterruptedException {
    String message = live.statusMessage();
    journal.note("waiting: " + pending);
    endIfSpent(pending + (message.isEmpty() ? "" : " (StatusMessage: " + message + ")"));
    budget.pause(pause);
  }

  private void endIfSpent(String pending) throws ReconcileException {
    if (budget.isSpent()) {
      throw failed(new Failure.OutOfTime(pending, lastProblem));
    }
  }

  private Duration nextPoll() {
    Duration now = poll;
    Duration doubled = poll.multipliedBy(2);
    poll = doubled.compareTo(LONGEST_POLL) < 0 ? doubled : LONGEST_POLL;
    return now;
  }

  private ReconcileException failed(Failure failure) {
    return new ReconcileException(update.verb(), hub.place(), failure, "");
  }
}
