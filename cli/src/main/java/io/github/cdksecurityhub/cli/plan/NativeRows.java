package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.LiveAggregator;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.plan.NativeRow.Obstacle;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.List;
import java.util.Optional;

/**
 * Makes a row of each change that CloudFormation makes to resources of its own types in one account
 * and Region.
 *
 * <p>CloudFormation's own handlers can't be run here: each sends one request, and whether Security
 * Hub accepts it follows from what is live.
 */
final class NativeRows {
  static final String LEFT_AS_IT_IS =
      "Its properties are as deployed, so CloudFormation does nothing and this deployment doesn't"
          + " put it back. Change a property of it, or put it back by hand.";

  private final AccountRegion place;
  private final LiveCentral live;
  private final Optional<ConfigurationType> typeThen;
  private final AggregatorRows aggregators;
  private final PolicyRows policies;
  private final AssociationRows associations;

  /**
   * Prepares.
   *
   * @param place where
   * @param live what is live there
   * @param events all that the deployment does there
   * @param typeThen the configuration type after the deployment
   */
  NativeRows(
      AccountRegion place,
      LiveCentral live,
      List<NativeEvent> events,
      Optional<ConfigurationType> typeThen) {
    this.place = place;
    this.live = live;
    this.typeThen = typeThen;
    this.aggregators = new AggregatorRows(live, typeThen);
    this.policies = new PolicyRows(live, new PolicyObstacles(live, events));
    this.associations = new AssociationRows(live);
  }

  NativeRow row(NativeEvent event) {
    if (!event.declared().unknown().isEmpty() && !isDropped(event.kind())) {
      return NativeRow.of(event, Action.UNKNOWN, Optional.empty(), List.of())
          .withDetail(
              "Only the deployment knows "
                  + String.join(", ", event.declared().unknown())
                  + ", so its result can't be planned.");
    }
    if (event.type() == NativeType.FINDING_AGGREGATOR) {
      return aggregators.row(event);
    }
    Optional<Obstacle> obstacle = isDropped(event.kind()) ? Optional.empty() : obstacle();
    if (obstacle.isPresent()) {
      return NativeRow.blocked(event, Optional.empty(), obstacle.get());
    }
    return event.type() == NativeType.CONFIGURATION_POLICY
        ? policies.row(event)
        : associations.row(event);
  }

  private static boolean isDropped(EventKind kind) {
    return kind == EventKind.DELETE || kind == EventKind.RETAIN;
  }

  /** Policies are for the home Region while CENTRAL (R19, R28). */
  private Optional<Obstacle> obstacle() {
    Optional<String> home =
        live.aggregator().value().flatMap(found -> found).map(LiveAggregator::region);
    if (home.filter(region -> !region.equals(place.region())).isPresent()) {
      return Optional.of(
          new Obstacle(
              "policies are made in the home Region, " + home.get(),
              "Declare it in a stack of " + home.get() + "."));
    }
    return typeThen.filter(ConfigurationType.LOCAL::equals).isPresent()
        ? Optional.of(
            new Obstacle(
                "the organization is configured locally, and policies are part of central"
                    + " configuration",
                "Declare SecurityHubCentralConfiguration, and fix what blocks it."))
        : Optional.empty();
  }

  /** Returns what CloudFormation does, where live can't be read. */
  static NativeRow unread(NativeEvent event) {
    return switch (event.kind()) {
      case CREATE ->
          NativeRow.of(
              event, Action.CREATE, Optional.empty(), Fields.NONE.changesTo(event.declared()));
      case UPDATE ->
          NativeRow.of(
              event, Action.UPDATE, Optional.empty(), event.before().changesTo(event.declared()));
      case REPLACEMENT ->
          NativeRow.of(
              event, Action.REPLACE, Optional.empty(), event.before().changesTo(event.declared()));
      case DELETE -> NativeRow.of(event, Action.DELETE, Optional.empty(), List.of());
      case RETAIN -> retained(event, Optional.empty());
      case NONE, CREATE_OR_UPDATE ->
          NativeRow.of(event, Action.FAILED, Optional.empty(), List.of());
    };
  }

  static NativeRow retained(NativeEvent event, Optional<Fields> live) {
    return NativeRow.of(event, Action.RETAINED, live, List.of());
  }

  /** Drift stays, since CloudFormation sends nothing for unchanged properties. */
  static NativeRow kept(NativeEvent event, Fields live, Fields wanted) {
    return live.equals(wanted)
        ? NativeRow.of(event, Action.UNCHANGED, Optional.of(live), List.of())
        : NativeRow.of(event, Action.DRIFTED, Optional.of(live), live.changesTo(wanted))
            .withDetail(LEFT_AS_IT_IS);
  }

  static NativeRow gone(NativeEvent event, Fields wanted) {
    return NativeRow.of(
            event, Action.DRIFTED, Optional.of(Fields.NONE), Fields.NONE.changesTo(wanted))
        .withDetail("It no longer exists. " + LEFT_AS_IT_IS);
  }

  /** It was deployed and is gone: CloudFormation would still try to update it. */
  static NativeRow lost(NativeEvent event) {
    return NativeRow.blocked(
        event,
        Optional.of(Fields.NONE),
        new Obstacle(
            "it no longer exists, and CloudFormation still tries to update it",
            "Deploy once without it, then with it again."));
  }
}
