package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.catalogue.Catalogue;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Security Hub would refuse of policies, given what is live and what the deployment does. */
record PolicyObstacles(LiveCentral live, Reading<Catalogue> catalogue, List<PlannedEvent> events) {
  /** The default quota; an organization with a higher one may have more already. */
  private static final int MOST_POLICIES = 20;

  /** The standard that Control Tower manages, and those of other clouds (R44). */
  private static final String NOT_FOR_POLICIES =
      "standards/(service-managed-aws-control-tower|cis-(microsoft-)?azure-[a-z-]*)/v/.*";

  /** A policy can only be deleted when it is applied to nothing. */
  Optional<Obstacle> stillApplied(PlannedEvent event) {
    List<String> targets =
        live.associations().value().orElse(List.of()).stream()
            .filter(each -> each.policyId().equals(event.policyId()))
            .map(LiveAssociation::target)
            .filter(target -> !isFreed(target, event))
            .map(PolicyTarget::toString)
            .toList();
    return Obstacle.where(
        !targets.isEmpty(),
        "it is still applied to %s, which this stack doesn't have"
            .formatted(String.join(", ", targets)),
        "Give what it is applied to another policy, or none; or deploy onDelete(OnDelete.RETAIN)"
            + " before.");
  }

  private Stream<PlannedEvent> before(PlannedEvent event) {
    return events.stream().takeWhile(each -> !each.equals(event));
  }

  /** Whether the deployment takes the policy from a target, before it deletes the policy. */
  private boolean isFreed(PolicyTarget target, PlannedEvent policy) {
    return before(policy)
        .anyMatch(
            each ->
                switch (each.kind()) {
                  case CREATE, UPDATE, REPLACEMENT, CREATE_OR_UPDATE ->
                      each.target().equals(target) || each.targetBefore().equals(target);
                  // It removes the policy that it once applied, not one that replaced it.
                  case DELETE ->
                      each.target().equals(target)
                          && each.appliedPolicy().equals(policy.policyId());
                  case NONE, RETAIN -> false;
                });
  }

  /** Names of policies are unique. */
  Optional<Obstacle> taken(PlannedEvent event) {
    return live.named(event.policyName())
        .filter(other -> before(event).noneMatch(each -> drops(each, other)))
        .map(
            other ->
                events.stream().anyMatch(each -> drops(each, other))
                    ? new Obstacle(
                        "the policy that has that name now is deleted only after it",
                        "Choose another name, or deploy once without either.")
                    : new Obstacle(
                        "a configuration policy of that name is there already, and isn't this"
                            + " stack's",
                        Obstacle.IMPORT
                            + ", use it as ConfigurationPolicy.fromPolicyId(\""
                            + other.id()
                            + "\"), choose another name, or delete it by hand."));
  }

  private static boolean drops(PlannedEvent event, LivePolicy policy) {
    return event.type() == ResourceType.CONFIGURATION_POLICY
        && event.kind() == EventKind.DELETE
        && event.policyId().equals(policy.id());
  }

  /** The first reason why the service would refuse what a policy declares (R44, R45). */
  Optional<Obstacle> refused(PlannedEvent event) {
    JsonValue hub = PolicyFields.hub(event.properties());
    boolean isOn = hub.path(PolicyFields.SERVICE_ENABLED).text().equals("true");
    boolean hasBoth = hub.has(PolicyFields.STANDARDS) && hub.has(PolicyFields.CONTROLS);
    Optional<String> managed =
        event.declared().get(PolicyFields.STANDARDS).stream()
            .map(Catalogue::standard)
            .filter(each -> each.matches(NOT_FOR_POLICIES))
            .findFirst();
    return Obstacle.where(
            isOn && !hasBoth,
            "a policy that enables Security Hub has to declare its standards and its controls",
            "Declare both; each may be an empty list.")
        .or(
            () ->
                managed.map(
                    each ->
                        new Obstacle("no policy can enable " + each, "Remove it from the policy.")))
        .or(() -> catalogue.value().flatMap(found -> unknown(found, event.properties())));
  }

  private static Optional<Obstacle> unknown(Catalogue catalogue, JsonValue properties) {
    Set<String> standards = catalogue.unknownStandards(properties);
    Set<String> controls = catalogue.unknownControls(properties);
    List<String> parameters = catalogue.refusedParameters(properties);
    return Stream.of(
            Obstacle.where(
                !standards.isEmpty(),
                "Security Hub has no standard " + String.join(", ", standards),
                "It has " + String.join(", ", catalogue.standards()) + "."),
            Obstacle.where(
                !controls.isEmpty(),
                "Security Hub has no control " + String.join(", ", controls),
                "`aws securityhub list-security-control-definitions` shows those that there are."),
            Obstacle.where(
                !parameters.isEmpty(),
                String.join("; ", parameters),
                "`aws securityhub get-security-control-definition` shows what each takes."))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A stack deletes its policies last, so for a moment all of them exist. */
  Optional<Obstacle> tooMany(PlannedEvent event) {
    int there = live.policies().value().get().size();
    int then = there + before(event).mapToInt(this::more).sum() + 1;
    return Obstacle.where(
        there <= MOST_POLICIES && then > MOST_POLICIES,
        "the service allows %d configuration policies, and this would be number %d"
            .formatted(MOST_POLICIES, then),
        "Delete one that is applied to nothing, or merge two with the same content; CloudFormation"
            + " deletes dropped policies only after it has created new ones.");
  }

  /** Returns how many policies there are more after an event. */
  private int more(PlannedEvent event) {
    if (event.type() != ResourceType.CONFIGURATION_POLICY) {
      return 0;
    }
    return switch (event.kind()) {
      case CREATE -> 1;
      case CREATE_OR_UPDATE -> live.named(event.policyName()).isPresent() ? 0 : 1;
      case DELETE -> live.policy(event.policyId()).isPresent() ? -1 : 0;
      case UPDATE, REPLACEMENT, NONE, RETAIN -> 0;
    };
  }
}
