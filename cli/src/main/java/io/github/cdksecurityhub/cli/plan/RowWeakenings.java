package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.weakening.AggregatorWeakenings;
import io.github.cdksecurityhub.cli.weakening.ConfigurationWeakenings;
import io.github.cdksecurityhub.cli.weakening.PolicyWeakenings;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Marks rows with what they weaken: gives the rules what is before and after the event. */
record RowWeakenings(Organization organization) {
  Row mark(Row row) throws InterruptedException {
    Row counted = row.withReport(row.report().withAccounts(accounts(row.event())));
    return isCarriedOut(row) ? counted.withWeakens(weakens(row)) : counted;
  }

  /** What is retained stays as it is; only a Region is no longer watched then. */
  private static boolean isCarriedOut(Row row) {
    return switch (row.event().kind()) {
      case NONE -> false;
      case RETAIN -> row.event().isConfiguration();
      case CREATE, UPDATE, REPLACEMENT, CREATE_OR_UPDATE, DELETE -> row.action() != Action.BLOCKED;
    };
  }

  private List<String> weakens(Row row) throws InterruptedException {
    return switch (row.event().type()) {
      case ORGANIZATION_CONFIGURATION -> ofConfiguration(row);
      case FINDING_AGGREGATOR -> between(row, AggregatorWeakenings::between);
      case CONFIGURATION_POLICY ->
          isReplaced(row.event()) ? List.of() : between(row, PolicyWeakenings::between);
      case POLICY_ASSOCIATION -> new TargetWeakenings(organization).of(row.event());
    };
  }

  /**
   * Compares live with what is to be live; and where that shows nothing, as it was weakened it by
   * hand already, or live can't be read, what was deployed with what is declared.
   */
  private static List<String> between(Row row, BiFunction<Fields, Fields, List<String>> rules) {
    PlannedEvent event = row.event();
    Fields before = row.live().orElse(event.deployed());
    List<String> ofLive = row.then().map(after -> rules.apply(before, after)).orElse(List.of());
    return ofLive.isEmpty() && isSamePlace(event)
        ? rules.apply(event.deployed(), event.declared())
        : ofLive;
  }

  /** What moves to another Region has another live configuration before it. */
  private static boolean isSamePlace(PlannedEvent event) {
    return event.kind() == EventKind.UPDATE
        && event.before().path("Region").equals(event.properties().path("Region"));
  }

  private List<String> ofConfiguration(Row row) throws InterruptedException {
    PlannedEvent event = row.event();
    List<String> all = new ArrayList<>(between(row, ConfigurationWeakenings::between));
    if (event.kind() == EventKind.UPDATE) {
      all.addAll(
          ConfigurationWeakenings.ofOnDelete(
              event.before().path(ConfigurationFields.ON_DELETE).text(),
              event.properties().path(ConfigurationFields.ON_DELETE).text()));
    }
    if (event.kind().isDrop() && event.isPlaced() && !isStillCovered(event.region())) {
      all.add(ConfigurationWeakenings.DROPPED);
    }
    return List.copyOf(all);
  }

  private boolean isStillCovered(String region) throws InterruptedException {
    return organization.linking().isLinked(region)
        || organization
            .in(region)
            .anyMatch(each -> each.isConfiguration() && !each.kind().isDrop());
  }

  /** Every target of a deleted policy gets another one, which the target's own row compares. */
  private boolean isReplaced(PlannedEvent event) {
    TargetWeakenings targets = new TargetWeakenings(organization);
    Optional<List<LiveAssociation>> associations =
        organization.central(event).associations().value();
    return event.kind() == EventKind.DELETE
        && associations.isPresent()
        && associations.get().stream()
            .filter(each -> each.policyId().equals(event.policyId()))
            .allMatch(each -> targets.getsAPolicy(each.target()));
  }

  private Optional<Integer> accounts(PlannedEvent event) {
    LiveCentral live = organization.central(event);
    Optional<String> policy =
        switch (event.type()) {
          case ORGANIZATION_CONFIGURATION, FINDING_AGGREGATOR -> Optional.empty();
          case CONFIGURATION_POLICY ->
              event.kind() == EventKind.CREATE_OR_UPDATE
                  ? live.named(event.policyName()).map(LivePolicy::id)
                  : Optional.of(event.policyId());
          case POLICY_ASSOCIATION -> live.inForce(event.target()).map(LiveAssociation::policyId);
        };
    return policy
        .filter(id -> !id.isEmpty() && !id.equals(AssociationFields.SELF_MANAGED))
        .flatMap(live::followers);
  }
}
