package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.preview.LinkedChange;
import java.util.List;
import java.util.Optional;

/**
 * The result for one resource.
 *
 * @param event what CloudFormation does
 * @param action the result
 * @param live what is live before it, nothing where it isn't there, empty where that isn't known
 * @param wanted what is to be live; of one that is dropped, what remains, empty where not known
 * @param changes the fields that are written, or in which live has drifted
 * @param status what Security Hub reports of it, such as PENDING; empty for aggregators, policies
 * @param statusMessage Security Hub's own, mostly empty
 * @param waits whether the event waits for a change in progress
 * @param linked what the event changes in linked Regions
 * @param detail an explanation; empty where the other fields are enough
 * @param obstacle what blocks it, or what would block putting it back; empty where nothing does
 */
public record Row(
    PlannedEvent event,
    Action action,
    Optional<Fields> live,
    Optional<Fields> wanted,
    List<FieldChange> changes,
    String status,
    String statusMessage,
    boolean waits,
    List<LinkedChange> linked,
    String detail,
    Optional<Obstacle> obstacle) {
  static final String LEFT_AS_IT_IS =
      "Its properties are as deployed, so CloudFormation does nothing and this deployment doesn't"
          + " put it back. Change a property of it, or put it back by hand.";

  static Row of(
      PlannedEvent event, Action action, Optional<Fields> live, List<FieldChange> changes) {
    Optional<Fields> wanted =
        action == Action.DELETE ? Optional.of(Fields.NONE) : Optional.of(event.declared());
    return new Row(
        event, action, live, wanted, changes, "", "", false, List.of(), "", Optional.empty());
  }

  static Row unknown(PlannedEvent event) {
    return of(event, Action.UNKNOWN, Optional.empty(), List.of())
        .withDetail(
            "Only the deployment knows "
                + String.join(", ", event.unknown())
                + ", so its result can't be planned.");
  }

  /** The event would fail; where there is none, what is live stays as it has drifted. */
  static Row blocked(PlannedEvent event, Optional<Fields> live, Obstacle obstacle) {
    boolean hasNoEvent = event.kind() == EventKind.NONE;
    Row row = of(event, hasNoEvent ? Action.DRIFTED : Action.BLOCKED, live, List.of());
    String verb =
        switch (event.kind()) {
          case CREATE, CREATE_OR_UPDATE -> "create";
          case DELETE -> "delete";
          case REPLACEMENT -> "replace";
          case UPDATE, RETAIN -> "update";
          case NONE -> "put back";
        };
    return row.withDetail(
            "Cannot %s the %s of %s: %s. %s"
                .formatted(
                    verb,
                    event.noun(),
                    event.place(),
                    obstacle.cause().replaceFirst("\\.$", ""),
                    obstacle.nextStep()))
        .withObstacle(obstacle);
  }

  Row withDetail(String more) {
    String both = detail.isEmpty() || more.isEmpty() ? detail + more : detail + " " + more;
    return new Row(
        event, action, live, wanted, changes, status, statusMessage, waits, linked, both, obstacle);
  }

  Row withStatus(String now, String message) {
    return new Row(
        event, action, live, wanted, changes, now, message, waits, linked, detail, obstacle);
  }

  Row withWanted(Optional<Fields> then) {
    return new Row(
        event, action, live, then, changes, status, statusMessage, waits, linked, detail, obstacle);
  }

  Row withChanges(Action other, List<FieldChange> fields) {
    return new Row(
        event, other, live, wanted, fields, status, statusMessage, waits, linked, detail, obstacle);
  }

  Row waiting(boolean isInProgress) {
    return new Row(
        event,
        action,
        live,
        wanted,
        changes,
        status,
        statusMessage,
        isInProgress,
        linked,
        detail,
        obstacle);
  }

  Row withLinked(List<LinkedChange> others) {
    return new Row(
        event,
        action,
        live,
        wanted,
        changes,
        status,
        statusMessage,
        waits,
        others,
        detail,
        obstacle);
  }

  Row withObstacle(Obstacle found) {
    return new Row(
        event,
        action,
        live,
        wanted,
        changes,
        status,
        statusMessage,
        waits,
        linked,
        detail,
        Optional.of(found));
  }
}
