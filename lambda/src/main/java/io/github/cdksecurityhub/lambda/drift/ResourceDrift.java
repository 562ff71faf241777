package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.FieldChange;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of checking one resource of central configuration.
 *
 * @param watched what the stack declares
 * @param place the account and the home Region
 * @param status whether it has drifted
 * @param live what was read last; empty where it could not be read
 * @param changes how live differs from what is declared, from the one to the other
 * @param serviceMessage what Security Hub reports of an association; else empty
 * @param changedAt when it was changed last; empty where that is not known
 * @param reason why it could not be read, is not or can't be reverted, or may be no drift; else
 *     empty
 */
public record ResourceDrift(
    WatchedResource watched,
    AccountRegion place,
    DriftStatus status,
    Optional<Fields> live,
    List<FieldChange> changes,
    String serviceMessage,
    Optional<Instant> changedAt,
    String reason)
    implements Drift {

  private static final String REMOVAL = "StartConfigurationPolicyDisassociation";
  private static final List<FieldChange> BEING_APPLIED =
      List.of(new FieldChange(AssociationFields.STATUS, List.of("PENDING"), List.of("SUCCESS")));

  /** What can change each type. */
  private static final Map<NativeType, List<String>> OPERATIONS =
      Map.of(
          NativeType.FINDING_AGGREGATOR,
          List.of("UpdateFindingAggregator", "DeleteFindingAggregator"),
          NativeType.CONFIGURATION_POLICY,
          List.of("UpdateConfigurationPolicy", "DeleteConfigurationPolicy"),
          NativeType.POLICY_ASSOCIATION,
          List.of("StartConfigurationPolicyAssociation", REMOVAL));

  /** Returns that it could not be read, because of {@code reason}. */
  static ResourceDrift unreadable(WatchedResource watched, AccountRegion place, String reason) {
    return new ResourceDrift(
        watched,
        place,
        DriftStatus.UNREADABLE,
        Optional.empty(),
        List.of(),
        "",
        Optional.empty(),
        reason);
  }

  /** Returns the same with another status, because of {@code why}. */
  ResourceDrift withStatus(DriftStatus other, String why) {
    return new ResourceDrift(watched, place, other, live, changes, serviceMessage, changedAt, why);
  }

  /** Returns the same with other differences. */
  ResourceDrift withChanges(List<FieldChange> others) {
    return new ResourceDrift(
        watched, place, status, live, others, serviceMessage, changedAt, reason);
  }

  /** Returns the same with what Security Hub reports of it. */
  ResourceDrift withServiceMessage(String message) {
    return new ResourceDrift(watched, place, status, live, changes, message, changedAt, reason);
  }

  /**
   * Returns an association that is PENDING as drift where {@code trigger} is why: a user began to
   * remove it, and it is listed until that is done.
   */
  ResourceDrift ifRemovedBy(DriftTrigger trigger) {
    boolean isRemoved =
        status == DriftStatus.SETTLING
            && trigger.operation().equals(REMOVAL)
            && isChangedBy(trigger);
    return isRemoved ? withChanges(BEING_APPLIED).withStatus(DriftStatus.DRIFTED, reason) : this;
  }

  /** Returns whether the difference is that it is not in force yet, or no longer. */
  boolean isBeingApplied() {
    return changes.equals(BEING_APPLIED);
  }

  /** Returns drift as what explains it, see {@link StackExplanation}. */
  ResourceDrift explainedBy(StackStatus before, StackStatus now) {
    return status == DriftStatus.DRIFTED
        ? StackExplanation.of(before, now)
            .map(explained -> withStatus(explained.status(), explained.reason()))
            .orElse(this)
        : this;
  }

  /** Returns whether the write that CloudTrail reported is of a resource, not of a Region. */
  static boolean isOfResources(DriftTrigger trigger) {
    return OPERATIONS.values().stream().anyMatch(each -> each.contains(trigger.operation()))
        && !trigger.operation().equals("DeleteFindingAggregator");
  }

  @Override
  public boolean isChangedBy(DriftTrigger trigger) {
    return trigger.isChangeIn(place.region())
        && OPERATIONS.get(watched.type()).contains(trigger.operation())
        && trigger.canMean(
            switch (watched.type()) {
              case FINDING_AGGREGATOR -> watched.physicalId();
              case CONFIGURATION_POLICY -> watched.policyId();
              case POLICY_ASSOCIATION -> watched.target().id();
            });
  }

  @Override
  public DriftedResource resource() {
    return watched.resource();
  }

  @Override
  public String noun() {
    return watched.noun();
  }

  @Override
  public List<FieldDrift> fields() {
    return changes.stream()
        .map(each -> new FieldDrift(each.field(), each.from(), each.to()))
        .toList();
  }

  @Override
  public Map<String, Object> declaredJson() {
    return json(watched.declared());
  }

  @Override
  public Optional<Map<String, Object>> liveJson() {
    return live.map(ResourceDrift::json);
  }

  private static Map<String, Object> json(Fields fields) {
    Map<String, Object> json = new LinkedHashMap<>();
    fields
        .values()
        .forEach((name, values) -> json.put(name, values.size() == 1 ? values.get(0) : values));
    return json;
  }
}
