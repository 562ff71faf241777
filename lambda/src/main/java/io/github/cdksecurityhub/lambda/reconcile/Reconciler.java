package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes live equal desired in one account and Region, until the deadline: observe, decide, update,
 * await. The only I/O of the loop is here; {@link NextStep} decides.
 *
 * <p>Level-based: each step is decided on what is live now, so a lost update (R25), a stale read
 * (R26), a broken connection and a foreign write need no paths of their own.
 */
public final class Reconciler {
  private static final String CONFIRM = "confirm the update of the organization configuration";

  private final SecurityHubWithSettings target;
  private final Deadline deadline;
  private final ProgressListener listener;
  private final Retries reads;
  private final Retries updates;
  private final Retries failedStatuses;
  private final HomeRegionCheck homeRegion;
  private Phase phase = Phase.OBSERVE;
  private ServiceError lastError = ServiceError.NONE;

  /** Sends nothing yet; what {@code homeRegion} has found already is not asked again. */
  public Reconciler(
      SecurityHubWithSettings target,
      Deadline deadline,
      ProgressListener listener,
      HomeRegionCheck homeRegion) {
    this.target = target;
    this.deadline = deadline;
    this.listener = listener;
    this.reads = new Retries(deadline, this::retrying);
    this.updates = new Retries(deadline, this::retrying);
    this.failedStatuses = new Retries(deadline, this::retrying);
    this.homeRegion = homeRegion;
  }

  /**
   * Brings live from {@code found} to {@code desired}: writes only what differs, and only where
   * what was read last is {@code owned}; returns only with proof.
   *
   * @throws ReconcileException where it can't be done or proven before the deadline, and with
   *     {@link FailureCause#NOT_OWNED}
   */
  public ReconcileResult reconcile(
      Observation found, Predicate<LiveConfiguration> owned, OrganizationConfiguration desired)
      throws ReconcileException, InterruptedException {
    Goal goal = new Goal(desired, owned, ApiOperation.updateTo(desired.type()));
    List<FieldChange> diff = desired.diff(found.live());
    progress(Phase.DIFF, diff.isEmpty() ? "live is as declared" : FieldChange.text(diff));
    if (goal.isCentral() && diff.isEmpty()) {
      homeRegion.requireNotElsewhere();
    }
    try {
      return loop(goal, diff, found);
    } catch (ReconcileException e) {
      throw AssociatedPolicyLookup.naming(e, target.hub());
    }
  }

  private record Goal(
      OrganizationConfiguration desired,
      Predicate<LiveConfiguration> owned,
      ApiOperation operation) {
    boolean isCentral() {
      return operation == ApiOperation.UPDATE_TO_CENTRAL;
    }
  }

  private ReconcileResult loop(Goal goal, List<FieldChange> diff, Observation found)
      throws ReconcileException, InterruptedException {
    OrganizationConfiguration desired = goal.desired();
    UpdateAttempts attempts = new UpdateAttempts(desired.type() != found.live().type());
    Observation read = found;
    boolean isFresh = false;
    while (true) {
      attempts.read(desired, read.live());
      NextStep step = NextStep.decide(desired, read, attempts, deadline.now());
      boolean isDone = step.kind() == NextStep.Kind.DONE;
      if (isDone && (isFresh || diff.isEmpty() || attempts.accepted() > 0)) {
        return ReconcileResult.of(read.live(), attempts.mayBeWritten(), diff, found.live());
      }
      if (isDone) {
        // Live differed, and nothing was accepted: this read can be from before that one (R26).
        progress(phase, "reading again in 10 s, because live changed without a response");
        deadline.pause(Observation.STALE);
        isFresh = true;
      } else {
        isFresh = false;
        take(step, goal, read.live(), attempts);
      }
      String action = attempts.mayBeWritten() ? CONFIRM : ApiOperation.DESCRIBE.action();
      read = reads.call(action, target::describe);
    }
  }

  private void take(NextStep step, Goal goal, LiveConfiguration live, UpdateAttempts attempts)
      throws ReconcileException, InterruptedException {
    switch (step.kind()) {
      case WAIT -> {
        progress(phase, "waiting: " + step.reason());
        failIfDeadlinePassed(step, step.reason(), goal, live);
        deadline.pause(step.pause());
        attempts.waited();
      }
      case UPDATE -> update(step, goal, live, attempts);
      case UPDATE_AGAIN -> {
        SecurityHubException passing = new SecurityHubException(step.failure().orElseThrow());
        failedStatuses.pauseAfter(goal.operation().action(), passing);
        attempts.restart();
        update(step, goal, live, attempts);
      }
      case GIVE_UP ->
          throw failed(
              FailureCause.UPDATE_NOT_VISIBLE,
              goal,
              live,
              "%d times, but no read shows it; live is %s"
                  .formatted(attempts.accepted(), live.summary()));
      case DONE, FAIL -> throw new ReconcileException(step.failure().orElseThrow());
    }
  }

  /**
   * Sends one update. Whether it succeeded or failed, the loop reads before it sends another: an
   * update whose response was lost may have been carried out, and another writer may have followed.
   */
  private void update(NextStep step, Goal goal, LiveConfiguration live, UpdateAttempts attempts)
      throws ReconcileException, InterruptedException {
    String action = goal.operation().action();
    String sending = "sending " + goal.desired().encoded();
    if (!goal.owned().test(live)) {
      throw failed(FailureCause.NOT_OWNED, goal, live, live.summary());
    }
    if (goal.isCentral()) {
      homeRegion.requireHere();
    }
    updates.failIfDeadlinePassed(action);
    failIfDeadlinePassed(step, sending, goal, live);
    progress(Phase.APPLY, sending + " where live is " + live.summary());
    attempts.sending(live);
    try {
      target.update(goal.desired(), live);
      attempts.accepted(deadline.now());
      updates.succeeded();
    } catch (SecurityHubException e) {
      attempts.failed(e.failure(), deadline.now());
      updates.pauseAfter(e.failure().operation().action(), e);
    }
    progress(Phase.AWAIT, "reading whether the update is visible");
  }

  private void failIfDeadlinePassed(
      NextStep step, String pending, Goal goal, LiveConfiguration live) throws ReconcileException {
    if (deadline.isPassed()) {
      throw step.failure()
          .map(ReconcileException::new)
          .orElseGet(() -> failed(FailureCause.DEADLINE_PASSED, goal, live, pending));
    }
  }

  private ReconcileException failed(
      FailureCause cause, Goal goal, LiveConfiguration live, String detail) {
    ServiceError error = lastError.followedBy(live.statusMessage());
    return new ReconcileException(
        new Failure(cause, target.hub().place(), goal.operation(), error, detail));
  }

  private void retrying(Failure failure) {
    lastError = failure.error();
    listener.retrying(phase, failure);
  }

  private void progress(Phase next, String message) {
    phase = next;
    listener.progress(next, message);
  }
}
