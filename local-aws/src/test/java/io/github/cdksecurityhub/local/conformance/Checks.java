package io.github.cdksecurityhub.local.conformance;

import io.github.cdksecurityhub.local.conformance.Check.Need;
import io.github.cdksecurityhub.local.conformance.Check.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is safe to check in a sandbox organization that is LOCAL: it changes and puts back. */
final class Checks {
  private static final String OFF = "LOCAL ENABLED false NONE";
  private static final String INVALID = "400 InvalidInputException";

  private final List<Check> all = new ArrayList<>();

  private Checks() {}

  static List<Check> all() {
    Checks checks = new Checks();
    checks.local();
    checks.refusals();
    checks.tagsAndSettings();
    checks.withoutAggregator();
    checks.all.addAll(CentralChecks.all());
    return List.copyOf(checks.all);
  }

  private void add(String rule, String what, String expected, Observation observation) {
    all.add(new Check(rule, what, expected, Set.of(), observation));
  }

  private void local() {
    add(
        "R6",
        "an update changes its own Region alone",
        "LOCAL ENABLED true NONE, LOCAL ENABLED false NONE",
        (hub, place) -> {
          hub.update(place.home(), "LOCAL", false, "NONE");
          hub.update(place.other(), "LOCAL", false, "NONE");
          hub.update(place.home(), "LOCAL", true, "NONE");
          return hub.settled(place.home(), "LOCAL ENABLED true NONE")
              + ", "
              + hub.settled(place.other(), OFF);
        });
    add(
        "R9",
        "a Status in the request",
        "ok",
        (hub, place) ->
            hub.outcome(
                place.home(),
                client ->
                    client.updateOrganizationConfiguration(
                        r ->
                            r.autoEnable(false)
                                .autoEnableStandards("NONE")
                                .organizationConfiguration(
                                    o -> o.configurationType("LOCAL").status("FAILED")))));
    add(
        "R12",
        "an update without the type and the standards, after LOCAL true NONE",
        "LOCAL ENABLED false DEFAULT",
        (hub, place) -> {
          hub.update(place.home(), "LOCAL", true, "NONE");
          hub.settled(place.home(), "LOCAL ENABLED true NONE");
          hub.outcome(
              place.home(),
              client -> client.updateOrganizationConfiguration(r -> r.autoEnable(false)));
          return hub.settled(place.home(), "LOCAL ENABLED false DEFAULT");
        });
    add(
        "R25",
        "five updates in turn, each read once it is acknowledged",
        "5 of 5 took effect",
        (hub, place) -> {
          int effective = 0;
          for (int i = 0; i < 5; i++) {
            boolean on = i % 2 == 0;
            hub.update(place.home(), "LOCAL", on, "NONE");
            String wanted = "LOCAL ENABLED " + on + " NONE";
            effective += hub.settled(place.home(), wanted).equals(wanted) ? 1 : 0;
          }
          return effective + " of 5 took effect";
        });
    add(
        "R26",
        "the first read after each of five updates",
        "5 of 5 were fresh",
        (hub, place) -> {
          int fresh = 0;
          for (int i = 0; i < 5; i++) {
            boolean on = i % 2 == 0;
            hub.update(place.home(), "LOCAL", on, "NONE");
            fresh += hub.describe(place.home()).equals("LOCAL ENABLED " + on + " NONE") ? 1 : 0;
            hub.settled(place.home(), "LOCAL ENABLED " + on + " NONE");
          }
          return fresh + " of 5 were fresh";
        });
  }

  private void refusals() {
    add(
        "R4",
        "a value that the model does not have",
        INVALID,
        (hub, place) -> code(hub.update(place.home(), "LOCAL", false, "BOTH")));
    add(
        "R15",
        "ListOrganizationAdminAccounts by another than the management account",
        "401 InvalidAccessException",
        (hub, place) ->
            code(
                hub.outcome(
                    place.home(), client -> client.listOrganizationAdminAccounts(r -> {}))));
    add(
        "R19",
        "ListConfigurationPolicies while LOCAL",
        "403 AccessDeniedException: Must be a Security Hub delegated administrator with Central"
            + " Configuration enabled",
        (hub, place) ->
            hub.outcome(place.home(), client -> client.listConfigurationPolicies(r -> {})));
  }

  private void tagsAndSettings() {
    add(
        "R41",
        "a tag that is set, and one that is removed",
        "{conformance:kept=1 + 1}",
        (hub, place) -> {
          String arn = hub.hubArn(place.home());
          var client = hub.in(place.home());
          client.tagResource(
              r ->
                  r.resourceArn(arn)
                      .tags(Map.of("conformance:kept", "1 + 1", "conformance:x", "")));
          client.untagResource(r -> r.resourceArn(arn).tagKeys("conformance:x"));
          Map<String, String> tags =
              new TreeMap<>(client.listTagsForResource(r -> r.resourceArn(arn)).tags());
          tags.keySet().removeIf(key -> !key.startsWith("conformance:"));
          client.untagResource(r -> r.resourceArn(arn).tagKeys("conformance:kept"));
          return tags.toString();
        });
    add(
        "R41",
        "a tag whose value has a comma",
        INVALID,
        (hub, place) -> code(tag(hub, place.home(), "conformance:x", "a,b")));
    add(
        "R41",
        "a tag of AWS's own",
        INVALID,
        (hub, place) -> code(tag(hub, place.home(), "aws:x", "a")));
    add(
        "R42",
        "ControlFindingGenerator set to the other value, and back",
        "SECURITY_CONTROL STANDARD_CONTROL",
        (hub, place) -> {
          var client = hub.in(place.home());
          String before = client.describeHub(r -> {}).controlFindingGeneratorAsString();
          String other =
              before.equals("SECURITY_CONTROL") ? "STANDARD_CONTROL" : "SECURITY_CONTROL";
          client.updateSecurityHubConfiguration(r -> r.controlFindingGenerator(other));
          String changed = client.describeHub(r -> {}).controlFindingGeneratorAsString();
          client.updateSecurityHubConfiguration(r -> r.controlFindingGenerator(before));
          return List.of(before, changed).stream().sorted().reduce((a, b) -> a + " " + b).get();
        });
  }

  private void withoutAggregator() {
    Set<Need> needs = Set.of(Need.NO_AGGREGATOR);
    all.add(
        new Check(
            "R17",
            "ListFindingAggregators with none",
            "ok",
            needs,
            (hub, place) ->
                hub.outcome(place.home(), client -> client.listFindingAggregators(r -> {}))));
    all.add(
        new Check(
            "R18",
            "CENTRAL without a finding aggregator",
            "404 ResourceNotFoundException: Finding Aggregator must be created to enable Central"
                + " Configuration",
            needs,
            (hub, place) -> hub.update(place.home(), "CENTRAL", false, "NONE")));
    all.add(
        new Check(
            "R23",
            "CENTRAL with AutoEnable",
            INVALID
                + ": Auto Enable and AutoEnableStandards can not be enabled for Central"
                + " Configuration",
            needs,
            (hub, place) -> hub.update(place.home(), "CENTRAL", true, "NONE")));
  }

  static String code(String outcome) {
    return outcome.split(":")[0];
  }

  private static String tag(SandboxHub hub, String region, String key, String value) {
    String arn = hub.hubArn(region);
    String outcome =
        hub.outcome(
            region, client -> client.tagResource(r -> r.resourceArn(arn).tags(Map.of(key, value))));
    if (outcome.equals("ok")) {
      hub.in(region).untagResource(r -> r.resourceArn(arn).tagKeys(key));
    }
    return outcome;
  }
}
