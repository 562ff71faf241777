package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a row of each change that CloudFormation makes to resources of its own types.
 *
 * <p>CloudFormation's own handlers can't be run here: each sends one request, and whether Security
 * Hub accepts it follows from what is live.
 */
record NativeRows(Organization organization) {
  Row row(PlannedEvent event) throws InterruptedException {
    if (!event.unknown().isEmpty()) {
      return Row.unknown(event);
    }
    LiveCentral live = organization.central(event);
    Optional<LiveConfiguration> home =
        event.isPlaced()
            ? organization.observe(event.region()).map(Observation::live)
            : Optional.empty();
    Row row =
        obstacle(event, live, home)
            .map(found -> Row.blocked(event, Optional.empty(), found))
            .map(blocked -> blocked.withWanted(Optional.of(event.wanted())))
            .or(
                () ->
                    find(event, live, home.map(LiveConfiguration::type))
                        .map(found -> found.row(event)))
            .orElseGet(() -> unread(event));
    return event.type() == ResourceType.FINDING_AGGREGATOR
        ? new NewlyLinked(organization).mark(row)
        : row;
  }

  private Optional<Found> find(
      PlannedEvent event, LiveCentral live, Optional<ConfigurationType> type) {
    return switch (event.type()) {
      case FINDING_AGGREGATOR ->
          new AggregatorComparison(live, type, declaresLocal(event)).find(event);
      case CONFIGURATION_POLICY ->
          new PolicyComparison(
                  live,
                  new PolicyObstacles(live, organization.catalogue(event), eventsBeside(event)))
              .find(event);
      default -> new AssociationComparison(live, Instant.now()).find(event);
    };
  }

  private boolean declaresLocal(PlannedEvent event) {
    return eventsBeside(event).stream()
        .filter(each -> each.isConfiguration() && !each.kind().isDrop())
        .anyMatch(each -> !each.declaresCentral());
  }

  /** Returns the events of the same Region, this one too. */
  private List<PlannedEvent> eventsBeside(PlannedEvent event) {
    return organization.in(event.region()).toList();
  }

  private Optional<Obstacle> obstacle(
      PlannedEvent event, LiveCentral live, Optional<LiveConfiguration> home)
      throws InterruptedException {
    if (event.kind() == EventKind.RETAIN || !event.isPlaced()) {
      return Optional.empty();
    }
    boolean isAggregator = event.type() == ResourceType.FINDING_AGGREGATOR;
    Optional<Obstacle> unmet =
        organization
            .failure(event.region())
            .filter(failure -> Action.of(failure) == Action.BLOCKED)
            // An account that is no administrator's member can have an aggregator of its own.
            .filter(failure -> !isAggregator || !failure.is(FailureCause.NOT_ADMINISTRATOR))
            .map(failure -> FailedRow.obstacle(event, failure));
    return unmet.isPresent() || isAggregator
        ? unmet
        : elsewhere(event, live).or(() -> home.flatMap(found -> notInForce(event, found)));
  }

  /** Policies are for the home Region (R19). */
  private static Optional<Obstacle> elsewhere(PlannedEvent event, LiveCentral live) {
    return live.aggregator()
        .value()
        .flatMap(found -> found)
        .map(LiveAggregator::region)
        .filter(region -> !region.equals(event.region()))
        .map(
            region ->
                new Obstacle(
                    "policies are made in the home Region, " + region,
                    "Declare it in a stack of " + region + "."));
  }

  /** Requests about policies are accepted while CENTRAL is in force (R19, R28). */
  private static Optional<Obstacle> notInForce(PlannedEvent event, LiveConfiguration home) {
    if (home.type() == ConfigurationType.LOCAL) {
      return Optional.of(
          new Obstacle(
              "the organization is configured locally, and policies are part of central"
                  + " configuration",
              event.kind() == EventKind.DELETE
                  ? "They went with it; CloudFormation leaves this resource after three tries."
                  : "Declare SecurityHubCentralConfiguration, and fix what blocks it."));
    }
    return Obstacle.where(
        home.status().isFailed() && event.kind() != EventKind.NONE,
        "central configuration is not in force, its Status is FAILED",
        "Change revision(...) of the configuration, so that the deployment sends it again.");
  }

  static LiveCentral.Wanted wanted(List<PlannedEvent> natives) {
    Set<String> named = new HashSet<>();
    Set<String> tagged = new HashSet<>();
    // What a target gets is compared with what it has, which any policy may be.
    boolean isAnyApplied =
        natives.stream()
            .filter(each -> each.type() == ResourceType.POLICY_ASSOCIATION)
            .anyMatch(each -> each.kind() != EventKind.NONE);
    for (PlannedEvent event : natives) {
      if (event.type() == ResourceType.CONFIGURATION_POLICY) {
        List<String> policy = List.of(event.policyId(), event.policyName());
        named.addAll(policy);
        if (PolicyFields.hasTags(event.declared())) {
          tagged.addAll(policy);
        }
      }
    }
    return new LiveCentral.Wanted(
        policy -> isAnyApplied || isAmong(named, policy),
        policy -> isAmong(tagged, policy),
        natives.stream()
            .filter(each -> each.type() != ResourceType.FINDING_AGGREGATOR)
            .anyMatch(each -> each.kind() != EventKind.NONE));
  }

  /** By its id, or by its name where it may be made now. */
  private static boolean isAmong(Set<String> policies, LivePolicy policy) {
    return policies.contains(policy.id()) || policies.contains(policy.name());
  }

  static List<JsonValue> written(List<PlannedEvent> natives) {
    return natives.stream()
        .filter(each -> each.type() == ResourceType.CONFIGURATION_POLICY)
        .filter(each -> each.kind().isWrite())
        .map(PlannedEvent::properties)
        .toList();
  }

  /** Returns what CloudFormation does, where live can't be read. */
  static Row unread(PlannedEvent event) {
    Action action = event.kind().unread;
    boolean isKnown = event.kind().isWrite() && action != Action.FAILED;
    List<FieldChange> changes =
        isKnown ? event.declaredBefore().changesTo(event.declared()) : List.of();
    return Row.of(event, action, Optional.empty(), changes);
  }
}
