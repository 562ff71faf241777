package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.drift.Drift.Live;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares resources with what is live, by the rules by which plan compares; pure. */
record ResourceComparison(LiveCentral live, Instant now) {
  /** The difference where it is not in force yet, or no longer. */
  static final List<FieldChange> BEING_APPLIED =
      List.of(FieldChange.of(AssociationFields.STATUS, "PENDING", "SUCCESS"));

  private static final String NO_POLICY =
      "The policy no longer exists. Deploy it first, see its own result.";

  private static final String STUCK =
      "Security Hub has been applying it for more than a day. Check the accounts and units below"
          + " its target, then associate it again.";

  private static final String LOST = "It no longer exists, and a new one would have another id. ";

  Drift compare(WatchedResource watched) {
    if (watched.physicalId().isEmpty()) {
      return unreadable(watched, "CloudFormation lists no physical id of it.");
    }
    if (!watched.unresolved().isEmpty()) {
      return unreadable(
          watched,
          "Its property "
              + watched.unresolved()
              + ", which this function can't resolve. Declare the value itself, or a parameter of"
              + " the stack with that value.");
    }
    return switch (watched.type()) {
      case FINDING_AGGREGATOR ->
          unread(watched, live.aggregator()).orElseGet(() -> aggregator(watched));
      case CONFIGURATION_POLICY ->
          unread(watched, live.policies(), live.contents()).orElseGet(() -> policy(watched));
      case POLICY_ASSOCIATION ->
          unread(watched, live.associations(), live.policies())
              .orElseGet(() -> association(watched));
    };
  }

  /** Returns that one of the readings that it takes failed; empty where none did. */
  private static Optional<Drift> unread(WatchedResource watched, Reading<?>... needed) {
    return Stream.of(needed)
        .filter(each -> each.value().isEmpty())
        .findFirst()
        .map(each -> unreadable(watched, each.problem()));
  }

  private static Drift unreadable(WatchedResource watched, String reason) {
    return Drift.unreadable(watched.resource(), reason);
  }

  private Drift aggregator(WatchedResource watched) {
    Optional<LiveAggregator> found = live.aggregator().value().orElseThrow();
    if (found.filter(each -> each.arn().equals(watched.physicalId())).isEmpty()) {
      return lost(
          watched,
          new FieldChange(
              "FindingAggregatorArn",
              found.map(LiveAggregator::arn).stream().toList(),
              List.of(watched.physicalId())),
          "Create one in "
              + watched.place().region()
              + " (CreateFindingAggregator), declare it with LinkedRegions.existingAggregator and"
              + " deploy.");
    }
    Fields fields = found.get().fields();
    return compared(
        watched, new Live(fields, "", Optional.empty()), fields.changesTo(watched.declared()));
  }

  private Drift policy(WatchedResource watched) {
    Optional<LivePolicy> found = live.policy(watched.policyId());
    Optional<Fields> content =
        found.map(each -> live.contents().value().orElseThrow().get(each.id()));
    if (content.isEmpty()) {
      return lost(
          watched,
          new FieldChange("Id", List.of(), List.of(watched.policyId())),
          "Deploy the stack once without this policy, then with it again.");
    }
    return compared(
        watched,
        new Live(content.get(), "", found.get().updatedAt()),
        PolicyFields.changes(content.get(), watched.declared()));
  }

  private Drift association(WatchedResource watched) {
    Optional<LiveAssociation> found = live.on(watched.target());
    Fields fields = found.map(each -> AssociationFields.of(each, live)).orElse(Fields.NONE);
    List<FieldChange> changes =
        AssociationFields.changes(watched.declared(), found, live, now).stream()
            .filter(each -> found.isPresent() || each.field().equals(AssociationFields.POLICY))
            .toList();
    String message = found.map(LiveAssociation::message).orElse("");
    Optional<Instant> changedAt = found.flatMap(LiveAssociation::updatedAt);
    Drift compared = compared(watched, new Live(fields, message, changedAt), changes);
    if (changes.isEmpty()) {
      return found.filter(each -> !each.isInForce()).isPresent()
          ? compared.withStatus(DriftStatus.SETTLING, "")
          : compared;
    }
    if (!exists(watched.appliedPolicy())) {
      return compared.withStatus(DriftStatus.DRIFTED, NO_POLICY);
    }
    boolean isStuck =
        changes.get(0).field().equals(AssociationFields.STATUS) && !found.get().isFailed();
    return isStuck ? compared.withStatus(DriftStatus.DRIFTED, STUCK) : compared;
  }

  private boolean exists(String policyId) {
    return policyId.equals(AssociationFields.SELF_MANAGED) || live.policy(policyId).isPresent();
  }

  private static Drift compared(WatchedResource watched, Live found, List<FieldChange> changes) {
    DriftStatus status = changes.isEmpty() ? DriftStatus.IN_SYNC : DriftStatus.DRIFTED;
    return new Drift(watched.resource(), status, Optional.of(found), changes, "");
  }

  private static Drift lost(WatchedResource watched, FieldChange id, String nextStep) {
    return new Drift(
        watched.resource(), DriftStatus.DRIFTED, Optional.empty(), List.of(id), LOST + nextStep);
  }

  /**
   * Returns an association that is PENDING as drift where {@code trigger} is why: a user began to
   * remove it, and it is listed until that is done.
   */
  static Drift ifRemoved(Drift drift, DriftTrigger trigger) {
    boolean isRemoved =
        drift.status() == DriftStatus.SETTLING
            && trigger.operation().equals(NativeType.POLICY_ASSOCIATION.removal())
            && drift.resource().isChangedBy(trigger);
    return isRemoved
        ? drift.withChanges(BEING_APPLIED).withStatus(DriftStatus.DRIFTED, drift.reason())
        : drift;
  }
}
