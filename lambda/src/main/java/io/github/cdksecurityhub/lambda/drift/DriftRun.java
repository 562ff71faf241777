package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DriftStatus.*;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One run of drift detection, as all that it checks has it.
 *
 * <p>What differs is read again some seconds later, because a read may be stale (R26). The stack's
 * status is read before the first read, after the second and before each write: while the stack is
 * being deployed, live and declared may differ without drift.
 *
 * @param end when nothing is sent to Security Hub any more
 * @param before the stack's status, read before anything else: the function may still run with the
 *     declaration from before a deployment
 */
public record DriftRun(
    WatchedStack watched,
    Clock clock,
    Instant end,
    Supplier<StackStatus> stack,
    StackStatus before,
    DriftTrigger trigger,
    HealCooldown cooldown) {
  /** How long a read may be stale after a write (R26). */
  private static final Duration STALENESS = Duration.ofSeconds(5);

  private static final Duration LONGEST_READ = Duration.ofMinutes(1);

  /**
   * A heal is not waited for like a deployment: the next run tries again. Throttles and central
   * configuration (R24) usually pass in less.
   */
  private static final Duration LONGEST_HEAL = Duration.ofMinutes(2);

  Deadline readDeadline() {
    return new Deadline(clock, end, Duration.ZERO).atMost(LONGEST_READ);
  }

  Deadline healDeadline() {
    return new Deadline(clock, end, Duration.ZERO).atMost(LONGEST_HEAL);
  }

  /** Returns how long a task may take that ends with {@code deadline}. */
  Duration limit(Deadline deadline) {
    return deadline.left().plus(ForEachRegion.GRACE);
  }

  interface Pass<K> {
    Map<K, Drift> read(Collection<K> some) throws InterruptedException;
  }

  /** Returns the result of each of {@code all}, read again where it is uncertain. */
  <K> Map<K, Drift> check(Collection<K> all, Pass<K> pass) throws InterruptedException {
    Map<K, Drift> drifts = pass.read(all);
    Set<K> uncertain = new LinkedHashSet<>(all);
    uncertain.removeIf(each -> !mayBeStale(drifts.get(each)));
    StackStatus now = before;
    if (!uncertain.isEmpty() && !before.isInProgress()) {
      clock.pause(STALENESS);
      drifts.putAll(pass.read(uncertain));
      now = stack.get();
    }
    StackStatus last = now;
    drifts.replaceAll((each, drift) -> explained(drift, last));
    return drifts;
  }

  /** A read right after a write may still return what was there before it. */
  private boolean mayBeStale(Drift drift) {
    return drift.status() == DRIFTED
        || (drift.status() != UNREADABLE && drift.resource().isChangedBy(trigger));
  }

  private Drift explained(Drift drift, StackStatus now) {
    Drift explained = drift.explainedBy(before, now);
    return trigger.kind() == DriftTrigger.Kind.CHANGE
        ? explained
        : DriftCheck.ifOverdue(explained, now, clock.now());
  }

  /** Returns whether the stack is being deployed, or was since this run began. */
  boolean isDeploying() {
    StackStatus now = before.isInProgress() ? before : stack.get();
    return now.isInProgress() || (before.isKnown() && now.isKnown() && !now.equals(before));
  }

  /** Returns {@code drift}, as not healed where it can't be, or was a moment ago. */
  Drift notHealedIfUnsafe(Drift drift) {
    if (drift.status() != DRIFTED || !drift.reason().isEmpty()) {
      return drift.notHealed();
    }
    boolean isHealedAgain =
        trigger.kind() == DriftTrigger.Kind.CHANGE && cooldown.isActive(key(drift), clock.now());
    return isHealedAgain ? drift.withStatus(NOT_HEALED, HealCooldown.REASON) : drift;
  }

  /** A heal of {@code drift} has written, or may have. */
  void written(Drift drift) {
    cooldown.start(key(drift), clock.now());
  }

  private static Object key(Drift drift) {
    return List.of(drift.place(), drift.resource().logicalId());
  }
}
