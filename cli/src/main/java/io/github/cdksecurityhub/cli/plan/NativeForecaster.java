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
 * Makes rows of what CloudFormation does to resources of its own types in one account and Region.
 *
 * <p>There is no handler of ours to be played here: what CloudFormation's does is one request, and
 * what Security Hub would say to it follows from what is live.
 */
final class NativeForecaster {
  static final String LEFT_AS_IT_IS =
      "Its properties are as deployed, so CloudFormation does nothing and this deployment doesn't"
          + " put it back. Change a property of it, or put it back by hand.";

  private final AccountRegion place;
  private final LiveCentral live;
  private final Optional<ConfigurationType> typeThen;
  private final AggregatorForecast aggregators;
  private final PolicyForecast policies;
  private final AssociationForecast associations;

  /**
   * Prepares.
   *
   * @param place where
   * @param live what is live there
   * @param events all that the deployment does there
   * @param typeThen who decides once the organization's configuration is deployed
   */
  NativeForecaster(
      AccountRegion place,
      LiveCentral live,
      List<NativeEvent> events,
      Optional<ConfigurationType> typeThen) {
    this.place = place;
    this.live = live;
    this.typeThen = typeThen;
    this.aggregators = new AggregatorForecast(live, typeThen);
    this.policies = new PolicyForecast(live, new PolicyObstacles(live, events));
    this.associations = new AssociationForecast(live);
  }

  NativeRow row(NativeEvent event) {
    if (!event.declared().unknown().isEmpty() && !isDropped(event.kind())) {
      return NativeRow.of(event, Verdict.UNKNOWN, Optional.empty(), List.of())
          .saying(
              "Only the deployment knows "
                  + String.join(", ", event.declared().unknown())
                  + ", so it can't be told.");
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
        live.aggregator().seen().flatMap(found -> found).map(LiveAggregator::region);
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
                "Declare SecurityHubCentralConfiguration, and see to it that nothing is in its"
                    + " way."))
        : Optional.empty();
  }

  /** What CloudFormation does, where nobody can see what is live. */
  static NativeRow unseen(NativeEvent event) {
    return switch (event.kind()) {
      case CREATE ->
          NativeRow.of(
              event, Verdict.CREATE, Optional.empty(), Fields.NONE.changesTo(event.declared()));
      case UPDATE ->
          NativeRow.of(
              event, Verdict.UPDATE, Optional.empty(), event.before().changesTo(event.declared()));
      case REPLACEMENT ->
          NativeRow.of(
              event, Verdict.REPLACE, Optional.empty(), event.before().changesTo(event.declared()));
      case DELETE -> NativeRow.of(event, Verdict.DELETE, Optional.empty(), List.of());
      case RETAIN -> retained(event, Optional.empty());
      case NONE, CREATE_OR_UPDATE ->
          NativeRow.of(event, Verdict.FAILED, Optional.empty(), List.of());
    };
  }

  static NativeRow retained(NativeEvent event, Optional<Fields> live) {
    return NativeRow.of(event, Verdict.RETAINED, live, List.of());
  }

  /** What drift is left with, as CloudFormation does nothing about it. */
  static NativeRow kept(NativeEvent event, Fields live, Fields wanted) {
    return live.equals(wanted)
        ? NativeRow.of(event, Verdict.UNCHANGED, Optional.of(live), List.of())
        : NativeRow.of(event, Verdict.DRIFTED, Optional.of(live), live.changesTo(wanted))
            .saying(LEFT_AS_IT_IS);
  }

  static NativeRow gone(NativeEvent event, Fields wanted) {
    return NativeRow.of(
            event, Verdict.DRIFTED, Optional.of(Fields.NONE), Fields.NONE.changesTo(wanted))
        .saying("It isn't there any more. " + LEFT_AS_IT_IS);
  }

  /** What is deployed and isn't there: CloudFormation would try to change it all the same. */
  static NativeRow lost(NativeEvent event) {
    return NativeRow.blocked(
        event,
        Optional.of(Fields.NONE),
        new Obstacle(
            "it isn't there any more, and CloudFormation changes what it once made",
            "Deploy once without it, then with it again."));
  }
}
