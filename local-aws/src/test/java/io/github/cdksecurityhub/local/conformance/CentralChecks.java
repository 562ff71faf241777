package io.github.cdksecurityhub.local.conformance;

import io.github.cdksecurityhub.local.conformance.Check.Need;
import io.github.cdksecurityhub.local.conformance.Check.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.model.Policy;
import software.amazon.awssdk.services.securityhub.model.SecurityControlsConfiguration;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/**
 * What can be seen only once the organization has become central, in this order: it is LOCAL again
 * at the end, and the finding aggregator that was made is gone. No policy is associated with
 * anything.
 */
final class CentralChecks {
  private static final Set<Need> NEEDS = Set.of(Need.NO_AGGREGATOR, Need.CENTRAL_ALLOWED);
  private static final String NAME = "conformance-of-the-local-aws";

  private final List<Check> all = new ArrayList<>();

  private CentralChecks() {}

  static List<Check> all() {
    CentralChecks checks = new CentralChecks();
    checks.going();
    checks.policies();
    checks.leaving();
    return checks.all;
  }

  private void add(String rule, String what, String expected, Observation observation) {
    all.add(new Check(rule, what, expected, NEEDS, observation));
  }

  private void going() {
    add(
        "R20",
        "CENTRAL with an aggregator that links no Region",
        "ok",
        (hub, place) -> {
          hub.in(place.home()).createFindingAggregator(r -> r.regionLinkingMode("NO_REGIONS"));
          return hub.update(place.home(), "CENTRAL", false, "NONE");
        });
    add(
        "R24",
        "the first read after that",
        "CENTRAL PENDING false NONE",
        (hub, place) -> hub.describe(place.home()));
    add(
        "R11",
        "what it comes to",
        "CENTRAL ENABLED false NONE",
        (hub, place) -> hub.settled(place.home(), "CENTRAL ENABLED false NONE"));
    add(
        "R19",
        "ListConfigurationPolicies in another Region than home",
        "403 AccessDeniedException: Central Configuration APIs can only be called from the"
            + " aggregation region",
        (hub, place) ->
            hub.outcome(place.other(), client -> client.listConfigurationPolicies(r -> {})));
    add(
        "R29",
        "deleting the aggregator",
        "400 InvalidInputException: You must disable central configuration in order to remove or"
            + " change your aggregation Region.",
        (hub, place) -> deleteAggregator(hub, place.home()));
  }

  private void policies() {
    add(
        "R45",
        "a policy that enables Security Hub and sets no more",
        "400 InvalidInputException: Invalid semantics: Enabled standards and security control"
            + " configurations must be configured",
        (hub, place) -> create(hub, place.home(), SecurityHubPolicy.builder().build()));
    add(
        "R44",
        "a policy with the standard of Control Tower",
        "400 InvalidInputException",
        (hub, place) ->
            Checks.code(
                create(
                    hub,
                    place.home(),
                    withStandards(
                        "arn:aws:securityhub:"
                            + place.home()
                            + "::standards/service-managed-aws-control-tower/v/1.0.0"))));
    add(
        "R45",
        "a policy without standards",
        "ok",
        (hub, place) -> create(hub, place.home(), withStandards()));
  }

  private void leaving() {
    add(
        "R28",
        "LOCAL while there is a policy",
        "409 ResourceConflictException",
        (hub, place) -> Checks.code(hub.update(place.home(), "LOCAL", false, "NONE")));
    add(
        "R31",
        "LOCAL when there is none any more",
        "LOCAL ENABLED false NONE",
        (hub, place) -> {
          var client = hub.in(place.home());
          client.listConfigurationPoliciesPaginator(r -> {}).configurationPolicySummaries().stream()
              .filter(policy -> policy.name().equals(NAME))
              .forEach(policy -> client.deleteConfigurationPolicy(r -> r.identifier(policy.id())));
          hub.update(place.home(), "LOCAL", false, "NONE");
          String live = hub.settled(place.home(), "LOCAL ENABLED false NONE");
          deleteAggregator(hub, place.home());
          return live;
        });
  }

  private static SecurityHubPolicy withStandards(String... arns) {
    return SecurityHubPolicy.builder()
        .enabledStandardIdentifiers(arns)
        .securityControlsConfiguration(
            SecurityControlsConfiguration.builder()
                .disabledSecurityControlIdentifiers(List.of())
                .build())
        .build();
  }

  private static String create(SandboxHub hub, String region, SecurityHubPolicy policy) {
    SecurityHubPolicy enabled = policy.toBuilder().serviceEnabled(true).build();
    return hub.outcome(
        region,
        client ->
            client.createConfigurationPolicy(
                r -> r.name(NAME).configurationPolicy(Policy.fromSecurityHub(enabled))));
  }

  private static String deleteAggregator(SandboxHub hub, String region) {
    String arn =
        hub.in(region)
            .listFindingAggregators(r -> {})
            .findingAggregators()
            .get(0)
            .findingAggregatorArn();
    return hub.outcome(
        region, client -> client.deleteFindingAggregator(r -> r.findingAggregatorArn(arn)));
  }
}
