package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a random stack declares of central configuration: the fields of each resource, by its
 * logical id. What is live has the same shape, so that a test compares them without the code.
 */
record DeclaredCentral(Map<String, Map<String, String>> resources) {
  static final String AGGREGATOR = "Aggregator";
  static final List<String> POLICIES = List.of("Baseline", "Second");
  static final Map<String, PolicyTarget> TARGETS =
      Map.of(
          "OnRoot",
          new PolicyTarget("ROOT", "r-1"),
          "OnUnit",
          new PolicyTarget("ORGANIZATIONAL_UNIT", "ou-1"));
  static final List<String> IN_ORDER =
      List.of(AGGREGATOR, "Baseline", "Second", "OnRoot", "OnUnit");
  static final String DAYS = "days";
  static final String TEAM = "team";
  static final String DESCRIPTION = "Description";
  static final String POLICY = "policy";
  static final String STATUS = "status";
  static final String REGIONS = "Regions";
  static final String SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";

  /** Returns other declarations; each resource may stay as it is. */
  DeclaredCentral changed(Random random) {
    Map<String, Map<String, String>> others = new LinkedHashMap<>();
    for (String id : IN_ORDER) {
      boolean isAlways = id.equals(AGGREGATOR) || id.equals("Baseline");
      if (resources.containsKey(id) && random.nextBoolean()) {
        others.put(id, resources.get(id));
      } else if (isAlways || random.nextInt(3) > 0) {
        others.put(id, any(id, random));
      }
    }
    // An association needs its policy.
    others
        .values()
        .removeIf(each -> !others.containsKey(policy(each)) && POLICIES.contains(policy(each)));
    return new DeclaredCentral(others);
  }

  /** Returns the logical id of the policy that an association applies. */
  static String policy(Map<String, String> fields) {
    return fields.getOrDefault(POLICY, SELF_MANAGED);
  }

