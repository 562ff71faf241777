package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import java.util.List;
import java.util.Optional;

/**
 * What is live of one of CloudFormation's own resources, compared with what is declared.
 *
 * @param live its fields, none where it doesn't exist, empty where they can't be read
 */
record Found(
    boolean isThere,
    Optional<Fields> live,
    Fields wanted,
    List<FieldChange> changes,
    Optional<Obstacle> refusal,
    Row.Report report,
    String detail) {
  static final String GONE = "It no longer exists.";

  /** It was deployed and is gone: CloudFormation would still try to update it. */
  static final Obstacle LOST =
      new Obstacle(
          "it no longer exists, and CloudFormation still tries to update it",
          "Deploy once without it, then with it again.");

  /** Returns the row of an event; drift stays, since nothing is sent for unchanged properties. */
  Row row(PlannedEvent event) {
    if (refusal.isPresent()) {
      return Row.blocked(event, live, refusal.get()).withWanted(Optional.of(wanted));
    }
    if (live.isEmpty() && !event.kind().isDrop()) {
      return NativeRows.unread(event);
    }
    Row row =
        Row.of(event, action(event.kind()), live, event.kind().isDrop() ? List.of() : changes);
    return row.withWanted(Optional.of(wanted))
        .withReport(report)
        .withDetail(row.action() == Action.DRIFTED && !isThere ? GONE : "")
        .withDetail(row.action() == Action.DRIFTED ? Row.LEFT_AS_IT_IS : "")
        .withDetail(detail);
  }

  private Action action(EventKind kind) {
    return switch (kind) {
      case RETAIN, DELETE, REPLACEMENT -> kind.unread;
      case NONE -> isThere && changes.isEmpty() ? Action.UNCHANGED : Action.DRIFTED;
      case CREATE, UPDATE, CREATE_OR_UPDATE -> {
        Action ofThere = changes.isEmpty() ? Action.UNCHANGED : Action.UPDATE;
        yield isThere ? ofThere : Action.CREATE;
      }
    };
  }
}
