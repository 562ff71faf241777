package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A target with the policy that is applied to it (R28).
 *
 * @param target what it is applied to
 * @param updated when that was asked for
 * @param pending how long it is PENDING
 * @param outcome what becomes of that
 * @param leaving how long it takes to go, once it is removed
 */
record PolicyAssociation(
    String policyId,
    PolicyTarget target,
    Instant updated,
    Countdown pending,
    AssociationOutcome outcome,
    Optional<Countdown> leaving) {

  /** An association that is in force. */
  static PolicyAssociation inForce(String policyId, PolicyTarget target, Instant now) {
    return new PolicyAssociation(
        policyId, target, now, Countdown.OVER, AssociationOutcome.success(), Optional.empty());
  }

  PolicyAssociation leaving(Countdown countdown) {
    return new PolicyAssociation(
        policyId, target, updated, pending, outcome, Optional.of(countdown));
  }

  /** One read of its target later. */
  PolicyAssociation afterOnePoll() {
    return new PolicyAssociation(
        policyId,
        target,
        updated,
        pending.afterOneCall(),
        outcome,
        leaving.map(Countdown::afterOneCall));
  }

  /** One refusal to leave CENTRAL or to delete a policy later. */
  PolicyAssociation afterOneRefusal() {
    return new PolicyAssociation(
        policyId, target, updated, pending, outcome, leaving.map(Countdown::afterOneCall));
  }

  boolean isGone(Instant now) {
    return leaving.filter(countdown -> countdown.isOver(now)).isPresent();
  }

  /** How far it is; one that is on its way out is PENDING again. */
  AssociationOutcome shown(Instant now) {
    boolean busy = leaving.isPresent() || !pending.isOver(now);
    return busy ? AssociationOutcome.pending() : outcome;
  }

  ObjectNode summary(Instant now) {
    AssociationOutcome shown = shown(now);
    ObjectNode summary =
        Json.object()
            .put("ConfigurationPolicyId", policyId)
            .put("TargetId", target.id())
            .put("TargetType", target.type().name())
            .put("AssociationType", "APPLIED")
            .put("UpdatedAt", Json.time(updated))
            .put("AssociationStatus", shown.status().name());
    return shown.message().isEmpty()
        ? summary
        : summary.put("AssociationStatusMessage", shown.message());
  }
}
