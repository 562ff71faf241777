package io.github.cdksecurityhub.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One event that Lambda accepted, with every attempt to run it. */
public final class Invocation {

  /** What became of an event in the end. */
  public enum End {
    /** An attempt succeeded. */
    SUCCEEDED,
    /** Every attempt failed. */
    FAILED,
    /** The event got too old, or the local Lambda was closed. */
    DROPPED
  }

  private final String requestId;
  private final int delivery;
  private final String functionArn;
  private final String payload;
  private final Instant accepted = Instant.now();
  private final List<Attempt> attempts = new ArrayList<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();

  Invocation(String requestId, int delivery, String functionArn, String payload) {
    this.requestId = requestId;
    this.delivery = delivery;
    this.functionArn = functionArn;
    this.payload = payload;
  }

  /** The same for every attempt, as on Lambda. */
  public String requestId() {
    return requestId;
  }

  /** Which delivery of the event this is: 1, or 2 where it is delivered twice. */
  public int delivery() {
    return delivery;
  }

  /** The function that the event is for. */
  public String functionArn() {
    return functionArn;
  }

  /** The event. */
  public String payload() {
    return payload;
  }

  /** When Lambda accepted the event. */
  public Instant accepted() {
    return accepted;
  }

  /** The finished attempts so far, in order. */
  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** How it ended; empty while it may still be run. */
  public Optional<End> end() {
    return Optional.ofNullable(end.getNow(null));
  }

  /**
   * Waits for the end.
   *
   * @throws IllegalStateException when there is none within {@code limit}
   */
  public End await(Duration limit) throws InterruptedException {
    try {
      return end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Event " + requestId + " is not done after " + limit, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Runs {@code action} once the event has ended, at once where it has already. */
  public void onEnd(Runnable action) {
    end.thenRun(action);
  }

  synchronized void add(Attempt attempt) {
    attempts.add(attempt);
  }

  void end(End how) {
    end.complete(how);
  }
}
