package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.AssociationFields;
import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.LiveAssociation;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import java.util.List;
import java.util.Optional;

/**
 * Makes the rows of policy associations; a target has at most one.
 *
 * @param live what is live
 */
record AssociationRows(LiveCentral live) {
  /** An id as Security Hub makes them; what isn't one is the name of a policy that is made now. */
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  Row row(PlannedEvent event) {
    if (live.associations().value().isEmpty()) {
      return NativeRows.unread(event);
    }
    Optional<LiveAssociation> there = live.on(event.target());
    Row row =
        row(event, there)
            .withWanted(
                Optional.of(
                    event.kind() == EventKind.DELETE
                        ? Fields.NONE
                        : AssociationFields.named(event.declared(), live)));
    return there
        .map(found -> row.withReport(Row.Report.of(found.status(), found.message())))
        .orElse(row);
  }

  private Row row(PlannedEvent event, Optional<LiveAssociation> there) {
    Fields wanted = AssociationFields.named(event.declared(), live);
    Fields found = there.map(each -> AssociationFields.of(each, live)).orElse(Fields.NONE);
    boolean writes = event.kind() != EventKind.NONE && event.kind() != EventKind.DELETE;
    if (writes && event.kind() != EventKind.RETAIN && isUnknownPolicy(wanted)) {
      return missingPolicy(event, found);
    }
    return switch (event.kind()) {
      case CREATE, UPDATE, CREATE_OR_UPDATE -> applied(event, there, found, wanted);
      case REPLACEMENT ->
          Row.of(event, Action.REPLACE, Optional.of(found), found.changesTo(wanted))
              .withDetail(
                  event.targetBefore()
                      + " loses its policy afterwards, unless UpdateReplacePolicy retains it.");
      case NONE -> kept(event, there, found, wanted);
      case DELETE -> deleted(event, found, wanted);
      case RETAIN -> NativeRows.retained(event, Optional.of(found));
    };
  }

  private boolean isUnknownPolicy(Fields wanted) {
    return live.policies().value().isPresent() && wanted.text(AssociationFields.POLICY).matches(ID);
  }

  private static Row missingPolicy(PlannedEvent event, Fields found) {
    return Row.blocked(
        event,
        Optional.of(found),
        new Obstacle(
            "there is no configuration policy " + event.declared().text(AssociationFields.POLICY),
            "Pass the id of one that `aws securityhub list-configuration-policies` shows."));
  }

  private Row applied(
      PlannedEvent event, Optional<LiveAssociation> there, Fields found, Fields wanted) {
    List<FieldChange> changes = found.changesTo(wanted);
    if (there.isEmpty()) {
      return Row.of(event, Action.CREATE, Optional.of(found), changes)
          .withDetail(
              live.lacks(event.target())
                  ? "Security Hub doesn't list it among the organization's. Check its id."
                  : "");
    }
    if (there.get().isFailed() && changes.isEmpty()) {
      return Row.of(event, Action.UPDATE, Optional.of(found), tried(there.get()));
    }
    Action action = changes.isEmpty() ? Action.UNCHANGED : Action.UPDATE;
    return Row.of(event, action, Optional.of(found), changes)
        .withDetail(
            event.kind() == EventKind.CREATE && !changes.isEmpty()
                ? "It replaces what was applied outside this stack."
                : "");
  }

  private static List<FieldChange> tried(LiveAssociation failed) {
    return List.of(
        new FieldChange("AssociationStatus", List.of(failed.status()), List.of("SUCCESS")));
  }

  private static Row kept(
      PlannedEvent event, Optional<LiveAssociation> there, Fields found, Fields wanted) {
    if (there.isEmpty()) {
      return NativeRows.gone(event, wanted);
    }
    return there.get().isFailed() && found.equals(wanted)
        ? Row.of(event, Action.DRIFTED, Optional.of(found), tried(there.get()))
            .withDetail(Row.LEFT_AS_IT_IS)
        : NativeRows.kept(event, found, wanted);
  }

  private static Row deleted(PlannedEvent event, Fields found, Fields wanted) {
    Row row = Row.of(event, Action.DELETE, Optional.of(found), List.of());
    String other = found.text(AssociationFields.POLICY);
    if (other.isEmpty()) {
      return row.withDetail("It no longer exists.");
    }
    return found.equals(wanted)
        ? row
        : row.withDetail(other + " has been applied to it since, outside this stack.");
  }
}
