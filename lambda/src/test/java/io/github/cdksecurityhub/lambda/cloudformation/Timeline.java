package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A clock for several runs at once: each is a thread, one of them runs at a time, and time passes
 * only where all of them wait. The same runs always take the same turns.
 */
final class Timeline extends FakeClock {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          run -> {
            Thread thread = new Thread(run, "run");
            thread.setDaemon(true);
            return thread;
          });

  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private final Set<Thread> runs = new HashSet<>();
  private final Random random;
  private int started;
  private int open;

  /** Belongs to the thread that makes it. */
  Timeline(Random random) {
    this.random = random;
    runs.add(Thread.currentThread());
  }

  private record Waiting(Instant until, int order, Semaphore turn) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      int byTime = until.compareTo(other.until);
      return byTime == 0 ? Integer.compare(order, other.order) : byTime;
    }
  }

  /** Starts {@code run} on its own thread after {@code delay}. */
  synchronized void start(Duration delay, Runnable run) {
    Semaphore turn = wait(now().plus(delay));
    open++;
    THREADS.execute(
        () -> {
          turn.acquireUninterruptibly();
          begin();
          try {
            run.run();
          } finally {
            end();
          }
        });
  }

  private synchronized void begin() {
    runs.add(Thread.currentThread());
  }

  private synchronized void end() {
    runs.remove(Thread.currentThread());
    open--;
    next();
  }

  private Semaphore wait(Instant until) {
    Semaphore turn = new Semaphore(0);
    waiting.add(new Waiting(until, started++, turn));
    return turn;
  }

  private void next() {
    Waiting next = waiting.remove();
    if (next.until().isAfter(now())) {
      super.advance(Duration.between(now(), next.until()));
    }
    next.turn().release();
  }

  /** A thread that a run has started takes the run's turn. */
  @Override
  public void advance(Duration duration) {
    Semaphore turn;
    synchronized (this) {
      Instant until = now().plus(duration);
      boolean isNext = waiting.isEmpty() || waiting.peek().until().isAfter(until);
      if (isNext || !runs.contains(Thread.currentThread())) {
        super.advance(duration);
        return;
      }
      turn = wait(until);
      next();
    }
    turn.acquireUninterruptibly();
  }

  @Override
  public void pause(Duration duration) {
    advance(duration);
  }

  @Override
  public synchronized Duration jittered(Duration longest) {
    return longest.multipliedBy(50 + random.nextInt(51)).dividedBy(100);
  }

  /** Waits until every run has ended. */
  void finish() {
    while (isOpen()) {
      advance(Duration.ofMinutes(1));
    }
  }

  private synchronized boolean isOpen() {
    return open > 0;
  }
}
