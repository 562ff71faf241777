package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;

/** What one event has sent so far, and what that means for what is read next. */
final class UpdateAttempts {
  /** An acknowledged write that does not show is sent this often at most (R25). */
  private static final int MOST = 5;

  /** Reads may be this old (R26); before that, not showing is no sign of a lost update. */
  private static final Duration STALE = Duration.ofSeconds(10);

  private boolean mayBeWritten;
  private int acknowledged;
  private Instant last = Instant.EPOCH;

  /** The service took it; whether it shows is another matter. */
  void acknowledged(Instant now) {
    mayBeWritten = true;
    acknowledged++;
    last = now;
  }

  /** It failed; some failures leave open whether it was carried out. */
  void failed(Failure failure, Instant now) {
    mayBeWritten |= failure.mayHaveTakenEffect();
    if (failure.losesTheAnswer()) {
      last = now;
    }
  }

  /** What was acknowledged so far is known to have come to an end: the next one counts anew. */
  void startOver() {
    acknowledged = 0;
  }

  /** Tells whether anything may have been written. */
  boolean mayBeWritten() {
    return mayBeWritten;
  }

  /** Tells whether the service took any of them. */
  boolean isAcknowledged() {
    return acknowledged > 0;
  }

  /** Tells whether the last one is so recent that a read may not show it yet. */
  boolean mayNotShowYet(Instant now) {
    return now.isBefore(last.plus(STALE));
  }

  /** Tells whether one more would be one too many. */
  boolean areExhausted() {
    return acknowledged >= MOST;
  }

  int acknowledgements() {
    return acknowledged;
  }
}
