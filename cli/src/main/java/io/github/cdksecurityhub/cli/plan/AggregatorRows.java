package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.LiveAggregator;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import java.util.List;
import java.util.Optional;

/**
 * Makes the rows of finding aggregators; an account has at most one.
 *
 * @param live what is live
 * @param typeThen the configuration type after the deployment
 */
record AggregatorRows(LiveCentral live, Optional<ConfigurationType> typeThen) {
  Row row(PlannedEvent event) {
    if (live.aggregator().value().isEmpty()) {
      return NativeRows.unread(event);
    }
    Optional<LiveAggregator> there = live.aggregator().value().get();
    Optional<LiveAggregator> own =
        there.filter(
            found ->
                event.kind() == EventKind.CREATE_OR_UPDATE
                    ? found.region().equals(event.place().region())
                    : found.arn().equals(event.physicalId()));
    Fields fields = own.map(LiveAggregator::fields).orElse(Fields.NONE);
    return switch (event.kind()) {
      case CREATE -> created(event, there);
      case CREATE_OR_UPDATE -> own.isPresent() ? updated(event, fields) : created(event, there);
      case UPDATE, REPLACEMENT -> own.isPresent() ? updated(event, fields) : NativeRows.lost(event);
      case NONE ->
          own.isPresent()
              ? NativeRows.kept(event, fields, event.declared())
              : NativeRows.gone(event, event.declared());
      case DELETE -> deleted(event, own, fields);
      case RETAIN -> NativeRows.retained(event, Optional.of(fields));
    };
  }

  private static Row created(PlannedEvent event, Optional<LiveAggregator> there) {
    if (there.isEmpty()) {
      List<FieldChange> all = Fields.NONE.changesTo(event.declared());
      return Row.of(event, Action.CREATE, Optional.of(Fields.NONE), all);
    }
    return Row.blocked(
        event,
        Optional.of(there.get().fields()),
        new Obstacle(
            "an account has one finding aggregator for all Regions, and "
                + there.get().arn()
                + " is there already, made by something else",
            "Pass LinkedRegions.existingAggregator(\"" + there.get().arn() + "\")."));
  }

  private static Row updated(PlannedEvent event, Fields fields) {
    List<FieldChange> changes = fields.changesTo(event.declared());
    Action action = changes.isEmpty() ? Action.UNCHANGED : Action.UPDATE;
    return Row.of(event, action, Optional.of(fields), changes);
  }

  /** It can't go before central configuration (R29). */
  private Row deleted(PlannedEvent event, Optional<LiveAggregator> own, Fields fields) {
    boolean stays = typeThen.filter(ConfigurationType.CENTRAL::equals).isPresent();
    return own.isPresent() && stays
        ? Row.blocked(
            event,
            Optional.of(fields),
            new Obstacle(
                "the organization stays CENTRAL, and needs it",
                "Deploy onDelete(OnDelete.RETAIN) first, which leaves it as it is."))
        : Row.of(event, Action.DELETE, Optional.of(fields), List.of());
  }
}
