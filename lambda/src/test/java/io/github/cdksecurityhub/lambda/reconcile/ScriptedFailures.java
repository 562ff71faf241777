package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Which requests fail, and how: some of them next, or all of them until further notice. */
final class ScriptedFailures {
  private record Script(Failure failure, boolean carriedOut) {}

  private final Map<Operation, Deque<Script>> scripts = new EnumMap<>(Operation.class);
  private final Map<Operation, Failure> standing = new EnumMap<>(Operation.class);

  ScriptedFailures() {
    for (Operation each : Operation.values()) {
      scripts.put(each, new ArrayDeque<>());
    }
  }

  /** Fails where that is due; {@code effect} is what the request would have done. */
  void failIfScripted(Operation operation, Runnable effect) throws SecurityHubException {
    Script script = scripts.get(operation).poll();
    if (script != null) {
      if (script.carriedOut()) {
        effect.run();
      }
      throw new SecurityHubException(script.failure());
    }
    if (standing.containsKey(operation)) {
      throw new SecurityHubException(standing.get(operation));
    }
  }

  void next(Operation operation, int times, Failure failure) {
    for (int i = 0; i < times; i++) {
      scripts.get(operation).add(new Script(failure, false));
    }
  }

  void nextAfterEffect(Failure failure) {
    scripts.get(Operation.UPDATE).add(new Script(failure, true));
  }

  void always(Operation operation, Failure failure) {
    standing.put(operation, failure);
  }

  void recover(Operation operation) {
    standing.remove(operation);
  }

  void calm() {
    scripts.values().forEach(Deque::clear);
    standing.clear();
  }
}
