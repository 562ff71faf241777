package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Retries.Request;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that runs only while a request is sent or retried: a wait for the simulated Security Hub
 * takes no time.
 */
final class SimulatedClock implements Clock {
  private final Clock real;
  private final Duration retryTime;
  private Instant start;
  private boolean runs;
  private boolean pauses;
  private boolean expired;

  SimulatedClock(Clock real, Duration retryTime) {
    this.real = real;
    this.retryTime = retryTime;
    this.start = real.now();
  }

  /**
   * Starts the next event's time. A preview doesn't wait for new permissions to take effect: it
   * reports that they are missing.
   */
  Deadline begin() {
    start = real.now();
    runs = false;
    pauses = false;
    expired = false;
    return new Deadline(this, start.plus(retryTime), Duration.ZERO);
  }

  /** Sends a request; after a failure time runs. */
  <T> T send(Request<T> request) throws SecurityHubException {
    runs = true;
    pauses = false;
    T response = request.send();
    runs = false;
    return response;
  }

  /** Sends a request; after "none", which the handler reads again, pauses take time. */
  <T> Optional<T> sendAndDoubtNone(Request<Optional<T>> request) throws SecurityHubException {
    Optional<T> response = send(request);
    pauses = response.isEmpty();
    return response;
  }

  /** Ends the event's time now. */
  void expire() {
    expired = true;
  }

  @Override
  public Instant now() {
    if (expired) {
      return start.plus(retryTime);
    }
    return runs ? real.now() : start;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (runs || pauses) {
      real.pause(duration);
    }
  }
}
