package io.github.cdksecurityhub.local.securityhub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What is to happen to calls, one after the other.
 *
 * @param <T> what happens
 */
final class Script<T> {
  private final Deque<Step<T>> steps = new ArrayDeque<>();

  /** The same for so many calls: something, or nothing where they pass. */
  private record Step<T>(Optional<T> what, int times) {

    boolean isForEver() {
      return times == Integer.MAX_VALUE;
    }

    Step<T> afterOneCall() {
      return isForEver() ? this : new Step<>(what, times - 1);
    }
  }

  void add(Optional<T> what, int times) {
    if (times > 0) {
      steps.add(new Step<>(what, times));
    }
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  void clear() {
    steps.clear();
  }

  /** What happens to this call. */
  Optional<T> next() {
    Step<T> step = steps.poll();
    if (step == null) {
      return Optional.empty();
    }
    Step<T> rest = step.afterOneCall();
    if (rest.times() > 0) {
      steps.addFirst(rest);
    }
    return step.what();
  }
}
