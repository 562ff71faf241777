package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DriftStatus.*;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Checks every declared Region for drift, and heals it.
 *
 * <p>What differs is read again some seconds later, because a read may be stale (R26). The stack's
 * status is read before and after that: while the stack is being deployed, live and declared may
 * differ without drift.
 */
public final class DriftCheck {
  /** How long a read may be stale after a write (R26). */
  private static final Duration STALENESS = Duration.ofSeconds(5);

  private static final Duration LONGEST_READ = Duration.ofMinutes(1);

  /** A request that was sent before the time ended returns, or breaks off, within this. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Clock clock;
  private final Instant end;
  private final StackStatusSource stack;
  private final Function<AccountRegion, ProgressListener> logs;

  /** Prepares a check that sends nothing to Security Hub after {@code end}. */
  public DriftCheck(
      Clock clock,
      Instant end,
      StackStatusSource stack,
      Function<AccountRegion, ProgressListener> logs) {
    this.clock = clock;
    this.end = end;
    this.stack = stack;
    this.logs = logs;
  }

  /** Returns the result of each Region that is watched; cannot write. */
  public Map<AccountRegion, RegionDrift> check(
      WatchedRegions watched, DriftTrigger trigger, Function<AccountRegion, SecurityHubReader> hubs)
      throws InterruptedException {
    Map<AccountRegion, RegionDrift> drifts = read(watched.declared(), hubs);
    Map<AccountRegion, OrganizationConfiguration> uncertain =
        new LinkedHashMap<>(watched.declared());
    uncertain.keySet().removeIf(place -> !mayBeStale(drifts.get(place), trigger));
    if (uncertain.isEmpty()) {
      return drifts;
    }
    StackStatus before = stack.stackStatus(watched.stackId());
    if (before.isInProgress()) {
      drifts.replaceAll((place, drift) -> explained(drift, before, before));
      return drifts;
    }
    clock.pause(STALENESS);
    drifts.putAll(read(uncertain, hubs));
    StackStatus after = stack.stackStatus(watched.stackId());
    drifts.replaceAll((place, drift) -> explained(drift, before, after));
    return drifts;
  }

  /** A read right after a write may still return what was there before it. */
  private static boolean mayBeStale(RegionDrift drift, DriftTrigger trigger) {
    return drift.status() == DRIFTED
        || (drift.status() == IN_SYNC && trigger.isChangeIn(drift.place().region()));
  }

  private Map<AccountRegion, RegionDrift> read(
      Map<AccountRegion, OrganizationConfiguration> declared,
      Function<AccountRegion, SecurityHubReader> hubs)
      throws InterruptedException {
    Instant longest = clock.now().plus(LONGEST_READ);
    Instant readEnd = longest.isBefore(end) ? longest : end;
    Deadline deadline = new Deadline(clock, readEnd, Duration.ZERO);
    return ForEachRegion.run(
        declared.keySet(),
        place ->
            () ->
                RegionDriftCheck.check(
                    hubs.apply(place), declared.get(place), deadline, logs.apply(place)),
        (place, problem) -> RegionDrift.unreadable(place, declared.get(place), problem),
        Duration.between(clock.now(), readEnd.plus(GRACE)));
  }

  /** Attributes a difference to a deployment where one is or was in progress. */
  private static RegionDrift explained(RegionDrift drift, StackStatus before, StackStatus after) {
    if (drift.status() != DRIFTED) {
      return drift;
    }
    if (after.isInProgress()) {
      return drift.withStatus(DEPLOYING, "the stack is " + after.value() + ".");
    }
    if (!before.isKnown() || !after.isKnown()) {
      String problem = before.isKnown() ? after.problem() : before.problem();
      return drift.withStatus(DRIFTED, "The status of the stack is not known: " + problem);
    }
    return before.equals(after)
        ? drift
        : drift.withStatus(DEPLOYING, "the stack was being deployed a moment ago.");
  }

  /** Reverts what has drifted, and returns the results with that. Nothing is written afterwards. */
  public Map<AccountRegion, RegionDrift> heal(
      Map<AccountRegion, RegionDrift> drifts,
      DriftTrigger trigger,
      Function<AccountRegion, SecurityHub> hubs,
      HealCooldown cooldown)
      throws InterruptedException {
    Map<AccountRegion, RegionDrift> results = new LinkedHashMap<>(drifts);
    results.replaceAll((place, drift) -> notHealedIfUnsafe(drift, trigger, cooldown));
    Map<AccountRegion, RegionDrift> healable = new LinkedHashMap<>(results);
    healable.values().removeIf(drift -> drift.status() != DRIFTED);
    healable.keySet().forEach(place -> cooldown.start(place, clock.now()));
    Deadline deadline = new Deadline(clock, end, Duration.ZERO);
    try {
      results.putAll(
          ForEachRegion.run(
              healable.keySet(),
              place ->
                  () ->
                      RegionDriftCheck.heal(
                          hubs.apply(place), healable.get(place), deadline, logs.apply(place)),
              (place, problem) -> healable.get(place).withStatus(NOT_HEALED, problem),
              Duration.between(clock.now(), end.plus(GRACE))));
      return results;
    } finally {
      deadline.close();
    }
  }

  private RegionDrift notHealedIfUnsafe(
      RegionDrift drift, DriftTrigger trigger, HealCooldown cooldown) {
    if (drift.status() != DRIFTED) {
      return drift;
    }
    if (!drift.reason().isEmpty()) {
      return drift.withStatus(NOT_HEALED, "A write could disturb a deployment. " + drift.reason());
    }
    if (trigger.kind() != DriftTrigger.Kind.CHANGE
        || !cooldown.isActive(drift.place(), clock.now())) {
      return drift;
    }
    return drift.withStatus(
        NOT_HEALED,
        "It was changed again within minutes after a heal, perhaps by another tool that heals."
            + " The next scheduled run reverts it. Declare the Region in one of the two only.");
  }
}
