package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The aggregator, policies and associations of a stack: what its template declares is checked, and
 * reverted where that is configured.
 *
 * @param hubs central configuration in the home Region, read and written until a deadline
 */
public record CentralDriftCheck(
    DriftRun run,
    Function<String, DeployedTemplate> templates,
    Function<Deadline, CentralHub> hubs) {
  /**
   * Returns the result of each resource.
   *
   * @param place the account and the home Region, which is the stack's
   */
  public Collection<Drift> run(AccountRegion place, Map<AccountRegion, Drift> regions)
      throws InterruptedException {
    WatchedRegions watched = run.watched();
    if (watched.resources().isEmpty()) {
      return List.of();
    }
    Drift home = regions.get(place);
    if (home == null) {
      throw new IllegalArgumentException(
          "Cannot check central configuration for drift: "
              + place.region()
              + " is not among the Regions that are declared. The construct writes them: deploy the"
              + " stack again.");
    }
    DeployedTemplate deployed;
    try {
      deployed = templates.apply(watched.stackId());
    } catch (UnreadableException e) {
      String why = "The stack's template can't be read: " + e.getMessage();
      return List.of(Drift.unreadable(stack(place), why));
    }
    ResourceDriftCheck check = new ResourceDriftCheck(run, hubs::apply, home);
    Map<WatchedResource, Drift> drifts =
        check.check(WatchedResource.of(deployed, watched.resources(), place));
    if (watched.heals()) {
      heal(drifts, check, DeployedTemplate.stackName(watched.stackId()));
    }
    return drifts.values();
  }

  /** Stands for all resources of central configuration where none is known. */
  private CheckedResource stack(AccountRegion place) {
    return new CheckedResource(
        place,
        "AWS::CloudFormation::Stack",
        "central configuration",
        run.watched().stackId(),
        "",
        run.watched().stackId(),
        Fields.NONE);
  }

  private void heal(Map<WatchedResource, Drift> drifts, ResourceDriftCheck check, String stackName)
      throws InterruptedException {
    Deadline deadline = run.healDeadline();
    CentralHub hub = hubs.apply(deadline);
    ResourceHeal heal =
        new ResourceHeal(
            run, hub, each -> check.compare(List.of(each), hub).get(each), stackName, deadline);
    try {
      for (Map.Entry<WatchedResource, Drift> each : drifts.entrySet()) {
        Drift drift = run.notHealedIfUnsafe(each.getValue());
        each.setValue(
            drift.status() == DriftStatus.DRIFTED ? heal.heal(each.getKey(), drift) : drift);
      }
    } finally {
      deadline.close();
    }
  }
}
