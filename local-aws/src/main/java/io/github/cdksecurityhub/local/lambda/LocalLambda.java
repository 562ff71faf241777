package io.github.cdksecurityhub.local.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * AWS Lambda on this machine, as far as asynchronous events go: a queue with a concurrency quota,
 * warm instances, timeouts, retries (service-behaviour.md, R36, R38).
 *
 * <p>Closing it kills every instance.
 */
public final class LocalLambda implements AutoCloseable {

  private final Map<String, FunctionDefinition> functions = new HashMap<>();
  private final Map<String, EventInvokeConfig> configs = new HashMap<>();
  private final List<Invocation> invocations = new ArrayList<>();
  private final InstancePool pool;
  private final EventQueue queue;
  private final Thread lastResort;

  /** How an event is delivered. */
  public enum Delivery {
    /** Once, as nearly always. */
    ONCE,
    /** Twice at the same time: Lambda's queue promises at least once, not exactly once. */
    TWICE_CONCURRENTLY,
    /** Twice, the second after the first is done. */
    TWICE_IN_TURN
  }

  /** Starts a Lambda without functions. */
  public LocalLambda(LambdaOptions options) {
    pool = new InstancePool(options);
    queue = new EventQueue(options, pool);
    // For a run that is interrupted: no JVM may outlive this one.
    lastResort = new Thread(pool::close, "local-lambda-last-resort");
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** Creates the function, or replaces it: events that start later run the new one. */
  public synchronized void register(FunctionDefinition function) {
    functions.put(function.arn(), function);
  }

  /** Removes the function; events for it are then refused. */
  public synchronized void deregister(String functionArn) {
    functions.remove(functionArn);
    configs.remove(functionArn);
  }

  /** The function with that ARN. */
  public synchronized Optional<FunctionDefinition> function(String functionArn) {
    return Optional.ofNullable(functions.get(functionArn));
  }

  /** Sets how events of the function are retried. */
  public synchronized void configure(String functionArn, EventInvokeConfig config) {
    configs.put(functionArn, config);
  }

  /** Forgets what {@link #configure} set. */
  public synchronized void unconfigure(String functionArn) {
    configs.remove(functionArn);
  }

  /**
   * Accepts an event and returns at once.
   *
   * @throws IllegalArgumentException when there is no such function
   */
  public Invocation invoke(String functionArn, String payload) {
    return invoke(functionArn, payload, Delivery.ONCE).get(0);
  }

  /** Accepts an event and delivers it that way; each delivery has the same request id. */
  public List<Invocation> invoke(String functionArn, String payload, Delivery delivery) {
    FunctionDefinition function =
        function(functionArn)
            .orElseThrow(() -> new IllegalArgumentException("Function not found: " + functionArn));
    EventInvokeConfig config = config(functionArn);
    String requestId = UUID.randomUUID().toString();
    Invocation first = accept(requestId, 1, functionArn, payload);
    if (delivery == Delivery.ONCE) {
      queue.submit(first, function, config);
      return List.of(first);
    }
    Invocation second = accept(requestId, 2, functionArn, payload);
    if (delivery == Delivery.TWICE_CONCURRENTLY) {
      queue.submit(first, function, config);
      queue.submit(second, function, config);
    } else {
      queue.submitInTurn(first, second, function, config);
    }
    return List.of(first, second);
  }

  private synchronized EventInvokeConfig config(String functionArn) {
    return configs.getOrDefault(functionArn, EventInvokeConfig.DEFAULT);
  }

  private synchronized Invocation accept(
      String requestId, int delivery, String functionArn, String payload) {
    Invocation invocation = new Invocation(requestId, delivery, functionArn, payload);
    invocations.add(invocation);
    return invocation;
  }

  /** Every event accepted so far, in order. */
  public synchronized List<Invocation> invocations() {
    return List.copyOf(invocations);
  }

  /** Changes the attempts that start from now on; {@link AttemptHook#NONE} stops it. */
  public void hook(AttemptHook hook) {
    queue.hook(hook);
  }

  /** From now on, calls {@code listener} with every attempt that fails, as it fails. */
  public void onFailure(BiConsumer<Invocation, Attempt> listener) {
    queue.failures(listener);
  }

  /**
   * Holds events in the queue from now on, before each attempt to run them, until they are
   * released: that is how an event comes late, or before one that was sent first.
   *
   * @param condition which events; {@link Invocation#delivery} numbers a second delivery, and
   *     {@link Invocation#attempts} a retry
   */
  public HeldEvents hold(Predicate<Invocation> condition) {
    return queue.hold(condition);
  }

  /** Ends every idle instance, so that the next event starts cold. */
  public void coolDown() {
    pool.coolDown();
  }

  /** How many instances were ever started. */
  public int instancesStarted() {
    return pool.started();
  }

  /**
   * Waits until every event accepted so far is done.
   *
   * @throws IllegalStateException when one is not within {@code limit}
   */
  public void awaitQuiet(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Invocation invocation : invocations()) {
      invocation.await(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
    }
  }

  @Override
  public void close() {
    queue.close();
    pool.close();
    invocations().forEach(invocation -> invocation.end(Invocation.End.DROPPED));
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // The JVM is ending and runs the hook itself.
      return;
    }
  }
}
