package io.github.cdksecurityhub.lambda.handler;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.Discreet;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import java.util.concurrent.CompletableFuture;

/** The thread that does the work, and completes the answer on every path. */
final class Worker extends Thread {
  private final CustomResourceEvent event;
  private final LifecycleHandler lifecycle;
  private final CompletableFuture<Response> answer;
  private final Log log;

  Worker(
      CustomResourceEvent event,
      LifecycleHandler lifecycle,
      CompletableFuture<Response> answer,
      Log log) {
    super("work");
    this.event = event;
    this.lifecycle = lifecycle;
    this.answer = answer;
    this.log = log;
    setDaemon(true);
  }

  @Override
  public void run() {
    // Made before there can be too little memory to make it.
    String unknown = incident("an unknown cause");
    Response ifAllElseFails = lifecycle.failed(unknown);
    try {
      answer.complete(lifecycle.run());
    } catch (Throwable e) {
      tell(e);
    } finally {
      lastResort(unknown, ifAllElseFails);
    }
  }

  /** Logged first: once the answer is there, the invocation ends, and the instance may freeze. */
  private void tell(Throwable e) {
    try {
      log.fail(e);
    } finally {
      answer.complete(unexpected(e));
    }
  }

  /** What was there before belongs into the answer if there is any way to still put it in. */
  private void lastResort(String why, Response ifAllElseFails) {
    try {
      if (!answer.isDone()) {
        answer.complete(lifecycle.failed(why));
      }
    } finally {
      answer.complete(ifAllElseFails);
    }
  }

  Response unexpected(Throwable e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return lifecycle.failed(incident(e.getClass().getName() + message));
  }

  Response outOfTime(String pending) {
    return lifecycle.failed(
        "the function's time ran out; still pending: "
            + pending
            + ". "
            + event.again().first()
            + ": that is safe, and goes on from what is live by then. If it stays, give the construct a"
            + " longer timeout.");
  }

  private String incident(String cause) {
    return "the function failed unexpectedly with "
        + cause
        + ". "
        + event.again().first()
        + ": that is safe. If it stays, look for request "
        + Discreet.text(event.requestId())
        + " in the function's log and report it.";
  }
}
