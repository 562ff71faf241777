package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Central configuration that is there, in memory. */
public final class InMemoryCentralReader implements CatalogueReader {
  public static final String AGGREGATOR =
      "arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/1";

  private Optional<LiveAggregator> aggregator = Optional.empty();
  private final Map<LivePolicy, JsonValue> policies = new LinkedHashMap<>();
  private final List<LiveAssociation> associations = new ArrayList<>();
  private final List<LiveAssociation> inherited = new ArrayList<>();
  private final Map<String, String> hub = new HashMap<>();
  private final Set<String> denied = new HashSet<>();

  public static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  public static String arn(String name) {
    return "arn:aws:securityhub:us-east-1:123456789012:configuration-policy/" + id(name);
  }

  public InMemoryCentralReader aggregator(String arn, String mode, String... regions) {
    aggregator = Optional.of(new LiveAggregator(arn, mode, List.of(regions)));
    return this;
  }

  /** There is a policy; {@code properties} with ' for ", and without a name. */
  public InMemoryCentralReader policy(String name, String properties) throws Exception {
    String json = "{'Name':'" + name + "'" + (properties.isEmpty() ? "" : "," + properties) + "}";
    policies.put(
        new LivePolicy(id(name), name, Optional.empty()), JsonValue.parse(json.replace('\'', '"')));
    return this;
  }

  public InMemoryCentralReader applied(String name, String type, String target, String status) {
    return applied(name, type, target, status, Instant.now());
  }

  InMemoryCentralReader applied(
      String name, String type, String target, String status, Instant updatedAt) {
    String message = status.equals("FAILED") ? "Account is suspended" : "";
    String policy =
        policies.keySet().stream().anyMatch(p -> p.name().equals(name)) ? id(name) : name;
    PolicyTarget on = new PolicyTarget(type, target);
    associations.removeIf(each -> each.target().equals(on));
    associations.add(new LiveAssociation(on, policy, status, message, Optional.of(updatedAt)));
    return this;
  }

  public InMemoryCentralReader hub(String setting, String value) {
    hub.put(setting, value);
    return this;
  }

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
  public Optional<JsonValue> content(String policyId, boolean withTags) {
    check("GetConfigurationPolicy");
    if (withTags) {
      check("ListTagsForResource");
    }
    return policies.entrySet().stream()
        .filter(each -> each.getKey().id().equals(policyId))
        .map(each -> withTags ? each.getValue() : each.getValue().without("Tags"))
        .findFirst();
  }

  @Override
  public List<LiveAssociation> associations() {
    check("ListConfigurationPolicyAssociations");
    return List.copyOf(associations);
  }

  public InMemoryCentralReader inheriting(String type, String target) {
    return inheriting("p", type, target);
  }

  public InMemoryCentralReader inheriting(String name, String type, String target) {
    inherited.add(
        new LiveAssociation(
            new PolicyTarget(type, target), id(name), "SUCCESS", "", Optional.empty()));
    return this;
  }

  @Override
  public List<LiveAssociation> inherited() {
    check("ListConfigurationPolicyAssociations");
    check("inherited");
    return List.copyOf(inherited);
  }

  @Override
  public List<String> standards() {
    check("DescribeStandards");
    return Stream.of("x/v/1", "y/v/2", "z/v/3", "service-managed-aws-control-tower/v/1.0.0")
        .map(each -> "arn:aws:securityhub:us-east-1::standards/" + each)
        .toList();
  }

  @Override
  public List<String> controls() {
    check("ListSecurityControlDefinitions");
    return List.of("ACM.1", "CloudTrail.1", "EC2.8", "EC2.18", "S3.1");
  }

  @Override
  public Optional<JsonValue> control(String id) {
    check("GetSecurityControlDefinition");
    String parameters =
        """
        {'daysToExpiration':{'ConfigurationOptions':{'Integer':{'Min':14,'Max':365}}},
        'ports':{'ConfigurationOptions':{'IntegerList':{'Min':1,'Max':9,'MaxItems':2}}},
        'zones':{'ConfigurationOptions':{'Enum':{'AllowedValues':['2','3']}}},
        'name':{'ConfigurationOptions':{'String':{'Re2Expression':'^[a-z]+$',
        'ExpressionDescription':'small letters'}}},
        'odd':{'ConfigurationOptions':{'String':{'Re2Expression':'('}}},
        'later':{}}
        """;
    try {
      return Optional.of(
          JsonValue.MISSING.with(
              "ParameterDefinitions", JsonValue.parse(parameters.replace('\'', '"'))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> hubSettings() {
    check("DescribeHub");
    return Map.copyOf(hub);
  }
}
