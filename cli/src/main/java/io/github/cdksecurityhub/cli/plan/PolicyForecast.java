package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.central.LivePolicy;
import io.github.cdksecurityhub.cli.central.PolicyFields;
import io.github.cdksecurityhub.cli.plan.NativeRow.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of configuration policies.
 *
 * @param live what is live
 * @param obstacles what Security Hub would refuse
 */
record PolicyForecast(LiveCentral live, PolicyObstacles obstacles) {
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
    Optional<Obstacle> obstacle = obstacles.taken(event).or(() -> obstacles.tooMany(event));
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
        own.get().name().equals(name(event)) ? Optional.empty() : obstacles.taken(event);
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
    Optional<Obstacle> obstacle = obstacles.stillApplied(event);
    return obstacle.isPresent()
        ? NativeRow.blocked(event, content, obstacle.get())
        : NativeRow.of(event, Verdict.DELETE, content, List.of())
            .saying(own.isEmpty() ? "It isn't there any more." : "");
  }

  private static String name(NativeEvent event) {
    return event.declared().text(PolicyFields.NAME);
  }
}
