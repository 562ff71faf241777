package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Retries one kind of request as the {@link RetryPolicy} of each failure says; the only place that
 * does.
 *
 * <p>Failures of one policy with no success between them count together, and their pauses grow.
 */
public final class Retries {
  private final Deadline deadline;
  private final Consumer<Failure> listener;
  private RetryPolicy policy = RetryPolicy.NONE;
  private Instant firstFailure = Instant.MIN;
  private int failures;
  private SecurityHubException last;

  public Retries(Deadline deadline, Consumer<Failure> listener) {
    this.deadline = deadline;
    this.listener = listener;
  }

  @FunctionalInterface
  public interface Request<T> {
    T send() throws SecurityHubException;
  }

  /**
   * Sends {@code request} until it succeeds.
   *
   * @param action what the request is for, to follow "Cannot"
   * @throws ReconcileException with the last failure, where that one is not retried, or no more
   */
  public <T> T call(String action, Request<T> request)
      throws ReconcileException, InterruptedException {
    while (true) {
      try {
        T response = request.send();
        succeeded();
        return response;
      } catch (SecurityHubException e) {
        pauseAfter(action, e);
      }
    }
  }

  @FunctionalInterface
  public interface Command {
    void send() throws SecurityHubException;
  }

  /** Sends {@code command} as {@link #call} sends a request. */
  public void run(String action, Command command) throws ReconcileException, InterruptedException {
    call(
        action,
        () -> {
          command.send();
          return command;
        });
  }

  void succeeded() {
    policy = RetryPolicy.NONE;
    failures = 0;
    last = null;
  }

  /**
   * Pauses before the next try.
   *
   * @throws ReconcileException where there is none
   */
  void pauseAfter(String action, SecurityHubException e)
      throws ReconcileException, InterruptedException {
    Failure failure = e.failure();
    if (failure.cause().retryPolicy() != policy) {
      policy = failure.cause().retryPolicy();
      firstFailure = deadline.now();
      failures = 0;
    }
    failures++;
    last = e;
    Duration left = Duration.between(deadline.now(), policy.retriesEnd(firstFailure, deadline));
    if (left.isNegative() || left.isZero()) {
      throw failed(action);
    }
    listener.accept(failure);
    Duration pause = deadline.jittered(policy.longestPause(failures));
    deadline.pause(Collections.min(List.of(pause, left)));
    if (deadline.isPassed()) {
      throw failed(action);
    }
  }

  /**
   * Throws the last failure where the deadline has passed: its remedy helps the user more than that
   * time ran out.
   */
  void failIfDeadlinePassed(String action) throws ReconcileException {
    if (last != null && deadline.isPassed()) {
      throw failed(action);
    }
  }

  private ReconcileException failed(String action) {
    String attempts =
        failures < 2
            ? ""
            : "Tried " + failures + " times over " + deadline.elapsed().toSeconds() + " s";
    return new ReconcileException(action, last.failure(), attempts, last);
  }
}
