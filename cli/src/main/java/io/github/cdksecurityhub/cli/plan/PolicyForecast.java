package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.LiveAssociation;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.central.LivePolicy;
import io.github.cdksecurityhub.cli.central.PolicyFields;
import io.github.cdksecurityhub.cli.central.PolicyTarget;
import io.github.cdksecurityhub.cli.plan.NativeRow.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of configuration policies. */
final class PolicyForecast {
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
  PolicyForecast(LiveCentral live, List<NativeEvent> events) {
    this.live = live;
    this.events = events;
    this.made =
        events.stream()
            .filter(each -> each.type() == NativeType.CONFIGURATION_POLICY)
            .filter(each -> each.kind() == EventKind.CREATE)
            .toList();
  }

  NativeRow row(NativeEvent event) {
    if (live.policies().seen().isEmpty()) {
      return NativeForecaster.unseen(event);
    }
    Optional<LivePolicy> own = own(event);
    Optional<Fields> content = content(own);
    return switch (event.kind()) {
      case CREATE -> created(event);
      case CREATE_OR_UPDATE -> own.isPresent() ? updated(event, own, content) : created(event);
      case UPDATE, REPLACEMENT -> updated(event, own, content);
      case NONE -> kept(event, own, content);
      case DELETE -> deleted(event, own, content);
      case RETAIN -> NativeForecaster.retained(event, content);
    };
  }

  private Optional<LivePolicy> own(NativeEvent event) {
    return event.kind() == EventKind.CREATE_OR_UPDATE
        ? live.named(name(event))
        : live.policies().seen().get().stream()
            .filter(each -> each.id().equals(event.policyId()))
            .findFirst();
  }

  /** Nothing where there is no such policy, empty where nobody can see what it says. */
  private Optional<Fields> content(Optional<LivePolicy> own) {
    if (own.isEmpty()) {
      return Optional.of(Fields.NONE);
    }
    Map<String, Fields> contents = live.contents().seen().orElse(Map.of());
    return Optional.ofNullable(contents.get(own.get().id()));
  }

  private NativeRow created(NativeEvent event) {
    Optional<Obstacle> obstacle = taken(event).or(() -> tooMany(event));
    return obstacle.isPresent()
        ? NativeRow.blocked(event, Optional.of(Fields.NONE), obstacle.get())
        : NativeRow.of(
            event,
            Verdict.CREATE,
            Optional.of(Fields.NONE),
            Fields.NONE.changesTo(event.declared()));
  }

  private NativeRow updated(NativeEvent event, Optional<LivePolicy> own, Optional<Fields> content) {
    if (own.isEmpty()) {
      return NativeForecaster.lost(event);
    }
    Optional<Obstacle> obstacle =
        own.get().name().equals(name(event)) ? Optional.empty() : taken(event);
    if (obstacle.isPresent()) {
      return NativeRow.blocked(event, content, obstacle.get());
    }
    if (content.isEmpty()) {
      return NativeForecaster.unseen(event);
    }
    List<FieldChange> changes = changes(content.get(), event);
    Verdict verdict = changes.isEmpty() ? Verdict.UNCHANGED : Verdict.UPDATE;
    return NativeRow.of(event, verdict, content, changes).saying(drift(event, content.get()));
  }

  /** What the template doesn't say of the description is left as it is; tags can't be seen. */
  private static List<FieldChange> changes(Fields content, NativeEvent event) {
    List<FieldChange> changes =
        new ArrayList<>(
            comparable(content, event.declared()).changesTo(untagged(event.declared())));
    if (event.kind() == EventKind.UPDATE) {
      changes.addAll(tags(event.before()).changesTo(tags(event.declared())));
    }
    return changes;
  }

  private static Fields tags(Fields fields) {
    return new Fields(
        fields.get(PolicyFields.TAGS).isEmpty()
            ? Map.of()
            : Map.of(PolicyFields.TAGS, fields.get(PolicyFields.TAGS)),
        Set.of());
  }

  private static Fields untagged(Fields fields) {
    return fields.without(PolicyFields.TAGS);
  }

  private static Fields comparable(Fields content, Fields wanted) {
    return wanted.get(PolicyFields.DESCRIPTION).isEmpty()
        ? content.without(PolicyFields.DESCRIPTION)
        : content;
  }

  /** Somebody changed what was deployed; a change of the stack's own writes over it. */
  private static String drift(NativeEvent event, Fields content) {
    Fields before = untagged(event.before());
    List<FieldChange> drift = before.changesTo(comparable(content, before));
    return event.kind() != EventKind.UPDATE || drift.isEmpty()
        ? ""
        : "Live isn't what was deployed (" + joined(drift) + "); what is declared takes its place.";
  }

  private static String joined(List<FieldChange> changes) {
    return String.join("; ", changes.stream().map(FieldChange::toString).toList());
  }

  private NativeRow kept(NativeEvent event, Optional<LivePolicy> own, Optional<Fields> content) {
    if (own.isEmpty()) {
      return NativeForecaster.gone(event, untagged(event.declared()));
    }
    return content.isEmpty()
        ? NativeForecaster.unseen(event)
        : NativeForecaster.kept(
            event, comparable(content.get(), event.declared()), untagged(event.declared()));
  }

  private NativeRow deleted(NativeEvent event, Optional<LivePolicy> own, Optional<Fields> content) {
    List<String> targets =
        live.associations().seen().orElse(List.of()).stream()
            .filter(each -> each.policyId().equals(event.policyId()))
            .map(LiveAssociation::target)
            .filter(target -> !isFreed(target, event))
            .map(PolicyTarget::toString)
            .toList();
    if (targets.isEmpty()) {
      return NativeRow.of(event, Verdict.DELETE, content, List.of())
          .saying(own.isEmpty() ? "It isn't there any more." : "");
    }
    return NativeRow.blocked(
        event,
        content,
        new Obstacle(
            "it is still applied to "
                + String.join(", ", targets)
                + ", which this stack doesn't have",
            "Give what it is applied to another policy, or none; or deploy onDelete(OnDelete.RETAIN)"
                + " before."));
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

  private Optional<Obstacle> taken(NativeEvent event) {
    return live.named(name(event))
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
  private Optional<Obstacle> tooMany(NativeEvent event) {
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

  private static String name(NativeEvent event) {
    return event.declared().text(PolicyFields.NAME);
  }
}
