package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.weakening.AggregatorWeakenings;
import io.github.cdksecurityhub.cli.weakening.AssociationWeakenings;
import io.github.cdksecurityhub.cli.weakening.AssociationWeakenings.Applied;
import io.github.cdksecurityhub.cli.weakening.ConfigurationWeakenings;
import io.github.cdksecurityhub.cli.weakening.PolicyWeakenings;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

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
      case POLICY_ASSOCIATION -> ofAssociation(row.event());
    };
  }

  /**
   * Compares live with what is to be live; and where that shows nothing, as it was weakened it by
   * hand already, or live can't be read, what was deployed with what is declared.
   */
  private static List<String> between(Row row, BiFunction<Fields, Fields, List<String>> rules) {
    PlannedEvent event = row.event();
    Fields deployed = event.kind().isDrop() ? event.declared() : event.declaredBefore();
    Fields before = row.live().orElse(deployed);
    List<String> ofLive = row.then().map(after -> rules.apply(before, after)).orElse(List.of());
    return ofLive.isEmpty() && isSamePlace(event)
        ? rules.apply(deployed, event.declared())
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
    if (event.kind().isDrop() && event.isPlaced() && !isStillCovered(event.place().region())) {
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
    return event.kind() == EventKind.DELETE
        && live(event)
            .associations()
            .value()
            .filter(
                all ->
                    all.stream()
                        .filter(each -> each.policyId().equals(event.policyId()))
                        .allMatch(each -> getsAPolicy(each.target())))
            .isPresent();
  }

  private boolean getsAPolicy(PolicyTarget target) {
    return organization.events().stream()
        .anyMatch(
            each ->
                each.type() == ResourceType.POLICY_ASSOCIATION
                    && !each.kind().isDrop()
                    && each.target().equals(target));
  }

  private List<String> ofAssociation(PlannedEvent event) {
    return switch (event.kind()) {
      case CREATE, UPDATE, CREATE_OR_UPDATE -> moved(event);
      case REPLACEMENT ->
          Stream.concat(moved(event).stream(), removed(event, event.targetBefore()).stream())
              .toList();
      case DELETE -> removed(event, event.target());
      case NONE, RETAIN -> List.of();
    };
  }

  private List<String> moved(PlannedEvent event) {
    PolicyTarget target = event.target();
    return weakens(
        event,
        target,
        live(event).inForce(target),
        before -> AssociationWeakenings.moved(before, after(event)));
  }

  /** What a target inherits, it keeps. */
  private List<String> removed(PlannedEvent event, PolicyTarget target) {
    if (getsAPolicy(target)) {
      return List.of();
    }
    String name = target.equals(event.target()) ? "it" : target.toString();
    return weakens(
        event,
        target,
        live(event).on(target),
        before -> AssociationWeakenings.removed(name, before));
  }

  /** The policy of before may have been replaced or removed by hand already, or be unreadable. */
  private List<String> weakens(
      PlannedEvent event,
      PolicyTarget target,
      Optional<LiveAssociation> there,
      Function<Applied, List<String>> rule) {
    return Stream.of(
            there.map(found -> applied(live(event), found.policyId())), deployed(event, target))
        .flatMap(Optional::stream)
        .map(rule)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Optional<Applied> deployed(PlannedEvent event, PolicyTarget target) {
    Fields deployed = event.kind().isDrop() ? event.declared() : event.declaredBefore();
    return Optional.of(deployed.text(AssociationFields.POLICY))
        .filter(id -> !id.isEmpty() && AssociationFields.target(deployed).equals(target))
        .map(id -> applied(live(event), id));
  }

  private static Applied applied(LiveCentral live, String policyId) {
    return new Applied(
        live.nameOf(policyId),
        Optional.ofNullable(live.contents().value().orElse(Map.of()).get(policyId)));
  }

  private Applied after(PlannedEvent event) {
    String policy = event.appliedPolicy();
    LiveCentral live = live(event);
    return organization.events().stream()
        .filter(each -> each.type() == ResourceType.CONFIGURATION_POLICY && !each.kind().isDrop())
        .filter(each -> each.policyId().equals(policy) || name(each).equals(policy))
        .findFirst()
        .map(declared -> new Applied(name(declared), Optional.of(declared.declared())))
        .orElseGet(() -> applied(live, policy));
  }

  private static String name(PlannedEvent policy) {
    return policy.declared().text(PolicyFields.NAME);
  }

  private LiveCentral live(PlannedEvent event) {
    return organization.central(event.place().region());
  }

  private Optional<Integer> accounts(PlannedEvent event) {
    return switch (event.type()) {
      case ORGANIZATION_CONFIGURATION, FINDING_AGGREGATOR -> Optional.empty();
      case CONFIGURATION_POLICY -> ofPolicy(event).flatMap(live(event)::followers);
      case POLICY_ASSOCIATION ->
          live(event)
              .inForce(event.target())
              .map(LiveAssociation::policyId)
              .filter(id -> !id.equals(AssociationFields.SELF_MANAGED))
              .flatMap(live(event)::followers);
    };
  }

  private Optional<String> ofPolicy(PlannedEvent event) {
    return event.kind() == EventKind.CREATE_OR_UPDATE
        ? live(event).named(name(event)).map(policy -> policy.id())
        : Optional.of(event.policyId()).filter(id -> !id.isEmpty());
  }
}
