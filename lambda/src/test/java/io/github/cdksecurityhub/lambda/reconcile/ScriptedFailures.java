package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Which requests fail, and how: the next ones, or all of them until they recover. */
final class ScriptedFailures {
  private record Script(Failure failure, boolean isCarriedOut) {}

  private final Map<Operation, Deque<Script>> next = new EnumMap<>(Operation.class);
  private final Map<Operation, Failure> always = new EnumMap<>(Operation.class);

  /** Fails where a failure is scripted; {@code effect} is what the request would have done. */
  void failIfScripted(Operation operation, Runnable effect) throws SecurityHubException {
    Script script = scripts(operation).poll();
    if (script != null && script.isCarriedOut()) {
      effect.run();
    }
    Failure failure = script == null ? always.get(operation) : script.failure();
    if (failure != null) {
      throw new SecurityHubException(failure);
    }
  }

  void next(Operation operation, int times, Failure failure) {
    for (int i = 0; i < times; i++) {
      scripts(operation).add(new Script(failure, false));
    }
  }

  void nextAfterEffect(Failure failure) {
    scripts(Operation.UPDATE).add(new Script(failure, true));
  }

  void always(Operation operation, Failure failure) {
    always.put(operation, failure);
  }

  void recover(Operation operation) {
    always.remove(operation);
  }

  void clear() {
    next.clear();
    always.clear();
  }

  private Deque<Script> scripts(Operation operation) {
    return next.computeIfAbsent(operation, any -> new ArrayDeque<>());
  }
}
