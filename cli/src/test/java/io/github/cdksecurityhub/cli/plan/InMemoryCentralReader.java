package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.cli.central.CentralReader;
import io.github.cdksecurityhub.cli.central.LiveAggregator;
import io.github.cdksecurityhub.cli.central.LiveAssociation;
import io.github.cdksecurityhub.cli.central.LivePolicy;
import io.github.cdksecurityhub.cli.central.PolicyTarget;
import io.github.cdksecurityhub.cli.console.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Central configuration that is there, in memory. */
public final class InMemoryCentralReader implements CentralReader {
  /** The ARN of the aggregator of these tests. */
  public static final String AGGREGATOR =
      "arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private Optional<LiveAggregator> aggregator = Optional.empty();
  private final Map<LivePolicy, JsonNode> policies = new LinkedHashMap<>();
  private final List<LiveAssociation> associations = new ArrayList<>();
  private final Set<String> denied = new HashSet<>();

  /** Returns the id of the policy of that name. */
  public static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Returns its ARN. */
  public static String arn(String name) {
    return "arn:aws:securityhub:us-east-1:123456789012:configuration-policy/" + id(name);
  }

  /** There is an aggregator. */
  public InMemoryCentralReader aggregator(String arn, String mode, String... regions) {
    aggregator = Optional.of(new LiveAggregator(arn, mode, List.of(regions)));
    return this;
  }

  /** There is a policy; {@code properties} with ' for ", and without a name. */
  public InMemoryCentralReader policy(String name, String properties) throws Exception {
    String json = "{'Name':'" + name + "'" + (properties.isEmpty() ? "" : "," + properties) + "}";
    policies.put(new LivePolicy(id(name), name), JSON.readTree(json.replace('\'', '"')));
    return this;
  }

  /** A policy is applied to a target. */
  public InMemoryCentralReader applied(String name, String type, String target, String status) {
    String message = status.equals("FAILED") ? "Account is suspended" : "";
    String policy =
        policies.keySet().stream().anyMatch(p -> p.name().equals(name)) ? id(name) : name;
    associations.add(new LiveAssociation(new PolicyTarget(type, target), policy, status, message));
    return this;
  }

  /** An operation may not be called. */
  public InMemoryCentralReader denies(String operation) {
    denied.add(operation);
    return this;
  }

  private void check(String operation) {
    if (denied.contains(operation)) {
      throw new UnreadableException("These credentials may not call " + operation + ".", null);
    }
  }

  @Override
  public Optional<LiveAggregator> aggregator() {
    check("ListFindingAggregators");
    return aggregator;
  }

  @Override
  public List<LivePolicy> policies() {
    check("ListConfigurationPolicies");
    return List.copyOf(policies.keySet());
  }

  @Override
  public Optional<JsonNode> content(String policyId) {
    check("GetConfigurationPolicy");
    return policies.entrySet().stream()
        .filter(each -> each.getKey().id().equals(policyId))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public List<LiveAssociation> associations() {
    check("ListConfigurationPolicyAssociations");
    return List.copyOf(associations);
  }

  @Override
  public Optional<String> hubSettings() {
    check("DescribeHub");
    return Optional.empty();
  }
}
