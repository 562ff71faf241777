package io.github.cdksecurityhub.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs one task for many inputs, some at a time. */
public final class InParallel {
  /** As many as there are Regions: nearly all of a task's time is spent waiting. */
  private static final int AT_A_TIME = 40;

  private InParallel() {}

  public interface Task<I, O> {
    O apply(I input) throws InterruptedException;
  }

  /** Returns the result of {@code task} for each input, in the order of the inputs. */
  public static <I, O> List<O> each(List<I> inputs, Task<I, O> task) throws InterruptedException {
    if (inputs.isEmpty()) {
      return List.of();
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.min(AT_A_TIME, inputs.size()), InParallel::daemon);
    try {
      List<Callable<O>> tasks =
          inputs.stream().<Callable<O>>map(input -> () -> task.apply(input)).toList();
      List<O> outputs = new ArrayList<>();
      for (Future<O> future : workers.invokeAll(tasks)) {
        outputs.add(future.get());
      }
      return outputs;
    } catch (ExecutionException e) {
      throw unchecked(e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** So that Ctrl-C, and a main thread that ends, end all at once. */
  public static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "worker");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns what a task threw, where it is no {@code Error}, which is thrown. */
  public static RuntimeException unchecked(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(e.getCause());
  }
}
