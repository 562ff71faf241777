package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A clock that a pause moves on at once, the same each time: nothing is left to chance. */
public class FakeClock implements Clock {
  /** When every fake clock begins. */
  public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final TreeMap<Instant, List<Runnable>> planned = new TreeMap<>();
  private Instant now = START;

  /** Starts at {@link #START}. */
  public FakeClock() {}

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void pause(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("A pause of " + duration + " never lets time pass.");
    }
    advance(duration);
  }

  @Override
  public Duration jittered(Duration longest) {
    return longest.multipliedBy(3).dividedBy(4);
  }

  /** Lets time pass without a pause, as a slow request does. */
  public synchronized void advance(Duration duration) {
    Instant until = now.plus(duration);
    while (!planned.isEmpty() && !planned.firstKey().isAfter(until)) {
      Map.Entry<Instant, List<Runnable>> due = planned.pollFirstEntry();
      now = due.getKey();
      due.getValue().forEach(Runnable::run);
    }
    now = until.isAfter(now) ? until : now;
  }

  /** Plans what happens {@code after} the start. */
  public synchronized void at(Duration after, Runnable action) {
    planned.computeIfAbsent(START.plus(after), when -> new ArrayList<>()).add(action);
  }

  /** Returns how much time has passed since the start. */
  public synchronized Duration passed() {
    return Duration.between(START, now);
  }
}
