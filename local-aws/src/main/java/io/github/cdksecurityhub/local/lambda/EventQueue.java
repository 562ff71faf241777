package io.github.cdksecurityhub.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Lambda's queue of asynchronous events: quota, retries, age. */
final class EventQueue implements AutoCloseable {

  private final LambdaOptions options;
  private final InstancePool pool;
  private final Semaphore quota;
  private final ExecutorService workers = Executors.newCachedThreadPool(EventQueue::daemon);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(EventQueue::daemon);
  private final List<HeldEvents> held = new CopyOnWriteArrayList<>();
  private volatile AttemptHook hook = AttemptHook.NONE;
  private volatile BiConsumer<Invocation, Attempt> failures = (invocation, attempt) -> {};

  EventQueue(LambdaOptions options, InstancePool pool) {
    this.options = options;
    this.pool = pool;
    this.quota = new Semaphore(options.concurrency(), true);
  }

  void hook(AttemptHook next) {
    hook = next;
  }

  void failures(BiConsumer<Invocation, Attempt> next) {
    failures = next;
  }

  void submit(Invocation invocation, FunctionDefinition function, EventInvokeConfig config) {
    execute(invocation, () -> attempt(invocation, function, config, () -> {}));
  }

  void submitInTurn(
      Invocation first, Invocation second, FunctionDefinition function, EventInvokeConfig config) {
    execute(first, () -> attempt(first, function, config, () -> submit(second, function, config)));
  }

  HeldEvents hold(Predicate<Invocation> condition) {
    HeldEvents next = new HeldEvents(condition);
    held.add(next);
    return next;
  }

  private void execute(Invocation invocation, Runnable work) {
    boolean isHeld =
        held.stream().anyMatch(it -> it.hold(invocation, () -> start(invocation, work)));
    if (!isHeld) {
      start(invocation, work);
    }
  }

  private void start(Invocation invocation, Runnable work) {
    orDrop(invocation, () -> workers.execute(work));
  }

  /** Once it is closed, nothing runs any more. */
  private static void orDrop(Invocation invocation, Runnable submission) {
    try {
      submission.run();
    } catch (RejectedExecutionException e) {
      invocation.end(Invocation.End.DROPPED);
    }
  }

  private void attempt(
      Invocation invocation, FunctionDefinition function, EventInvokeConfig config, Runnable then) {
    try {
      quota.acquire();
    } catch (InterruptedException e) {
      invocation.end(Invocation.End.DROPPED);
      return;
    }
    try {
      Duration age = Duration.between(invocation.accepted(), Instant.now());
      if (age.compareTo(config.maximumEventAge()) > 0) {
        invocation.end(Invocation.End.DROPPED);
        return;
      }
      invocation.add(run(invocation, function));
    } catch (InterruptedException | RuntimeException e) {
      invocation.end(Invocation.End.DROPPED);
      return;
    } finally {
      quota.release();
    }
    decide(invocation, function, config, then);
  }

  private void decide(
      Invocation invocation, FunctionDefinition function, EventInvokeConfig config, Runnable then) {
    List<Attempt> attempts = invocation.attempts();
    Attempt last = attempts.get(attempts.size() - 1);
    if (last.outcome().succeeded()) {
      invocation.end(Invocation.End.SUCCEEDED);
      then.run();
      return;
    }
    failures.accept(invocation, last);
    if (attempts.size() > config.maximumRetryAttempts()) {
      invocation.end(Invocation.End.FAILED);
      then.run();
    } else {
      long pause = options.pauseBefore(attempts.size()).toMillis();
      Runnable again = () -> attempt(invocation, function, config, then);
      Runnable retry = () -> execute(invocation, again);
      orDrop(invocation, () -> clock.schedule(retry, pause, TimeUnit.MILLISECONDS));
    }
  }

  private Attempt run(Invocation invocation, FunctionDefinition function)
      throws InterruptedException {
    int number = invocation.attempts().size() + 1;
    Optional<Instance> warm = warm(function);
    Instance instance = warm.orElseGet(() -> pool.start(function));
    if (warm.isEmpty()) {
      Optional<AttemptOutcome> failure = instance.awaitReady(options.initLimit());
      if (failure.isPresent()) {
        Attempt attempt =
            new Attempt(
                number,
                Instant.now(),
                failure.get(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                instance.newLog());
        pool.discard(instance);
        return attempt;
      }
    }
    Optional<Duration> coldStart =
        warm.isPresent() ? Optional.empty() : Optional.of(instance.coldStart());
    return run(invocation, function, instance, number, coldStart);
  }

  /** A warm instance that asks for an event; one that ended after its last is passed over. */
  private Optional<Instance> warm(FunctionDefinition function) throws InterruptedException {
    Optional<Instance> instance = pool.warm(function);
    while (instance.isPresent() && instance.get().awaitReady(options.initLimit()).isPresent()) {
      pool.discard(instance.get());
      instance = pool.warm(function);
    }
    return instance;
  }

  private Attempt run(
      Invocation invocation,
      FunctionDefinition function,
      Instance instance,
      int number,
      Optional<Duration> coldStart)
      throws InterruptedException {
    Duration limit = hook.timeLimit(function, invocation);
    Instant started = Instant.now();
    long nanos = System.nanoTime();
    workers.execute(() -> hook.started(invocation, instance::kill));
    AttemptOutcome outcome =
        instance.run(invocation.requestId(), function.arn(), invocation.payload(), limit);
    Duration duration = Duration.ofNanos(System.nanoTime() - nanos);
    Attempt attempt =
        new Attempt(
            number, started, outcome, coldStart, duration, instance.usage(), instance.newLog());
    pool.release(function, instance);
    return attempt;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    workers.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "local-lambda");
    thread.setDaemon(true);
    return thread;
  }
}
