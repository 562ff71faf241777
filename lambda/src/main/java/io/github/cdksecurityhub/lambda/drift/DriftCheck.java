package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Checks every declared Region for drift, and heals it. */
public record DriftCheck(DriftRun run, Function<AccountRegion, ProgressListener> logs) {

  /** Returns the result of each Region that is watched; cannot write. */
  public Map<AccountRegion, Drift> check(Function<AccountRegion, SecurityHubReader> hubs)
      throws InterruptedException {
    Map<AccountRegion, OrganizationConfiguration> declared = run.watched().declared();
    return run.check(
        declared.keySet(),
        some -> {
          Deadline deadline = run.readDeadline();
          return ForEachRegion.run(
              some,
              place ->
                  () ->
                      RegionDriftCheck.check(
                          hubs.apply(place), declared.get(place), deadline, logs.apply(place)),
              (place, problem) -> RegionDriftCheck.unreadable(place, declared.get(place), problem),
              run.limit(deadline));
        });
  }

  /**
   * Reverts what has drifted in Regions that the stack owns, and returns the results with that.
   * Nothing is written afterwards.
   *
   * @param requestId what the tags name while it writes
   */
  public Map<AccountRegion, Drift> heal(
      Map<AccountRegion, Drift> drifts, Function<AccountRegion, SecurityHub> hubs, String requestId)
      throws InterruptedException {
    Map<AccountRegion, Drift> results = new LinkedHashMap<>(drifts);
    results.replaceAll((place, drift) -> run.notHealedIfUnsafe(drift));
    Map<AccountRegion, Drift> healable = new LinkedHashMap<>(results);
    healable.values().removeIf(drift -> drift.status() != DriftStatus.DRIFTED);
    Deadline deadline = run.healDeadline();
    RegionHeal heal = new RegionHeal(run, requestId, hubs, deadline);
    try {
      results.putAll(
          ForEachRegion.run(
              healable.keySet(),
              place -> () -> heal.heal(healable.get(place), logs.apply(place)),
              (place, problem) -> healable.get(place).withStatus(DriftStatus.NOT_HEALED, problem),
              run.limit(deadline)));
      return results;
    } finally {
      deadline.close();
    }
  }
}
