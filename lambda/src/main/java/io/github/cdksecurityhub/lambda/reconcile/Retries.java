package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long one kind of request is tried again: each failure takes of the budget what its {@link
 * RetryPolicy} allows.
 *
 * <p>A streak is failures of one persistence without a success between them; pauses grow within it.
 */
final class Retries {
  /**
   * At least a minute is asked for (decision 9); three outlast most throttles and deployments of
   * the service.
   */
  private static final Duration BACKOFF_LIMIT = Duration.ofMinutes(3);

  private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(200);
  private static final Duration SHORTEST_PASSING = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int DOUBLINGS = 6;

  private final AccountRegion place;
  private final Deadline budget;
  private final ProgressListener journal;
  private RetryPolicy streak = RetryPolicy.NONE;
  private Instant streakStart;
  private int failures;
  private Optional<Failure> unsolved = Optional.empty();

  Retries(AccountRegion place, Deadline budget, ProgressListener journal) {
    this.place = place;
    this.budget = budget;
    this.journal = journal;
    this.streakStart = budget.start();
  }

  /** Ends the streak. */
  void succeeded() {
    streak = RetryPolicy.NONE;
    failures = 0;
    unsolved = Optional.empty();
  }

  /**
   * Passes while there is time for another try, or where none failed so far.
   *
   * @throws ReconcileException with what failed last, whose next step is worth more than that time
   *     ran out
   */
  void endIfSpent(String verb) throws ReconcileException {
    if (unsolved.isPresent() && budget.isSpent()) {
      throw new ReconcileException(verb, place, unsolved.get(), tried());
    }
  }

  /**
   * Waits for as long as {@code failure} deserves before the next try.
   *
   * @param verb what could not be done
   * @throws ReconcileException where it deserves no further try, or the time for it is over
   */
  void pauseAfter(Failure failure, String verb) throws ReconcileException, InterruptedException {
    if (failure.persistence() != streak) {
      streak = failure.persistence();
      streakStart = budget.clock().now();
      failures = 0;
    }
    failures++;
    unsolved = Optional.of(failure);
    Instant limit = limit();
    if (!budget.clock().now().isBefore(limit)) {
      throw new ReconcileException(verb, place, failure, tried());
    }
    journal.note("trying again, because " + failure.cause() + " " + failure.said());
    Duration left = Duration.between(budget.clock().now(), limit);
    Duration pause = nextPause();
    budget.pause(pause.compareTo(left) < 0 ? pause : left);
    if (budget.isSpent()) {
      throw new ReconcileException(verb, place, failure, tried());
    }
  }

  private Instant limit() {
    Instant limit =
        switch (streak) {
          case NONE -> budget.start();
          case ON_CREATE -> budget.start().plus(budget.propagation());
          case BACKOFF -> streakStart.plus(BACKOFF_LIMIT);
          case WHILE_TIME_REMAINS -> budget.end();
        };
    return limit.isBefore(budget.end()) ? limit : budget.end();
  }

  private Duration nextPause() {
    Duration shortest = streak == RetryPolicy.BACKOFF ? SHORTEST_BACKOFF : SHORTEST_PASSING;
    Duration grown = shortest.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    long longest = Math.min(grown.toMillis(), LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
  }

  private String tried() {
    return failures < 2
        ? ""
        : "Tried " + failures + " times over " + budget.elapsed().toSeconds() + " s";
  }
}
