package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When each Region was healed last, as far as this function instance remembers.
 *
 * <p>A write right after a heal may be that of another tool that heals. CloudTrail reports each
 * tool's write to the other, so without a pause the two would write in a loop.
 */
public final class HealCooldown {
  static final Duration DURATION = Duration.ofMinutes(10);

  private final Map<AccountRegion, Instant> lastHeals = new HashMap<>();

  void start(AccountRegion place, Instant now) {
    lastHeals.put(place, now);
  }

  boolean isActive(AccountRegion place, Instant now) {
    return now.isBefore(lastHeals.getOrDefault(place, Instant.MIN).plus(DURATION));
  }
}
