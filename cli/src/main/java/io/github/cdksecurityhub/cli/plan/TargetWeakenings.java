package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.weakening.AssociationWeakenings;
import io.github.cdksecurityhub.cli.weakening.AssociationWeakenings.Applied;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the target of an association loses: gives the rules its policies before and after. */
record TargetWeakenings(Organization organization) {
  List<String> of(PlannedEvent event) {
    return switch (event.kind()) {
      case CREATE, UPDATE, CREATE_OR_UPDATE -> moved(event);
      case REPLACEMENT ->
          Stream.concat(moved(event).stream(), removed(event, event.targetBefore()).stream())
              .toList();
      case DELETE -> removed(event, event.target());
      case NONE, RETAIN -> List.of();
    };
  }

  private List<String> moved(PlannedEvent event) {
    PolicyTarget target = event.target();
    return weakens(
        event,
        target,
        organization.central(event).inForce(target),
        before -> AssociationWeakenings.moved(before, after(event)));
  }

  /** What a target inherits, it keeps. */
  private List<String> removed(PlannedEvent event, PolicyTarget target) {
    if (getsAPolicy(target)) {
      return List.of();
    }
    String name = target.equals(event.target()) ? "it" : target.toString();
    return weakens(
        event,
        target,
        organization.central(event).on(target),
        before -> AssociationWeakenings.removed(name, before));
  }

  /** The policy of before may have been replaced or removed by hand already, or be unreadable. */
  private List<String> weakens(
      PlannedEvent event,
      PolicyTarget target,
      Optional<LiveAssociation> there,
      Function<Applied, List<String>> rule) {
    return Stream.of(there.map(found -> applied(event, found.policyId())), deployed(event, target))
        .flatMap(Optional::stream)
        .map(rule)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Optional<Applied> deployed(PlannedEvent event, PolicyTarget target) {
    Fields deployed = event.deployed();
    return Optional.of(deployed.text(AssociationFields.POLICY))
        .filter(id -> !id.isEmpty() && AssociationFields.target(deployed).equals(target))
        .map(id -> applied(event, id));
  }

  private Applied applied(PlannedEvent event, String policyId) {
    LiveCentral live = organization.central(event);
    return new Applied(live.nameOf(policyId), live.content(policyId));
  }

  private Applied after(PlannedEvent event) {
    String policy = event.appliedPolicy();
    return organization.events().stream()
        .filter(each -> each.type() == ResourceType.CONFIGURATION_POLICY && !each.kind().isDrop())
        .filter(each -> !policy.isEmpty())
        .filter(each -> each.policyId().equals(policy) || each.policyName().equals(policy))
        .findFirst()
        .map(declared -> new Applied(declared.policyName(), Optional.of(declared.declared())))
        .orElseGet(() -> applied(event, policy));
  }

  boolean getsAPolicy(PolicyTarget target) {
    return organization.events().stream()
        .anyMatch(
            each ->
                each.type() == ResourceType.POLICY_ASSOCIATION
                    && !each.kind().isDrop()
                    && each.target().equals(target));
  }
}
