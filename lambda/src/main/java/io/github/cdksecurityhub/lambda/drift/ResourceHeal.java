package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.drift.Drift.Live;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.CheckedUpdates;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reverts one resource so that CloudFormation notices nothing: what exists keeps its id and gets
 * the declared content.
 *
 * @param current reads and compares one resource
 */
record ResourceHeal(
    DriftRun run, CentralHub hub, Function<WatchedResource, Drift> current, Deadline deadline) {
  private static final Duration LONGEST_PROOF = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final String OUT_OF_TIME =
      "The time for it ran out. The next run checks it again.";

  Drift heal(WatchedResource watched, Drift drift) throws InterruptedException {
    String action = watched.type().update().action();
    StackGuard guard = new StackGuard(run, drift);
    CheckedUpdates updates = new CheckedUpdates(drift.place(), deadline, guard);
    try {
      Optional<Drift> other =
          new Retries(deadline, failure -> {}).call(action, () -> write(watched, drift, updates));
      return other.isPresent() ? other.get() : proven(watched, drift);
    } catch (ReconcileException e) {
      boolean isOutOfTime = e.failure().is(FailureCause.DEADLINE_PASSED);
      return guard.notHealed(isOutOfTime ? OUT_OF_TIME : e.message(RetryAction.NEXT_RUN));
    }
  }

  /**
   * Writes only while live is still what {@code drift} read, or part of it, and the stack as it
   * was; otherwise returns what is. Each attempt reads anew: the one before it may have been
   * carried out, and a user's write have followed it.
   */
  private Optional<Drift> write(WatchedResource watched, Drift drift, CheckedUpdates updates)
      throws SecurityHubException {
    if (deadline.isPassed()) {
      return Optional.of(notHealed(drift, OUT_OF_TIME));
    }
    Drift now = current.apply(watched);
    boolean isBeingRemoved =
        now.status() == DriftStatus.SETTLING
            && drift.changes().equals(ResourceComparison.BEING_APPLIED);
    if (now.status() == DriftStatus.UNREADABLE) {
      return Optional.of(notHealed(drift, now.reason()));
    }
    if (!now.reason().isEmpty()) {
      return Optional.of(notHealed(now, now.reason()));
    }
    if (now.status() != DriftStatus.DRIFTED && !isBeingRemoved) {
      return Optional.of(now).filter(any -> !updates.mayBeWritten());
    }
    if (!isBeingRemoved && !drift.changes().containsAll(now.changes())) {
      return Optional.of(
          notHealed(now, "It was changed again meanwhile. The next run checks it again."));
    }
    write(watched, now.changes(), updates);
    return Optional.empty();
  }

  private void write(WatchedResource watched, List<FieldChange> changes, CheckedUpdates updates)
      throws SecurityHubException {
    switch (watched.type()) {
      case FINDING_AGGREGATOR ->
          updates.send(
              ApiOperation.UPDATE_AGGREGATOR,
              watched.logicalId(),
              () ->
                  hub.updateAggregator(
                      new LiveAggregator(
                          watched.physicalId(),
                          watched.declared().text(LiveAggregator.MODE),
                          watched.declared().get(LiveAggregator.REGIONS))));
      case CONFIGURATION_POLICY -> writePolicy(watched, changes, updates);
      case POLICY_ASSOCIATION ->
          updates.send(
              ApiOperation.START_ASSOCIATION,
              watched.logicalId(),
              () -> hub.associate(watched.appliedPolicy(), watched.target()));
    }
  }

  private void writePolicy(
      WatchedResource watched, List<FieldChange> changes, CheckedUpdates updates)
      throws SecurityHubException {
    if (!changes.stream().allMatch(each -> PolicyFields.isTag(each.field()))) {
      String reason =
          "Drift detection of the stack "
              + DeployedTemplate.stackName(run.watched().stackId())
              + " reverts a change.";
      updates.send(
          ApiOperation.UPDATE_POLICY,
          watched.logicalId(),
          () -> hub.updatePolicy(watched.policyId(), watched.properties(), reason));
    }
    if (changes.stream().anyMatch(each -> PolicyFields.isTag(each.field()))) {
      updates.send(
          ApiOperation.TAG_POLICY,
          watched.logicalId(),
          () -> hub.tagPolicy(watched.physicalId(), PolicyFields.tags(watched.declared())));
    }
  }

  /** Reads until live is as declared; that a write returned is no proof (R25, R26). */
  private Drift proven(WatchedResource watched, Drift drift) throws InterruptedException {
    Deadline proof = deadline.atMost(LONGEST_PROOF);
    boolean hadFailed =
        drift.changes().stream().anyMatch(each -> each.field().equals(AssociationFields.STATUS));
    Drift now = current.apply(watched);
    while (!isReverted(now, hadFailed) && !proof.isPassed()) {
      proof.pause(PAUSE);
      now = current.apply(watched);
    }
    if (isReverted(now, hadFailed)) {
      return new Drift(
          drift.resource(),
          DriftStatus.HEALED,
          now.live().map(live -> new Live(live.fields(), "", drift.changedAt())),
          drift.changes(),
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
  private static boolean isReverted(Drift now, boolean hadFailed) {
    return now.status() == DriftStatus.IN_SYNC
        || (now.status() == DriftStatus.SETTLING && !hadFailed);
  }

  private static Drift notHealed(Drift drift, String why) {
    return drift.withStatus(DriftStatus.NOT_HEALED, why);
  }
}
