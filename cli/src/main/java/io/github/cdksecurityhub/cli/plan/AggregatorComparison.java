package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import java.util.Optional;

/**
 * Compares the account's one finding aggregator; {@code typeThen} is that after the deployment, and
 * {@code declaresLocal} whether the deployment declares LOCAL in its Region.
 */
record AggregatorComparison(
    LiveCentral live, Optional<ConfigurationType> typeThen, boolean declaresLocal) {
  Optional<Found> find(PlannedEvent event) {
    return live.aggregator().value().map(there -> find(event, there));
  }

  private Found find(PlannedEvent event, Optional<LiveAggregator> there) {
    Optional<LiveAggregator> own = there.filter(found -> isOwn(event, found));
    Optional<Obstacle> refusal = refusal(event, own, there);
    Fields fields =
        (refusal.isPresent() ? there : own).map(LiveAggregator::fields).orElse(Fields.NONE);
    return new Found(
        own.isPresent(),
        Optional.of(fields),
        event.wanted(),
        fields.changesTo(event.declared()),
        refusal,
        Row.Report.NONE,
        event.kind() == EventKind.DELETE && own.isEmpty() ? Found.GONE : "");
  }

  private static boolean isOwn(PlannedEvent event, LiveAggregator found) {
    return event.kind() == EventKind.CREATE_OR_UPDATE
        ? found.region().equals(event.region())
        : found.arn().equals(event.physicalId());
  }

  /** It can't go before central configuration (R29). */
  private Optional<Obstacle> refusal(
      PlannedEvent event, Optional<LiveAggregator> own, Optional<LiveAggregator> there) {
    return switch (event.kind()) {
      case CREATE, CREATE_OR_UPDATE ->
          own.isPresent() ? Optional.empty() : there.map(other -> another(event, other));
      case UPDATE, REPLACEMENT -> own.isPresent() ? Optional.empty() : Optional.of(Found.LOST);
      case DELETE ->
          Obstacle.where(
              own.isPresent() && typeThen.equals(Optional.of(ConfigurationType.CENTRAL)),
              "the organization stays CENTRAL, and needs it",
              declaresLocal
                  ? "Fix what blocks the change to LOCAL first."
                  : "Deploy onDelete(OnDelete.RETAIN) first, which leaves it as it is.");
      case NONE, RETAIN -> Optional.empty();
    };
  }

  /** It can be imported into a stack of its own Region alone. */
  private static Obstacle another(PlannedEvent event, LiveAggregator there) {
    String orPass = "ass LinkedRegions.existingAggregator(\"" + there.arn() + "\").";
    boolean isHere = there.region().equals(event.region());
    return new Obstacle(
        "an account has one finding aggregator for all Regions, and %s is there already, made by something else"
            .formatted(there.arn()),
        isHere ? Obstacle.IMPORT + ", or p" + orPass : "P" + orPass);
  }
}
