package io.github.cdksecurityhub.lambda.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each Region or resource was healed last, as far as this function instance remembers.
 *
 * <p>A write right after a heal may be that of another tool that heals. CloudTrail reports each
 * tool's write to the other, so without a pause the two would write in a loop.
 */
public final class HealCooldown {
  static final Duration DURATION = Duration.ofMinutes(10);

  /** Why a change within that time is left for the next run. */
  static final String REASON =
      "It was changed again within minutes after a heal, perhaps by another tool that heals. The"
          + " next scheduled run reverts it. Declare it in one of the two only.";

  /** Regions are healed on threads of their own. */
  private final Map<Object, Instant> lastHeals = new ConcurrentHashMap<>();

  void start(Object healed, Instant now) {
    lastHeals.put(healed, now);
  }

  boolean isActive(Object healed, Instant now) {
    return now.isBefore(lastHeals.getOrDefault(healed, Instant.MIN).plus(DURATION));
  }
}
