package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.ConfigurationDiff;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The loop of one event: look at what was read last, take the one step that it calls for, read
 * again.
 *
 * <p>Level-based: each step is decided on what is live now, so a lost update (R25), a stale read
 * (R26), a broken connection and somebody else's write need no paths of their own.
 */
final class Convergence {
  private static final String CONFIRM = "confirm the update of the organization configuration";
  private static final Duration SHORTEST_POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(5);
  private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofSeconds(1);

  private final Observer observer;
  private final SecurityHub hub;
  private final Deadline budget;
  private final ProgressListener journal;
  private final OrganizationConfiguration desired;
  private final Predicate<LiveConfiguration> ours;
  private final ApiOperation update;
  private final HomeRegionCheck homeRegion;
  private final Retries writes;
  private final Retries recoveries;
  private final AssociatedPolicyLookup policies;
  private final UpdateAttempts sends = new UpdateAttempts();

  private boolean overFailed;
  private int confirmationsNeeded = 1;
  private int confirmations;
  private Duration poll = SHORTEST_POLL;

  Convergence(
      Observer observer,
      SecurityHub hub,
      Deadline budget,
      ProgressListener journal,
      OrganizationConfiguration desired,
      Predicate<LiveConfiguration> ours) {
    this.observer = observer;
    this.hub = hub;
    this.budget = budget;
    this.journal = journal;
    this.desired = desired;
    this.ours = ours;
    this.update = isCentral() ? ApiOperation.UPDATE_TO_CENTRAL : ApiOperation.UPDATE_TO_LOCAL;
    this.homeRegion = new HomeRegionCheck(hub, budget, new Retries(hub.place(), budget, journal));
    this.writes = new Retries(hub.place(), budget, journal);
    this.policies = new AssociatedPolicyLookup(hub);
    this.recoveries = new Retries(hub.place(), budget, journal);
  }

  ReconcileResult from(LiveConfiguration found) throws ReconcileException, InterruptedException {
    journal.enter(Phase.DIFF);
    ConfigurationDiff diff = ConfigurationDiff.between(desired, found);
    journal.note(diff.isEmpty() ? "live is as declared" : diff.toString());
    confirmationsNeeded = diff.changesType() ? 2 : 1;
    if (isCentral() && diff.isEmpty()) {
      homeRegion.refuseAnother();
    }
    LiveConfiguration live = found;
    while (!isProven(live)) {
      step(live);
      live = observer.read(sends.mayBeWritten() ? CONFIRM : ApiOperation.DESCRIBE.verb());
      overFailed &= live.status().isFailed();
    }
    boolean written = sends.mayBeWritten();
    return new ReconcileResult(live, written, written ? changes(diff, found) : "");
  }

  private boolean isCentral() {
    return desired.type() == ConfigurationType.CENTRAL;
  }

  /** Where only a failed Status was mended, the fields alone would tell nothing. */
  private static String changes(ConfigurationDiff diff, LiveConfiguration found) {
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
      await(nextPoll(), "the Status of " + live.summary(), live);
    }
  }

  private void sendUnlessJustSent(LiveConfiguration live)
      throws ReconcileException, InterruptedException {
    if (sends.mayNotShowYet(budget.clock().now())) {
      await(nextPoll(), desired.encoded() + " was sent, live still is " + live.summary(), live);
    } else {
      send(live);
    }
  }

  /** A FAILED that was there before our write is no answer to it; one that came after it is. */
  private void recover(LiveConfiguration live) throws ReconcileException, InterruptedException {
    Failure failure = new ErrorClassifier(hub.place()).ofFailedStatus(live);
    boolean passes = failure.persistence() == RetryPolicy.WHILE_TIME_REMAINS;
    if (passes && budget.isSpent()) {
      throw failed(failure);
    }
    if (!sends.mayBeWritten() || (overFailed && !sends.isAcknowledged())) {
      send(live);
    } else if ((passes || overFailed) && sends.mayNotShowYet(budget.clock().now())) {
      await(nextPoll(), "whether the Status of " + live.summary() + " is from before", live);
    } else if (passes) {
      observer.remember(failure);
      recoveries.pauseAfter(failure, update.verb());
      sends.startOver();
      send(live);
    } else {
      throw failed(failure);
    }
  }

  private void send(LiveConfiguration live) throws ReconcileException, InterruptedException {
    if (sends.areExhausted()) {
      throw failed(new Standing.NeverShown(sends.acknowledgements(), live.summary(), words(live)));
    }
    if (!ours.test(live)) {
      throw failed(new Standing.NoLongerOurs(live.summary(), words(live)));
    }
    if (isCentral()) {
      homeRegion.require();
    }
    writes.endIfSpent(update.verb());
    endIfSpent("sending " + desired.encoded(), live);
    journal.enter(Phase.APPLY);
    journal.note("sending " + desired.encoded() + " where live is " + live.summary());
    overFailed = live.status().isFailed();
    try {
      hub.update(desired);
      sends.acknowledged(budget.clock().now());
      writes.succeeded();
      poll = SHORTEST_POLL;
    } catch (SecurityHubException e) {
      sends.failed(e.failure(), budget.clock().now());
      observer.remember(e.failure());
      writes.pauseAfter(policies.named(e.failure()), update.verb());
    }
    journal.enter(Phase.AWAIT);
  }

  private void await(Duration pause, String pending, LiveConfiguration live)
      throws ReconcileException, InterruptedException {
    journal.note("waiting: " + pending);
    endIfSpent(pending, live);
    budget.pause(pause);
  }

  private void endIfSpent(String pending, LiveConfiguration live) throws ReconcileException {
    if (budget.isSpent()) {
      throw failed(new Standing.OutOfTime(pending, words(live)));
    }
  }

  /** What the service said last: of a request that failed, and in its StatusMessage. */
  private ServiceError words(LiveConfiguration live) {
    String problem = observer.lastProblem().toString();
    String message = live.statusMessage();
    return ServiceError.ofText(
        problem + (problem.isEmpty() || message.isEmpty() ? "" : "; ") + message);
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
