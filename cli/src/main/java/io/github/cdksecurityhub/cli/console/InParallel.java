package io.github.cdksecurityhub.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs one task for many inputs, some at a time. */
public final class InParallel {
  /** More would only wait for each other's start. */
  private static final int AT_A_TIME = 16;

  private InParallel() {}

  /**
   * The task for one input.
   *
   * @param <I> the type of the inputs
   * @param <O> the type of the results
   */
  public interface Task<I, O> {
    /**
     * Runs on a worker's thread.
     *
     * @param input the input
     * @return the result
     * @throws InterruptedException where the work is abandoned
     */
    O apply(I input) throws InterruptedException;
  }

  /**
   * {@return the result of {@code task} for each input, in the order of the inputs}
   *
   * @param <I> the type of the inputs
   * @param <O> the type of the results
   * @param inputs any number of them; 16 are worked on at a time
   * @param task is called from several threads at once
   * @throws InterruptedException where the thread is interrupted; then the workers are too
   */
  public static <I, O> List<O> each(List<I> inputs, Task<I, O> task) throws InterruptedException {
    if (inputs.isEmpty()) {
      return List.of();
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.min(AT_A_TIME, inputs.size()), InParallel::daemon);
    try {
      List<Future<O>> futures = new ArrayList<>();
      inputs.forEach(input -> futures.add(workers.submit(() -> task.apply(input))));
      List<O> outputs = new ArrayList<>();
      for (Future<O> future : futures) {
        outputs.add(future.get());
      }
      return outputs;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  /** So that Ctrl-C, and a main thread that ends, end all at once. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "worker");
    thread.setDaemon(true);
    return thread;
  }
}
