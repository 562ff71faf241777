package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The same task in several Regions in parallel; one that fails or hangs does not hide the rest. */
public final class ForEachRegion {
  /** A request that was sent before a deadline returns, or breaks off, within this. */
  public static final Duration GRACE = Duration.ofSeconds(15);

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "region");
            thread.setDaemon(true);
            return thread;
          });

  private ForEachRegion() {}

  /**
   * Runs {@code task} for each of {@code all}, such as the names of Regions, on a thread of its
   * own, for {@code limit} at most.
   *
   * @param failed makes the result where a task failed or took too long, from the problem
   */
  public static <K, T> Map<K, T> run(
      Collection<K> all,
      Function<K, Callable<T>> task,
      BiFunction<K, String, T> failed,
      Duration limit)
      throws InterruptedException {
    List<Callable<T>> tasks = all.stream().map(task).toList();
    Iterator<Future<T>> futures =
        THREADS.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS).iterator();
    Map<K, T> results = new LinkedHashMap<>();
    for (K each : all) {
      try {
        results.put(each, futures.next().get());
      } catch (CancellationException e) {
        results.put(each, failed.apply(each, "The time for it ran out."));
      } catch (ExecutionException e) {
        String problem = "The function failed unexpectedly: " + e.getCause() + ".";
        results.put(each, failed.apply(each, problem));
      }
    }
    return results;
  }

  /** Runs a task of one Region in the same way. */
  public static <T> T inOne(Callable<T> task, Function<String, T> failed, Duration limit)
      throws InterruptedException {
    return run(List.of(""), any -> task, (any, problem) -> failed.apply(problem), limit).get("");
  }
}
