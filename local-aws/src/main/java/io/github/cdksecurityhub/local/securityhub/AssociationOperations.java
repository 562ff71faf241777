package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.securityhub.AssociationOutcome.AssociationStatus;
import java.util.List;
import java.util.Optional;

/** The operations on what policies are applied to, for the home Region while CENTRAL (R19, R28). */
final class AssociationOperations {
  private AssociationOperations() {}

  /** Whether a target has a policy of its own; nothing is inherited here. */
  private enum AssociationType {
    APPLIED,
    INHERITED
  }

  static Ruling start(Case asked) {
    RequestBody body = RequestBody.of(asked);
    String identifier = body.required("ConfigurationPolicyIdentifier");
    PolicyTarget target = PolicyTarget.of(asked, body.object("Target"));
    asked.requireCentral();
    PolicyAssociation begun =
        new PolicyAssociation(
            policyId(asked, identifier),
            target,
            asked.now(),
            Countdown.of(asked.knob(Knob.ASSOCIATING), asked.now()),
            asked.knob(Knob.ASSOCIATION_OUTCOME),
            Optional.empty());
    return Ruling.written(begun.summary(asked.now()), with(asked, begun));
  }

  static Ruling stop(Case asked) {
    RequestBody body = RequestBody.of(asked);
    String identifier = body.required("ConfigurationPolicyIdentifier");
    PolicyTarget target = PolicyTarget.of(asked, body.object("Target"));
    asked.requireCentral();
    String policyId = policyId(asked, identifier);
    PolicyAssociation applied =
        visible(asked, target)
            .filter(one -> one.policyId().equals(policyId))
            .orElseThrow(() -> new Refusal(Refusals.UNKNOWN_ASSOCIATION));
    Countdown leaving = Countdown.of(asked.knob(Knob.DISASSOCIATION), asked.now());
    // Asked again, it goes on as it was.
    PolicyAssociation going = applied.leaving().isPresent() ? applied : applied.leaving(leaving);
    return Ruling.written(Json.object(), with(asked, going));
  }

  static Ruling list(Case asked) {
    RequestBody filters = RequestBody.of(asked).object("Filters");
    Optional<String> policy = filters.text("ConfigurationPolicyId");
    Optional<AssociationType> type = filters.constant("AssociationType", AssociationType.class);
    Optional<AssociationStatus> status =
        filters.constant("AssociationStatus", AssociationStatus.class);
    asked.requireHome();
    List<PolicyAssociation> wanted =
        shown(asked).stream()
            .filter(one -> policy.orElse(one.policyId()).equals(one.policyId()))
            .filter(one -> type.orElse(AssociationType.APPLIED) == AssociationType.APPLIED)
            .filter(one -> status.filter(it -> it != one.shown(asked.now()).status()).isEmpty())
            .toList();
    return asked.read(
        Page.of(
            asked,
            "ConfigurationPolicyAssociationSummaries",
            wanted,
            one -> one.summary(asked.now())));
  }

  static Ruling get(Case asked) {
    PolicyTarget target = PolicyTarget.of(asked, RequestBody.of(asked).object("Target"));
    asked.requireHome();
    PolicyAssociation applied =
        visible(asked, target).orElseThrow(() -> new Refusal(Refusals.UNKNOWN_ASSOCIATION));
    return Ruling.read(applied.summary(asked.now()), with(asked, applied.afterOnePoll()));
  }

  static Ruling getMany(Case asked) {
    JsonNode wanted =
        RequestBody.of(asked).json().path("ConfigurationPolicyAssociationIdentifiers");
    asked.requireHome();
    if (!wanted.isArray() || wanted.isEmpty()) {
      throw asked.invalid("ConfigurationPolicyAssociationIdentifiers");
    }
    ObjectNode body = Json.object();
    ArrayNode found = body.putArray("ConfigurationPolicyAssociations");
    ArrayNode missing = body.putArray("UnprocessedConfigurationPolicyAssociations");
    Case polled = asked;
    for (JsonNode identifier : wanted) {
      PolicyTarget target = PolicyTarget.of(asked, new RequestBody(asked, objectOf(identifier)));
      Optional<PolicyAssociation> applied = visible(asked, target);
      applied.ifPresent(one -> found.add(one.summary(asked.now())));
      if (applied.isPresent()) {
        polled = polled.over(with(polled, applied.get().afterOnePoll()));
      } else {
        unprocessed(missing.addObject(), identifier);
      }
    }
    return Ruling.read(body, polled.organization());
  }

  private static ObjectNode objectOf(JsonNode identifier) {
    return identifier.path("Target") instanceof ObjectNode target ? target : Json.object();
  }

  private static void unprocessed(ObjectNode entry, JsonNode identifier) {
    entry.set("ConfigurationPolicyAssociationIdentifiers", identifier);
    entry
        .put("ErrorCode", Refusals.UNKNOWN_ASSOCIATION.code())
        .put("ErrorReason", Refusals.UNKNOWN_ASSOCIATION.message().orElseThrow());
  }

  /** The associations that the service lets others see (R28). */
  static List<PolicyAssociation> shown(Case asked) {
    boolean hidden = asked.knob(Knob.DISASSOCIATING) == Variant.Disassociating.HIDDEN;
    return asked.account().policies().associations().stream()
        .filter(one -> !hidden || one.leaving().isEmpty())
        .toList();
  }

  private static Optional<PolicyAssociation> visible(Case asked, PolicyTarget target) {
    return shown(asked).stream().filter(one -> one.target().equals(target)).findFirst();
  }

  private static String policyId(Case asked, String identifier) {
    return identifier.equals(Policies.SELF_MANAGED)
        ? identifier
        : asked
            .account()
            .policies()
            .find(identifier)
            .map(ConfigurationPolicy::id)
            .orElseThrow(() -> new Refusal(Refusals.UNKNOWN_POLICY));
  }

  private static Organization with(Case asked, PolicyAssociation association) {
    Policies after = asked.account().policies().with(association);
    return asked.withAccount(account -> account.withPolicies(after));
  }
}
