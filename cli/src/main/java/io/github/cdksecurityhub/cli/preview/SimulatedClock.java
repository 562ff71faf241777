package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Retries.Request;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A clock that runs only while a request is sent or retried: a wait for the simulated Security Hub
 * takes no time.
 *
 * <p>Each thread has its own time in each Region: linked Regions are read in parallel, several of
 * them perhaps by one thread.
 */
final class SimulatedClock implements Clock {
  /** No function runs longer, so neither does what waits for something that never comes. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final Clock real;
  private final Duration retryTime;
  private final Instant start;
  private final ThreadLocal<Times> times = ThreadLocal.withInitial(Times::new);

  /** The times of one thread; now it works in the Region that it sent the last request to. */
  private static final class Times {
    private final Map<AccountRegion, Time> inRegions = new HashMap<>();
    private Time here = new Time();

    Time in(AccountRegion place) {
      here = inRegions.computeIfAbsent(place, any -> new Time());
      return here;
    }
  }

  private static final class Time {
    private boolean runs;
    private boolean pauses;
    private boolean expired;
    private Duration waited = Duration.ZERO;
  }

  SimulatedClock(Clock real, Duration retryTime) {
    this.real = real;
    this.retryTime = retryTime;
    this.start = real.now();
  }

  /** A preview doesn't wait for new permissions to take effect; it reports what is missing. */
  Deadline deadline() {
    return new Deadline(this, start.plus(retryTime), Duration.ZERO);
  }

  /** Sends a request; after a failure time runs. */
  <T> T send(AccountRegion place, Request<T> request) throws SecurityHubException {
    Time time = times.get().in(place);
    time.runs = true;
    time.pauses = false;
    T response = request.send();
    time.runs = false;
    return response;
  }

  /** Sends a request; after "none", which the handler reads again, pauses take time. */
  <T> Optional<T> sendAndDoubtNone(AccountRegion place, Request<Optional<T>> request)
      throws SecurityHubException {
    Optional<T> response = send(place, request);
    times.get().here.pauses = response.isEmpty();
    return response;
  }

  void expire(AccountRegion place) {
    times.get().in(place).expired = true;
  }

  @Override
  public Instant now() {
    Time time = times.get().here;
    if (time.expired) {
      return start.plus(retryTime);
    }
    return time.runs ? real.now() : start;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Time time = times.get().here;
    if (time.runs || time.pauses) {
      real.pause(duration);
      return;
    }
    time.waited = time.waited.plus(duration);
    time.expired |= time.waited.compareTo(LONGEST_WAIT) > 0;
  }
}
