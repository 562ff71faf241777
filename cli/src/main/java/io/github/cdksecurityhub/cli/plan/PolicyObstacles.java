package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.LiveAssociation;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.central.LivePolicy;
import io.github.cdksecurityhub.cli.central.PolicyFields;
import io.github.cdksecurityhub.cli.central.PolicyTarget;
import io.github.cdksecurityhub.cli.plan.NativeRow.Obstacle;
import java.util.List;
import java.util.Optional;

/**
 * What Security Hub would refuse of policies, told by what is live and by the deployment itself.
 */
final class PolicyObstacles {
  /** What the service allows; where AWS allows an organization more, it has more to begin with. */
  private static final int MOST_POLICIES = 20;

  private final LiveCentral live;
  private final List<NativeEvent> events;
  private final List<NativeEvent> made;

  /**
   * Prepares.
   *
   * @param live what is live
   * @param events all that the deployment does there
   */
  PolicyObstacles(LiveCentral live, List<NativeEvent> events) {
    this.live = live;
    this.events = events;
    this.made =
        events.stream()
            .filter(each -> each.type() == NativeType.CONFIGURATION_POLICY)
            .filter(each -> each.kind() == EventKind.CREATE)
            .toList();
  }

  /** A policy goes only when nothing has it any more. */
  Optional<Obstacle> stillApplied(NativeEvent event) {
    List<String> targets =
        live.associations().seen().orElse(List.of()).stream()
            .filter(each -> each.policyId().equals(event.policyId()))
            .map(LiveAssociation::target)
            .filter(target -> !isFreed(target, event))
            .map(PolicyTarget::toString)
            .toList();
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                "it is still applied to "
                    + String.join(", ", targets)
                    + ", which this stack doesn't have",
                "Give what it is applied to another policy, or none; or deploy"
                    + " onDelete(OnDelete.RETAIN) before."));
  }

  /** Whether the deployment takes the policy from a target, before it deletes policies. */
  private boolean isFreed(PolicyTarget target, NativeEvent policy) {
    return events.stream()
        .filter(each -> each.type() == NativeType.POLICY_ASSOCIATION)
        .anyMatch(each -> takes(each, target, policy.policyId()));
  }

  /** A deletion takes away what it once applied, and nothing that came in its place. */
  private static boolean takes(NativeEvent association, PolicyTarget target, String policyId) {
    return switch (association.kind()) {
      case CREATE, UPDATE, CREATE_OR_UPDATE -> association.target().equals(target);
      case REPLACEMENT ->
          association.target().equals(target) || association.targetBefore().equals(target);
      case DELETE ->
          association.target().equals(target) && association.appliedPolicy().equals(policyId);
      case NONE, RETAIN -> false;
    };
  }

  /** Of a name there is one policy. */
  Optional<Obstacle> taken(NativeEvent event) {
    return live.named(event.declared().text(PolicyFields.NAME))
        .map(
            other ->
                isDropped(other)
                    ? new Obstacle(
                        "this stack's own policy of that name is deleted only after it",
                        "Choose another name, or deploy once without either.")
                    : new Obstacle(
                        "a configuration policy of that name is there already, and isn't this stack's",
                        "Pass its id to associate(\""
                            + other.id()
                            + "\", ...), choose another name, or delete it by hand."));
  }

  private boolean isDropped(LivePolicy policy) {
    return events.stream()
        .filter(each -> each.type() == NativeType.CONFIGURATION_POLICY)
        .anyMatch(each -> each.deletes() && each.policyId().equals(policy.id()));
  }

  /** What is dropped goes last, so for a moment there are all. */
  Optional<Obstacle> tooMany(NativeEvent event) {
    int there = live.policies().seen().get().size();
    int then = there + made.indexOf(event) + 1;
    return there <= MOST_POLICIES && then > MOST_POLICIES
        ? Optional.of(
            new Obstacle(
                "the service allows %d configuration policies, and this would be number %d"
                    .formatted(MOST_POLICIES, then),
                "Delete one that nothing has, or make one of two that say the same; what is dropped"
                    + " goes only after what is new has come."))
        : Optional.empty();
  }
}
