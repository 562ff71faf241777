package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.central.LivePolicy;
import io.github.cdksecurityhub.cli.central.PolicyFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the rows of configuration policies.
 *
 * @param live what is live
 * @param obstacles what Security Hub would refuse
 */
record PolicyRows(LiveCentral live, PolicyObstacles obstacles) {
  Row row(PlannedEvent event) {
    if (live.policies().value().isEmpty()) {
      return NativeRows.unread(event);
    }
    Optional<LivePolicy> own = own(event);
    Optional<Fields> content = content(own);
    return switch (event.kind()) {
      case CREATE -> created(event);
      case CREATE_OR_UPDATE -> own.isPresent() ? updated(event, own, content) : created(event);
      case UPDATE, REPLACEMENT -> updated(event, own, content);
      case NONE -> kept(event, own, content);
      case DELETE -> deleted(event, own, content);
      case RETAIN -> NativeRows.retained(event, content);
    };
  }

  private Optional<LivePolicy> own(PlannedEvent event) {
    return event.kind() == EventKind.CREATE_OR_UPDATE
        ? live.named(name(event))
        : live.policies().value().get().stream()
            .filter(each -> each.id().equals(event.policyId()))
            .findFirst();
  }

  /** Returns no fields where there is no such policy, empty where its content could not be read. */
  private Optional<Fields> content(Optional<LivePolicy> own) {
    if (own.isEmpty()) {
      return Optional.of(Fields.NONE);
    }
    Map<String, Fields> contents = live.contents().value().orElse(Map.of());
    return Optional.ofNullable(contents.get(own.get().id()));
  }

  private Row created(PlannedEvent event) {
    Optional<Obstacle> obstacle =
        obstacles
            .taken(event)
            .or(() -> obstacles.tooMany(event))
            .or(() -> obstacles.refused(event));
    return obstacle.isPresent()
        ? Row.blocked(event, Optional.of(Fields.NONE), obstacle.get())
        : Row.of(
            event,
            Action.CREATE,
            Optional.of(Fields.NONE),
            Fields.NONE.changesTo(event.declared()));
  }

  private Row updated(PlannedEvent event, Optional<LivePolicy> own, Optional<Fields> content) {
    if (own.isEmpty()) {
      return NativeRows.lost(event);
    }
    Optional<Obstacle> taken =
        own.get().name().equals(name(event)) ? Optional.empty() : obstacles.taken(event);
    Optional<Obstacle> obstacle = taken.or(() -> obstacles.refused(event));
    if (obstacle.isPresent()) {
      return Row.blocked(event, content, obstacle.get());
    }
    if (content.isEmpty()) {
      return NativeRows.unread(event);
    }
    List<FieldChange> changes = changes(content.get(), event);
    Action action = changes.isEmpty() ? Action.UNCHANGED : Action.UPDATE;
    return Row.of(event, action, content, changes).withDetail(drift(event, content.get()));
  }

  /** A description that the template leaves out stays as it is; live tags can't be read. */
  private static List<FieldChange> changes(Fields content, PlannedEvent event) {
    List<FieldChange> changes =
        new ArrayList<>(
            comparable(content, event.declared()).changesTo(untagged(event.declared())));
    if (event.kind() == EventKind.UPDATE) {
      changes.addAll(tags(event.declaredBefore()).changesTo(tags(event.declared())));
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

  /** Returns how live differs from what was deployed; an update of the stack overwrites it. */
  private static String drift(PlannedEvent event, Fields content) {
    Fields before = untagged(event.declaredBefore());
    List<FieldChange> drift = before.changesTo(comparable(content, before));
    return event.kind() != EventKind.UPDATE || drift.isEmpty()
        ? ""
        : "Live isn't what was deployed (" + joined(drift) + "); what is declared takes its place.";
  }

  private static String joined(List<FieldChange> changes) {
    return String.join("; ", changes.stream().map(FieldChange::toString).toList());
  }

  private Row kept(PlannedEvent event, Optional<LivePolicy> own, Optional<Fields> content) {
    if (own.isEmpty()) {
      return NativeRows.gone(event, untagged(event.declared()));
    }
    return content.isEmpty()
        ? NativeRows.unread(event)
        : NativeRows.kept(
            event, comparable(content.get(), event.declared()), untagged(event.declared()));
  }

  private Row deleted(PlannedEvent event, Optional<LivePolicy> own, Optional<Fields> content) {
    Optional<Obstacle> obstacle = obstacles.stillApplied(event);
    return obstacle.isPresent()
        ? Row.blocked(event, content, obstacle.get())
        : Row.of(event, Action.DELETE, content, List.of())
            .withDetail(own.isEmpty() ? "It no longer exists." : "");
  }

  private static String name(PlannedEvent event) {
    return event.declared().text(PolicyFields.NAME);
  }
}
