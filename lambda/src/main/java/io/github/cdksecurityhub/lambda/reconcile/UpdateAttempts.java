package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.time.Instant;

/** What one event has sent so far, and what reads have confirmed since. */
final class UpdateAttempts {
  /** An accepted update that no read shows is sent this often at most (R25). */
  static final int MOST_UPDATES = 5;

  private static final Duration SHORTEST_POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

  private final boolean typeChanges;
  private int confirmationsNeeded;
  private int confirmations;
  private boolean mayBeFromBefore;
  private boolean wasInProgress;
  private boolean mayBeWritten;
  private int accepted;
  private Instant lastSent = Instant.EPOCH;
  private boolean overFailed;
  private int polls;

  /** Nothing is sent yet; a changed type is confirmed by two reads in a row (R24). */
  UpdateAttempts(boolean typeChanges) {
    this.typeChanges = typeChanges;
    this.confirmationsNeeded = typeChanges ? 2 : 1;
  }

  void read(OrganizationConfiguration desired, LiveConfiguration live) {
    boolean matches = desired.matches(live);
    boolean isFailed = live.status().isFailed();
    boolean isEnabled = live.status().isEnabled();
    confirmations = matches && isEnabled ? confirmations + 1 : 0;
    overFailed = overFailed && isFailed;
    if (matches && !isEnabled && !isFailed) {
      confirmationsNeeded = 2;
      wasInProgress = true;
    }
    // CENTRAL is PENDING first (R24), so an earlier CENTRAL may be what every read shows (R26).
    mayBeFromBefore = typeChanges && desired.isCentral() && !wasInProgress;
  }

  void sending(LiveConfiguration live) {
    overFailed = live.status().isFailed();
  }

  void accepted(Instant now) {
    mayBeWritten = true;
    accepted++;
    lastSent = now;
    wasInProgress = false;
    polls = 0;
  }

  /** It failed; after some failures it is not known whether it was carried out. */
  void failed(Failure failure, Instant now) {
    if (!failure.operation().writes()) {
      return;
    }
    mayBeWritten |= failure.cause().leavesOutcomeUnknown();
    if (failure.cause().losesResponse()) {
      lastSent = now;
    }
  }

  /** The service finished with what it had accepted, so the next update counts anew. */
  void restart() {
    accepted = 0;
  }

  void waited() {
    polls++;
  }

  boolean mayBeWritten() {
    return mayBeWritten;
  }

  int accepted() {
    return accepted;
  }

  /** Returns whether every read since the last update shows the FAILED that was there before. */
  boolean isOverFailed() {
    return overFailed;
  }

  boolean isConfirmed(Instant now) {
    return confirmations >= confirmationsNeeded && !(mayBeFromBefore && mayNotBeVisibleYet(now));
  }

  /** Returns whether the last update is so recent that a read may not show it yet (R26). */
  boolean mayNotBeVisibleYet(Instant now) {
    return now.isBefore(lastSent.plus(Observation.STALE));
  }

  /** Returns how long to wait before the next read; it doubles, up to five seconds. */
  Duration nextPoll() {
    return RetryPolicy.doubled(SHORTEST_POLL, polls, LONGEST_POLL);
  }
}
