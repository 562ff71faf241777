package io.github.cdksecurityhub.local.securityhub;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** A choice for every {@link Knob}: how this local service behaves where the real one may vary. */
final class Behaviour {
  private static final Behaviour MOST_PROBABLE = new Behaviour(Map.of());

  private final Map<Knob<?>, Object> chosen;

  private Behaviour(Map<Knob<?>, Object> chosen) {
    this.chosen = Map.copyOf(chosen);
  }

  /** Every knob at its most probable value. */
  static Behaviour mostProbable() {
    return MOST_PROBABLE;
  }

  /**
   * The same behaviour with one knob turned.
   *
   * @throws IllegalArgumentException if CENTRAL's checks are not each listed once
   */
  <T> Behaviour with(Knob<T> knob, T value) {
    if (knob == Knob.CENTRAL_CHECKS) {
      requireEveryCheckOnce((List<?>) value);
    }
    Map<Knob<?>, Object> more = new HashMap<>(chosen);
    more.put(knob, value);
    return new Behaviour(more);
  }

  /**
   * The value of a knob.
   *
   * @return the chosen or else the most probable value
   */
  @SuppressWarnings("unchecked") // with() is the only writer, and it keeps the types together.
  <T> T get(Knob<T> knob) {
    return (T) chosen.getOrDefault(knob, knob.mostProbable());
  }

  /** This behaviour, but for the knobs that the other one turns. */
  Behaviour overriddenBy(Behaviour other) {
    Map<Knob<?>, Object> all = new HashMap<>(chosen);
    all.putAll(other.chosen);
    return new Behaviour(all);
  }

  private static void requireEveryCheckOnce(List<?> checks) {
    if (checks.size() != CentralCheck.values().length
        || new HashSet<>(checks).size() != checks.size()) {
      throw new IllegalArgumentException("Each check must be listed once: " + checks);
    }
  }
}
