package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/** The same work in several Regions at once; one that fails or hangs does not hide the rest. */
final class ForEachRegion {
  private ForEachRegion() {}

  /** What to do in one Region. */
  @FunctionalInterface
  interface Work<T, R> {
    R in(T region) throws InterruptedException;
  }

  /**
   * Does {@code work} for each, on a thread of its own.
   *
   * @param end when whoever is not done is given up
   * @param otherwise the result of who failed, from its text
   */
  static <T, R> List<R> at(
      List<T> regions,
      Work<T, R> work,
      BiFunction<T, String, R> otherwise,
      Clock clock,
      Instant end)
      throws InterruptedException {
    List<FutureTask<R>> tasks = new ArrayList<>();
    for (T region : regions) {
      tasks.add(started(() -> work.in(region)));
    }
    List<R> results = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      results.add(
          result(tasks.get(i), regions.get(i), otherwise, Duration.between(clock.now(), end)));
    }
    return results;
  }

  private static <R> FutureTask<R> started(Callable<R> work) {
    FutureTask<R> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "region");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static <T, R> R result(
      FutureTask<R> task, T region, BiFunction<T, String, R> otherwise, Duration left)
      throws InterruptedException {
    try {
      return task.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return otherwise.apply(region, "The time for it ran out.");
    } catch (ExecutionException e) {
      return otherwise.apply(region, "The function failed unexpectedly: " + e.getCause() + ".");
    }
  }
}
