package io.github.cdksecurityhub.lambda.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each Region was healed last, as far as this function instance remembers.
 *
 * <p>Somebody who writes right after a heal may be another machine that heals, and two of them
 * would write as fast as CloudTrail tells them of each other.
 */
public final class HealCooldown {
  /** A change is answered by one heal in this time; the schedule heals in any case. */
  static final Duration QUIET = Duration.ofMinutes(10);

  private final Map<String, Instant> last = new ConcurrentHashMap<>();

  void note(String region, Instant now) {
    last.put(region, now);
  }

  /** Tells whether another heal would come too soon after the last. */
  boolean isTooSoon(String region, Instant now) {
    Instant healed = last.get(region);
    return healed != null && now.isBefore(healed.plus(QUIET));
  }
}
