package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One run of drift detection with healing in one Region, on the thread of its caller. */
public final class SimulatedHeal {
  private SimulatedHeal() {}

  /**
   * Checks {@code place} twice, as {@link DriftCheck} does, and heals what has drifted.
   *
   * @param slow how long the first read is retried
   * @param stack reads the status of the stack {@code stackId}
   * @return the result's status and reason
   */
  public static String run(
      String stackId,
      String requestId,
      AccountRegion place,
      OrganizationConfiguration declared,
      Supplier<StackStatus> stack,
      Function<AccountRegion, SecurityHub> hubs,
      Clock clock,
      Duration slow)
      throws InterruptedException {
    Deadline deadline = new Deadline(clock, clock.now().plus(Duration.ofMinutes(2)), Duration.ZERO);
    DriftRun run =
        new DriftRun(
            new WatchedStack(stackId, true, Map.of(place, declared), Set.of()),
            clock,
            clock.now().plus(Duration.ofMinutes(2)),
            stack,
            stack.get(),
            DriftScenario.SCHEDULE,
            new HealCooldown());
    SecurityHub hub = hubs.apply(place);
    clock.pause(slow);
    Drift drift = DriftCheck.check(hub, declared, deadline, (phase, text) -> {});
    if (drift.status() == DriftStatus.DRIFTED) {
      clock.pause(Duration.ofSeconds(5));
      drift =
          DriftCheck.check(hub, declared, deadline, (phase, text) -> {})
              .explainedBy(run.before(), stack.get());
    }
    if (drift.status() == DriftStatus.DRIFTED && drift.reason().isEmpty()) {
      drift = new RegionHeal(run, requestId, hubs, deadline).heal(drift, (phase, text) -> {});
    }
    return drift.status() + " " + drift.reason();
  }
}
