package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DriftStatus.*;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks every declared Region for drift, and heals it.
 *
 * <p>What differs is read again some seconds later, because a read may be stale (R26). The stack's
 * status is read before the first read, after the second and before each write: while the stack is
 * being deployed, live and declared may differ without drift.
 */
public final class DriftCheck {
  /** How long a read may be stale after a write (R26). */
  static final Duration STALENESS = Duration.ofSeconds(5);

  static final Duration LONGEST_READ = Duration.ofMinutes(1);

  /**
   * A heal is not waited for like a deployment: the next run tries again. Throttles and central
   * configuration (R24) usually pass in less.
   */
  static final Duration LONGEST_HEAL = Duration.ofMinutes(2);

  /** A request that was sent before the time ended returns, or breaks off, within this. */
  static final Duration GRACE = Duration.ofSeconds(15);

  private final Clock clock;
  private final Instant end;
  private final Supplier<StackStatus> stack;
  private final Function<AccountRegion, ProgressListener> logs;
  private final String requestId;

  /**
   * Prepares a check that sends nothing to Security Hub after {@code end}; {@code stack} reads the
   * stack's status, and {@code requestId} is what tags name while it writes.
   */
  public DriftCheck(
      Clock clock,
      Instant end,
      Supplier<StackStatus> stack,
      Function<AccountRegion, ProgressListener> logs,
      String requestId) {
    this.clock = clock;
    this.end = end;
    this.stack = stack;
    this.logs = logs;
    this.requestId = requestId;
  }

  /**
   * Returns the result of each Region that is watched; cannot write.
   *
   * @param before the stack's status, read before anything else: the function may still run with
   *     the declaration from before a deployment
   */
  public Map<AccountRegion, RegionDrift> check(
      WatchedRegions watched,
      StackStatus before,
      DriftTrigger trigger,
      Function<AccountRegion, SecurityHubReader> hubs)
      throws InterruptedException {
    Map<AccountRegion, RegionDrift> drifts = read(watched.declared(), hubs);
    Map<AccountRegion, OrganizationConfiguration> uncertain =
        new LinkedHashMap<>(watched.declared());
    uncertain.keySet().removeIf(place -> !mayBeStale(drifts.get(place), trigger));
    if (!uncertain.isEmpty() && !before.isInProgress()) {
      clock.pause(STALENESS);
      drifts.putAll(read(uncertain, hubs));
    }
    StackStatus now = uncertain.isEmpty() || before.isInProgress() ? before : stack.get();
    drifts.replaceAll((place, drift) -> drift.explainedBy(before, now));
    if (trigger.kind() != DriftTrigger.Kind.CHANGE) {
      drifts.replaceAll((place, drift) -> drift.ifOverdue(now, clock.now()));
    }
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
    Instant readEnd = earlier(end, clock.now().plus(LONGEST_READ));
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

  /**
   * Reverts what has drifted in Regions that {@code stackId} owns, and returns the results with
   * that. Nothing is written afterwards.
   */
  public Map<AccountRegion, RegionDrift> heal(
      Map<AccountRegion, RegionDrift> drifts,
      String stackId,
      StackStatus before,
      DriftTrigger trigger,
      Function<AccountRegion, SecurityHub> hubs,
      HealCooldown cooldown)
      throws InterruptedException {
    Map<AccountRegion, RegionDrift> results = new LinkedHashMap<>(drifts);
    results.replaceAll((place, drift) -> notHealedIfUnsafe(drift, trigger, cooldown));
    Map<AccountRegion, RegionDrift> healable = new LinkedHashMap<>(results);
    healable.values().removeIf(drift -> drift.status() != DRIFTED);
    Instant healEnd = earlier(end, clock.now().plus(LONGEST_HEAL));
    Deadline deadline = new Deadline(clock, healEnd, Duration.ZERO);
    RegionHeal run = new RegionHeal(stackId, requestId, before, hubs, deadline);
    try {
      results.putAll(
          ForEachRegion.run(
              healable.keySet(),
              place ->
                  () ->
                      run.heal(
                          new GuardedSecurityHub(
                              hubs.apply(place),
                              stack,
                              before,
                              () -> cooldown.start(place, clock.now())),
                          healable.get(place),
                          logs.apply(place)),
              (place, problem) -> healable.get(place).withStatus(NOT_HEALED, problem),
              Duration.between(clock.now(), healEnd.plus(GRACE))));
      return results;
    } finally {
      deadline.close();
    }
  }

  private RegionDrift notHealedIfUnsafe(
      RegionDrift drift, DriftTrigger trigger, HealCooldown cooldown) {
    if (drift.status() != DRIFTED
        || trigger.kind() != DriftTrigger.Kind.CHANGE
        || !cooldown.isActive(drift.place(), clock.now())) {
      return drift.reason().isEmpty() ? drift : drift.notHealed();
    }
    return drift.withStatus(NOT_HEALED, HealCooldown.REASON);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
