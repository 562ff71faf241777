package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.AggregatorFields;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reverts one resource so that CloudFormation notices nothing: what exists keeps its id and gets
 * the declared content.
 *
 * @param hub what writes
 * @param current reads and compares one resource
 * @param stack reads the stack's status, before each write
 * @param before the stack's status when the check began
 * @param stackName the stack, as the reason of a policy's update names it
 * @param deadline when it ends
 */
record ResourceHeal(
    CentralHub hub,
    Function<WatchedResource, ResourceDrift> current,
    Supplier<StackStatus> stack,
    StackStatus before,
    String stackName,
    Deadline deadline) {
  private static final Duration LONGEST_PROOF = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /**
   * Writes only while live is still what {@code drift} read, and the stack as it was.
   *
   * @param written is run where a write was accepted, or may have been
   */
  ResourceDrift heal(ResourceDrift drift, Runnable written) throws InterruptedException {
    ResourceDrift now = current.apply(drift.watched());
    boolean isBeingRemoved = now.status() == DriftStatus.SETTLING && drift.isBeingApplied();
    if (now.status() != DriftStatus.DRIFTED && !isBeingRemoved) {
      return now.status() == DriftStatus.UNREADABLE ? notHealed(drift, now.reason()) : now;
    }
    if (!isBeingRemoved && !now.changes().equals(drift.changes())) {
      return notHealed(now, "It was changed again meanwhile. The next run checks it again.");
    }
    ApiOperation operation = operation(drift);
    try {
      new Retries(deadline, failure -> {})
          .run(
              operation.action(),
              () -> {
                GuardedSecurityHub.requireUnchanged(before, stack.get(), drift.place(), operation);
                GuardedSecurityHub.send(() -> write(drift.watched()), written);
              });
      return proven(drift);
    } catch (ReconcileException e) {
      ResourceDrift explained = drift.explainedBy(before, stack.get());
      return explained.status() == DriftStatus.DRIFTED
          ? notHealed(drift, e.message(RetryAction.NEXT_RUN))
          : explained;
    }
  }

  private static ApiOperation operation(ResourceDrift drift) {
    return switch (drift.watched().type()) {
      case FINDING_AGGREGATOR -> ApiOperation.UPDATE_AGGREGATOR;
      case CONFIGURATION_POLICY -> ApiOperation.UPDATE_POLICY;
      case POLICY_ASSOCIATION -> ApiOperation.START_ASSOCIATION;
    };
  }

  private void write(WatchedResource watched) throws SecurityHubException {
    switch (watched.type()) {
      case FINDING_AGGREGATOR -> hub.updateAggregator(declaredAggregator(watched));
      case CONFIGURATION_POLICY ->
          hub.updatePolicy(
              watched.policyId(),
              watched.properties(),
              "Drift detection of the stack " + stackName + " reverts a change.");
      case POLICY_ASSOCIATION -> hub.associate(watched.appliedPolicy(), watched.target());
    }
  }

  private static LiveAggregator declaredAggregator(WatchedResource watched) {
    Fields declared = watched.declared();
    return new LiveAggregator(
        watched.physicalId(),
        declared.text(AggregatorFields.MODE),
        declared.get(AggregatorFields.REGIONS));
  }

  /** Reads until live is as declared; that a write returned is no proof (R25, R26). */
  private ResourceDrift proven(ResourceDrift drift) throws InterruptedException {
    Deadline proof = deadline.atMost(LONGEST_PROOF);
    boolean hadFailed =
        drift.changes().stream().anyMatch(each -> each.field().equals(AssociationFields.STATUS));
    ResourceDrift now = current.apply(drift.watched());
    while (!isReverted(now, hadFailed) && !proof.isPassed()) {
      proof.pause(PAUSE);
      now = current.apply(drift.watched());
    }
    if (isReverted(now, hadFailed)) {
      return new ResourceDrift(
          drift.watched(),
          drift.place(),
          DriftStatus.HEALED,
          now.live(),
          drift.changes(),
          "",
          drift.changedAt(),
          now.status() == DriftStatus.SETTLING ? "Security Hub is applying it." : "");
    }
    return notHealed(
        drift,
        now.status() == DriftStatus.SETTLING
            ? "It was applied again, and Security Hub is still applying it. The next run checks it"
                + " again."
            : "Security Hub accepted the change, and doesn't show it yet. The next run checks it"
                + " again.");
  }

  /** What had failed has to be in force; else it is enough that it is being applied. */
  private static boolean isReverted(ResourceDrift now, boolean hadFailed) {
    return now.status() == DriftStatus.IN_SYNC
        || (now.status() == DriftStatus.SETTLING && !hadFailed);
  }

  private static ResourceDrift notHealed(ResourceDrift drift, String why) {
    return drift.withStatus(DriftStatus.NOT_HEALED, why);
  }
}
