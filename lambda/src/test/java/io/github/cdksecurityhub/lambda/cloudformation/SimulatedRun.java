package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One invocation of the function with one event. It may die at any request, and it must not write
 * to a Region whose tags name another stack.
 */
final class SimulatedRun {
  /** A run that read the tags may not have seen a write that was more recent than this. */
  private static final Duration UNSEEN = Duration.ofSeconds(15);

  private static final String STACK = "securityhub-organization:stack";

  private final LifecycleScenario account;
  private final StackStatusSource stacks;
  private final CustomResourceEvent event;
  private final int diesAt;
  private final List<String> problems;
  private int moments;
  private volatile boolean isDead;

  /**
   * Prepares.
   *
   * @param diesAt the moment: 1 before the first request, 2 after it, 3 before the second; 0 never
   * @param problems gets what the run must not do
   */
  SimulatedRun(
      LifecycleScenario account,
      StackStatusSource stacks,
      CustomResourceEvent event,
      int diesAt,
      List<String> problems) {
    this.account = account;
    this.stacks = stacks;
    this.event = event;
    this.diesAt = diesAt;
    this.problems = problems;
  }

  /** The process has ended; nothing of the handler catches it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
      super("died", null, false, false);
    }
  }

  /** Returns the response; empty where it died before. */
  Optional<Response> run() {
    try {
      Response response =
          LifecycleScenario.response(account.lifecycle(event, this::observed, stacks));
      return isDead ? Optional.empty() : Optional.of(response);
    } catch (Death e) {
      return Optional.empty();
    }
  }

  private SecurityHub observed(SecurityHub hub) {
    return (SecurityHub)
        Proxy.newProxyInstance(
            SecurityHub.class.getClassLoader(),
            new Class<?>[] {SecurityHub.class},
            (proxy, method, arguments) -> request((FakeSecurityHub) hub, method, arguments));
  }

  private Object request(FakeSecurityHub hub, Method method, Object... arguments) throws Throwable {
    if (method.getName().equals("place")) {
      return hub.place();
    }
    dieIfDue();
    if (method.getName().startsWith("update")) {
      requireNotOthers(hub);
    }
    account.trace.accept(
        "    %s %s %s %s"
            .formatted(
                event.requestId().substring(0, 8),
                method.getName(),
                hub.place().region(),
                arguments == null ? "" : List.of(arguments)));
    try {
      return method.invoke(hub, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      dieIfDue();
    }
  }

  private synchronized void dieIfDue() {
    moments++;
    isDead |= moments == diesAt;
    if (isDead) {
      throw new Death();
    }
  }

  private void requireNotOthers(FakeSecurityHub hub) {
    boolean isTakeOver =
        event.properties().containsKey("TakeOver")
            && event.properties().get("Region").equals(hub.place().region());
    boolean isOthers =
        hub.taggedSince(account.clock.now().minus(UNSEEN)).stream().allMatch(this::namesAnother);
    if (isOthers && !isTakeOver) {
      problems.add(event.requestId() + " wrote to " + hub.place() + ", which is another stack's");
    }
  }

  private boolean namesAnother(Map<String, String> tags) {
    String stackId = tags.getOrDefault(STACK, "");
    return stackId.contains(":" + FakeSecurityHub.ACCOUNT + ":")
        && !stackId.equals(event.stackId());
  }
}
