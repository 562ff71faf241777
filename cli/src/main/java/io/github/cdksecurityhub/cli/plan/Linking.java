package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.AggregatorFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.securityhub.RegionLinking;
import java.util.List;
import java.util.Optional;

/** Which Regions the finding aggregator links, in the course of a deployment. */
final class Linking {
  private final List<PlannedEvent> events;
  private Reading<Optional<LiveAggregator>> now;
  private boolean isSimulated;

  /** Starts with what is live. */
  Linking(List<PlannedEvent> events, Reading<Optional<LiveAggregator>> live) {
    this.events = events;
    this.now = live;
  }

  /** Returns the home Region that the events so far have made, empty where they changed none. */
  Optional<Optional<String>> simulatedHome() {
    return isSimulated ? Optional.of(now().map(LiveAggregator::region)) : Optional.empty();
  }

  /** Returns the aggregator by now, empty where there is none, or it could not be read. */
  Optional<LiveAggregator> now() {
    return now.value().flatMap(found -> found);
  }

  /**
   * Returns the Regions that the events so far have linked to {@code home}; empty where none did.
   */
  Optional<List<String>> simulatedRegions(String home) {
    return isSimulated
        ? Optional.of(
            now()
                .filter(aggregator -> aggregator.region().equals(home))
                .flatMap(
                    aggregator ->
                        RegionLinking.linkedRegions(
                            aggregator.linkingMode(), aggregator.regions(), home))
                .orElse(List.of()))
        : Optional.empty();
  }

  /** Carries out what an event does to the aggregator. */
  void apply(Row row) {
    boolean isMade = row.action() == Action.CREATE || row.action() == Action.UPDATE;
    if (isMade || row.action() == Action.DELETE) {
      isSimulated = true;
      now = Reading.known(isMade ? Optional.of(declared(row.event())) : Optional.empty());
    }
  }

  private static LiveAggregator declared(PlannedEvent event) {
    Fields fields = event.declared();
    return new LiveAggregator(
        "arn:aws:securityhub:" + event.place().region() + ":" + event.place().account() + ":new",
        fields.text(AggregatorFields.MODE),
        fields.get(AggregatorFields.REGIONS));
  }

  /** A linked Region can't be local while the same deployment makes its home Region central. */
  Optional<Obstacle> conflict(PlannedEvent local) {
    String region = local.place().region();
    Optional<LiveAggregator> then = afterDeployment().filter(each -> each.links(region));
    if (then.isEmpty() || local.kind().isDrop() || local.declaresCentral()) {
      return Optional.empty();
    }
    return events.stream()
        .filter(PlannedEvent::declaresCentral)
        .filter(home -> home.place().region().equals(then.get().region()))
        .findFirst()
        .map(home -> conflict(home, local));
  }

  private static Obstacle conflict(PlannedEvent home, PlannedEvent local) {
    String region = local.place().region();
    return new Obstacle(
        "the same deployment declares the organization central in %s (%s), whose finding aggregator links %s (%s), so that this Region can't be local"
            .formatted(home.place().region(), home.logicalId(), region, local.logicalId()),
        "Remove the local declaration of %s, or leave that Region out of the finding aggregator."
            .formatted(region));
  }

  private Optional<LiveAggregator> afterDeployment() {
    return events.stream()
        .filter(each -> each.type() == ResourceType.FINDING_AGGREGATOR && !each.kind().isDrop())
        .findFirst()
        .map(Linking::declared)
        .or(this::now);
  }
}