  private static Map<String, String> any(String id, Random random) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (id.equals(AGGREGATOR)) {
      fields.put(REGIONS, random.nextBoolean() ? "eu-west-1" : "eu-west-1,eu-west-2");
    } else if (TARGETS.containsKey(id)) {
      fields.put(POLICY, List.of("Baseline", "Second", SELF_MANAGED).get(random.nextInt(3)));
    } else {
      fields.put(DAYS, String.valueOf(10 + random.nextInt(3)));
      Stream.of(DESCRIPTION, TEAM)
          .filter(any -> random.nextBoolean())
          .forEach(name -> fields.put(name, "declared" + random.nextInt(2)));
    }
    return fields;
  }

  /** Returns whether live has what is declared of a resource; the status counts where it FAILED. */
  boolean isInSync(String id, Optional<Map<String, String>> live) {
    return live.isPresent()
        && live.get().entrySet().containsAll(resources.get(id).entrySet())
        && !"FAILED".equals(live.get().get(STATUS));
  }

  /** Returns what of a live resource is watched. */
  Optional<Map<String, String>> watched(String id, Optional<Map<String, String>> live) {
    return live.map(
        fields -> {
          Map<String, String> watched = new LinkedHashMap<>(fields);
          watched
              .keySet()
              .removeIf(
                  name ->
                      List.of(DESCRIPTION, TEAM).contains(name)
                          && !resources.get(id).containsKey(name));
          return watched;
        });
  }

  static Optional<Map<String, String>> live(
      String id, FakeCentralHub hub, Map<String, String> physicalIds) {
    String physicalId = physicalIds.getOrDefault(id, "");
    if (id.equals(AGGREGATOR)) {
      return hub.aggregator
          .filter(each -> each.arn().equals(physicalId))
          .map(
              each ->
                  Map.of(
                      REGIONS,
                      each.linkingMode().equals("SPECIFIED_REGIONS")
                          ? String.join(",", each.regions())
                          : each.linkingMode()));
    }
    if (TARGETS.containsKey(id)) {
      return Optional.ofNullable(hub.associations.get(TARGETS.get(id)))
          .map(
              each ->
                  Map.of(POLICY, logicalId(each.policyId(), physicalIds), STATUS, each.status()));
    }
    return Optional.ofNullable(hub.policies.get(DeployedTemplate.policyId(physicalId)))
        .map(DeclaredCentral::fields);
  }

  private static String logicalId(String policyId, Map<String, String> physicalIds) {
    return POLICIES.stream()
        .filter(id -> DeployedTemplate.policyId(physicalIds.getOrDefault(id, "")).equals(policyId))
        .findFirst()
        .orElse(policyId);
  }

  private static Map<String, String> fields(JsonNode policy) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(DAYS, policy.findValue("Integer").asText());
    Optional.ofNullable(policy.get(DESCRIPTION))
        .ifPresent(text -> fields.put(DESCRIPTION, text.asText()));
    Optional.ofNullable(policy.path("Tags").get(TEAM))
        .ifPresent(text -> fields.put(TEAM, text.asText()));
    return fields;
  }

  /** Returns the template; its stack also declares a policy that isn't watched. */
  JsonNode json() {
    String texts = resources.keySet().stream().map(this::json).collect(Collectors.joining(","));
    return FakeCentralHub.json(
        "{'Resources': {%s, 'Unwatched': {'Type': 'AWS::SecurityHub::ConfigurationPolicy', 'Properties': %s}}}"
            .formatted(texts, policy("Unwatched", Map.of(DAYS, "1"))));
  }

  private String json(String id) {
    Map<String, String> fields = resources.get(id);
    String type = "ConfigurationPolicy";
    String properties;
    if (id.equals(AGGREGATOR)) {
      type = "FindingAggregator";
      properties =
          "{'RegionLinkingMode': 'SPECIFIED_REGIONS', 'Regions': ['%s']}"
              .formatted(fields.get(REGIONS).replace(",", "','"));
    } else if (TARGETS.containsKey(id)) {
      type = "PolicyAssociation";
      String policy = fields.get(POLICY);
      properties =
          "{'TargetType': '%s', 'TargetId': '%s', 'ConfigurationPolicyId': %s}"
              .formatted(
                  TARGETS.get(id).type(),
                  TARGETS.get(id).id(),
                  policy.equals(SELF_MANAGED)
                      ? "'" + policy + "'"
                      : "{'Fn::GetAtt': ['" + policy + "', 'Id']}");
    } else {
      properties = policy(id, fields);
    }
    return "'%s': {'Type': 'AWS::SecurityHub::%s', 'Metadata': {'%s': 'watched'}, 'Properties': %s}"
        .formatted(id, type, WatchedResource.MARKER, properties);
  }

  /** Returns a policy as a template and as Security Hub have it. */
  static String policy(String name, Map<String, String> fields) {
    String description =
        fields.containsKey(DESCRIPTION) ? "'Description': '" + fields.get(DESCRIPTION) + "'," : "";
    String tags = fields.containsKey(TEAM) ? "'Tags': {'team': '" + fields.get(TEAM) + "'}," : "";
    return """
    {'Name': '%s', %s %s 'ConfigurationPolicy': {'SecurityHub': {'ServiceEnabled': true,
     'EnabledStandardIdentifiers': ['arn:aws:securityhub:us-east-1::standards/fsbp/v/1.0.0'],
     'SecurityControlsConfiguration': {'DisabledSecurityControlIdentifiers': [],
      'SecurityControlCustomParameters': [{'SecurityControlId': 'ACM.1', 'Parameters':
       {'daysToExpiration': {'ValueType': 'CUSTOM', 'Value': {'Integer': %s}}}}]}}}}
    """
        .formatted(name, description, tags, fields.get(DAYS));
  }

  static LiveAggregator aggregator(String arn, Map<String, String> fields) {
    return new LiveAggregator(arn, "SPECIFIED_REGIONS", List.of(fields.get(REGIONS).split(",")));
  }
}
