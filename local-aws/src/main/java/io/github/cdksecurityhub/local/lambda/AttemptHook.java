package io.github.cdksecurityhub.local.lambda;

import java.time.Duration;

/** Lets a test meddle with attempts: shorten their time, kill their instance. */
public interface AttemptHook {

  /** Meddles with nothing. */
  AttemptHook NONE = new AttemptHook() {};

  /**
   * The time that an attempt gets, given to the function as its deadline and enforced.
   *
   * @param function the function, whose own timeout is the default
   * @param invocation the event
   */
  default Duration timeLimit(FunctionDefinition function, Invocation invocation) {
    return function.timeout();
  }

  /**
   * Is called on a thread of its own as an instance gets an event.
   *
   * @param invocation the event
   * @param instance kills the instance, which is how a crash of the JVM appears
   */
  default void started(Invocation invocation, Kill instance) {}

  /** Kills an instance at once (SIGKILL). */
  @FunctionalInterface
  interface Kill {
    /** Kills it; does nothing if it has ended. */
    void kill();
  }
}
