package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the reconciliation does next: the one decision, a pure function of what is desired, what was
 * read last, what was sent so far, and the time.
 *
 * @param reason what is waited for, as a clause; empty with other kinds
 * @param failure what to report where it fails, or where the deadline passes first; may be empty
 */
record NextStep(Kind kind, String reason, Duration pause, Optional<Failure> failure) {
  private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofSeconds(1);

  enum Kind {
    /** Live equals desired, and that is proven. */
    DONE,
    UPDATE,
    WAIT,
    /**
     * Pause as the failure's policy says, then send an update: the service reports that it passes.
     */
    UPDATE_AGAIN,
    /** No update has become visible; sending more is no use (R25). */
    GIVE_UP,
    /** The service reports that the change failed. */
    FAIL
  }

  static NextStep decide(
      OrganizationConfiguration desired, Observation read, UpdateAttempts attempts, Instant now) {
    LiveConfiguration live = read.live();
    if (!desired.matches(live)) {
      return attempts.mayNotBeVisibleYet(now)
          ? pollFor(attempts, desired.encoded() + " was sent, live still is " + live.summary())
          : update(attempts, Optional.empty());
    }
    if (live.status().isFailed()) {
      return afterFailedStatus(live, read.statusFailure().orElseThrow(), attempts, now);
    }
    if (!live.status().isEnabled()) {
      return pollFor(attempts, "the Status of " + live.summary());
    }
    return attempts.isConfirmed(now)
        ? step(Kind.DONE, Optional.empty())
        : new NextStep(
            Kind.WAIT,
            "a second read that confirms " + live.summary(),
            BETWEEN_CONFIRMATIONS,
            Optional.empty());
  }

  /** Ignores a FAILED that was there before our update; one that appears afterwards is final. */
  private static NextStep afterFailedStatus(
      LiveConfiguration live, Failure failure, UpdateAttempts attempts, Instant now) {
    boolean passes = failure.cause().retryPolicy() == RetryPolicy.UNTIL_DEADLINE;
    Optional<Failure> passing = passes ? Optional.of(failure) : Optional.empty();
    boolean mayBeFromBefore = passes || attempts.isOverFailed();
    if (mayBeFromBefore && attempts.mayNotBeVisibleYet(now)) {
      String reason = "whether the Status of " + live.summary() + " is from before";
      return new NextStep(Kind.WAIT, reason, attempts.nextPoll(), passing);
    }
    boolean isFromBefore =
        !attempts.mayBeWritten() || (attempts.isOverFailed() && attempts.accepted() == 0);
    if (isFromBefore) {
      return update(attempts, passing);
    }
    return step(passes ? Kind.UPDATE_AGAIN : Kind.FAIL, Optional.of(failure));
  }

  private static NextStep update(UpdateAttempts attempts, Optional<Failure> failure) {
    boolean exhausted = attempts.accepted() >= UpdateAttempts.MOST_UPDATES;
    return step(exhausted ? Kind.GIVE_UP : Kind.UPDATE, failure);
  }

  private static NextStep pollFor(UpdateAttempts attempts, String reason) {
    return new NextStep(Kind.WAIT, reason, attempts.nextPoll(), Optional.empty());
  }

  private static NextStep step(Kind kind, Optional<Failure> failure) {
    return new NextStep(kind, "", Duration.ZERO, failure);
  }
}
