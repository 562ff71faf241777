package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.DeployedTemplateSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One run over the aggregator, policies and associations of a stack: what its template declares is
 * checked, and reverted where that is configured.
 *
 * @param clock the time
 * @param end when nothing is sent any more
 * @param stack reads the stack's status
 * @param templates reads the stack's template
 * @param hubs central configuration in the home Region, read and written until a deadline
 */
public record CentralDriftRun(
    Clock clock,
    Instant end,
    Supplier<StackStatus> stack,
    DeployedTemplateSource templates,
    Function<Deadline, CentralHub> hubs) {
  /**
   * Returns the result of each resource.
   *
   * @param place the account and the home Region, which is the stack's
   * @param before the stack's status when the run began
   * @param regions the results of the Regions
   */
  public List<Drift> run(
      WatchedRegions watched,
      AccountRegion place,
      StackStatus before,
      DriftTrigger trigger,
      Map<AccountRegion, RegionDrift> regions,
      HealCooldown cooldown)
      throws InterruptedException {
    if (watched.resources().isEmpty()) {
      return List.of();
    }
    RegionDrift home = regions.get(place);
    if (home == null) {
      throw new IllegalArgumentException(
          "Cannot check central configuration for drift: "
              + place.region()
              + " is not among the Regions that are declared. The construct writes them: deploy the"
              + " stack again.");
    }
    DeployedTemplate deployed;
    try {
      deployed = templates.read(watched.stackId());
    } catch (UnreadableException e) {
      return List.of(
          new UnreadableTemplate(
              watched.stackId(), place, "The stack's template can't be read: " + e.getMessage()));
    }
    ResourceDriftCheck check = new ResourceDriftCheck(clock, end, stack, hubs::apply);
    List<ResourceDrift> drifts =
        check.check(
            WatchedResources.of(deployed, watched.resources(), place), before, trigger, home);
    return watched.heals()
        ? heal(drifts, check, deployed.stackName(), before, trigger, home, cooldown)
        : List.copyOf(drifts);
  }

  private List<Drift> heal(
      List<ResourceDrift> drifts,
      ResourceDriftCheck check,
      String stackName,
      StackStatus before,
      DriftTrigger trigger,
      RegionDrift home,
      HealCooldown cooldown)
      throws InterruptedException {
    Instant healEnd = DriftCheck.earlier(end, clock.now().plus(DriftCheck.LONGEST_HEAL));
    Deadline deadline = new Deadline(clock, healEnd, Duration.ZERO);
    CentralHub hub = hubs.apply(deadline);
    CentralReader reader = hub;
    ResourceHeal heal =
        new ResourceHeal(
            hub,
            watched -> check.compare(List.of(watched), reader, home).get(0),
            stack,
            before,
            stackName,
            deadline);
    List<Drift> results = new ArrayList<>();
    try {
      for (ResourceDrift drift : drifts) {
        results.add(healed(drift, heal, trigger, cooldown));
      }
      return results;
    } finally {
      deadline.close();
    }
  }

  private ResourceDrift healed(
      ResourceDrift drift, ResourceHeal heal, DriftTrigger trigger, HealCooldown cooldown)
      throws InterruptedException {
    if (drift.status() != DriftStatus.DRIFTED) {
      return drift;
    }
    if (!drift.reason().isEmpty()) {
      return drift.withStatus(DriftStatus.NOT_HEALED, drift.reason());
    }
    String key = drift.watched().logicalId();
    if (trigger.kind() == DriftTrigger.Kind.CHANGE && cooldown.isActive(key, clock.now())) {
      return drift.withStatus(DriftStatus.NOT_HEALED, HealCooldown.REASON);
    }
    return heal.heal(drift, () -> cooldown.start(key, clock.now()));
  }
}
