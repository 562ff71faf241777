package io.github.cdksecurityhub.lambda.preview;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that runs only while a question has to be asked again: waits for what is played in memory
 * take no time and cost none.
 */
final class DryClock implements Clock {
  private final Clock real;
  private final Duration patience;
  private Instant start;
  private boolean runs;
  private boolean ended;

  DryClock(Clock real, Duration patience) {
    this.real = real;
    this.patience = patience;
    this.start = real.now();
  }

  /** A request that may fail. */
  interface Question<T> {
    /** Asks once. */
    T ask() throws SecurityHubException;
  }

  /**
   * Starts anew. Nothing of a preview waits for permissions to spread: it is to tell that they are
   * missing.
   */
  Deadline begin() {
    start = real.now();
    runs = false;
    ended = false;
    return new Deadline(this, start, start.plus(patience), Duration.ZERO);
  }

  /** Asks; after a failure time runs. */
  <T> T asking(Question<T> question) throws SecurityHubException {
    runs = true;
    T answer = question.ask();
    runs = false;
    return answer;
  }

  /** Asks; after a failure, and after "none", which may be doubted, time runs. */
  <T> Optional<T> askingAgain(Question<Optional<T>> question) throws SecurityHubException {
    Optional<T> answer = asking(question);
    runs = answer.isEmpty();
    return answer;
  }

  /** From now on there is no time left. */
  void end() {
    ended = true;
  }

  @Override
  public Instant now() {
    if (ended) {
      return start.plus(patience);
    }
    return runs ? real.now() : start;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (runs) {
      real.pause(duration);
    }
  }
}
