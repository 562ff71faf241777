package io.github.cdksecurityhub.local.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Events that stay in Lambda's queue until a test releases them, in any order: late deliveries,
 * late retries, and events that overtake others.
 *
 * <p>An event is held before each attempt to run it that the condition is true of; while it is held
 * it uses none of the concurrency quota.
 */
public final class HeldEvents implements AutoCloseable {

  private final Predicate<Invocation> condition;
  private final Map<Invocation, Runnable> held = new LinkedHashMap<>();
  private boolean open;

  HeldEvents(Predicate<Invocation> condition) {
    this.condition = condition;
  }

  /** Takes an event that is to be run; false where it isn't held here. */
  synchronized boolean hold(Invocation invocation, Runnable run) {
    if (open || !condition.test(invocation)) {
      return false;
    }
    held.put(invocation, run);
    notifyAll();
    return true;
  }

  /** The events that are held now, in the order in which they came. */
  public synchronized List<Invocation> held() {
    return List.copyOf(held.keySet());
  }

  /**
   * Waits until so many events are held.
   *
   * @throws IllegalStateException when they are fewer after {@code limit}
   */
  public synchronized List<Invocation> await(int count, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (held.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new IllegalStateException(
            held.size() + " events are held after " + limit + ", not " + count);
      }
      wait(left);
    }
    return held();
  }

  /**
   * Lets an event be run.
   *
   * @throws IllegalStateException when it isn't held
   */
  public void release(Invocation invocation) {
    Runnable run;
    synchronized (this) {
      run = held.remove(invocation);
    }
    if (run == null) {
      throw new IllegalStateException("Event " + invocation.requestId() + " is not held");
    }
    run.run();
  }

  /** Lets every event that is held now be run. */
  public void releaseAll() {
    List<Runnable> runs;
    synchronized (this) {
      runs = new ArrayList<>(held.values());
      held.clear();
    }
    runs.forEach(Runnable::run);
  }

  /** Holds no further event, and lets those that are held be run. */
  @Override
  public void close() {
    synchronized (this) {
      open = true;
    }
    releaseAll();
  }
}
