package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.TemplateText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Central configuration of one organization, which users and heals change. */
final class FakeCentralHub implements CentralHub {
  static final Instant CHANGED = Instant.parse("2029-12-31T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  Optional<LiveAggregator> aggregator = Optional.empty();
  final Map<String, ObjectNode> policies = new LinkedHashMap<>();
  Map<PolicyTarget, LiveAssociation> associations = new LinkedHashMap<>();

  /** Operations that are denied, and policies whose content is. */
  final Set<String> denied = new HashSet<>();

  /** What was written, in order. */
  final List<String> writes = new ArrayList<>();

  /** Failures of the next writes. */
  final List<SecurityHubException> failures = new ArrayList<>();

  Runnable onWrite = () -> {};
  boolean losesWrites;
  String statusOfNew = "SUCCESS";

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static JsonValue value(JsonNode json) {
    return TemplateText.parse(json.toString());
  }

  /** Returns another with the same state. */
  FakeCentralHub copy() {
    FakeCentralHub copy = new FakeCentralHub();
    copy.aggregator = aggregator;
    policies.forEach((id, content) -> copy.policies.put(id, content.deepCopy()));
    copy.associations.putAll(associations);
    return copy;
  }

  void policy(String id, String content) {
    policies.put(id, (ObjectNode) json(content));
  }

  void associate(PolicyTarget target, String policyId, String status, Instant updatedAt) {
    associations.put(
        target,
        new LiveAssociation(
            target,
            policyId,
            status,
            status.equals("FAILED") ? "An account is suspended." : "",
            Optional.of(updatedAt)));
  }

  private void read(String operation) {
    if (denied.contains(operation)) {
      throw new UnreadableException(
          "The function's role may not call securityhub:" + operation + ".", null);
    }
  }

  @Override
  public Optional<LiveAggregator> aggregator() {
    read("ListFindingAggregators");
    return aggregator;
  }

  @Override
  public List<LivePolicy> policies() {
    read("ListConfigurationPolicies");
    return policies.entrySet().stream()
        .map(
            each ->
                new LivePolicy(
                    each.getKey(), each.getValue().path("Name").asText(), Optional.of(CHANGED)))
        .toList();
  }

  @Override
  public Optional<JsonValue> content(String policyId, boolean withTags) {
    read("GetConfigurationPolicy");
    read(policyId);
    if (withTags) {
      read("ListTagsForResource");
    }
    return Optional.ofNullable(policies.get(policyId))
        .map(FakeCentralHub::value)
        .map(policy -> withTags ? policy : policy.without("Tags"));
  }

  @Override
  public List<LiveAssociation> associations() {
    read("ListConfigurationPolicyAssociations");
    return List.copyOf(associations.values());
  }

  private void write(String what) throws SecurityHubException {
    if (!failures.isEmpty()) {
      throw failures.remove(0);
    }
    writes.add(what);
    onWrite.run();
  }

  @Override
  public void updatePolicy(String policyId, JsonValue properties, String reason)
      throws SecurityHubException {
    write("UpdateConfigurationPolicy " + policyId);
    if (!losesWrites) {
      ObjectNode sent = (ObjectNode) json(properties.toString());
      sent.remove("Tags");
      policies.get(policyId).setAll(sent);
    }
  }

  @Override
  public void tagPolicy(String arn, Map<String, String> tags) throws SecurityHubException {
    write("TagResource " + arn + " " + tags);
    if (!losesWrites) {
      ObjectNode policy = policies.get(DeployedTemplate.policyId(arn));
      tags.forEach(policy.withObject("/Tags")::put);
    }
  }

  @Override
  public void associate(String policyId, PolicyTarget target) throws SecurityHubException {
    write("StartConfigurationPolicyAssociation " + policyId + " " + target);
    if (!losesWrites) {
      associate(target, policyId, statusOfNew, CHANGED);
    }
  }

  @Override
  public void updateAggregator(LiveAggregator wanted) throws SecurityHubException {
    write("UpdateFindingAggregator " + wanted.linkingMode());
    if (!losesWrites) {
      aggregator = Optional.of(wanted);
    }
  }

  @Override
  public List<LiveAssociation> inherited() {
    throw new AssertionError("no permission for more than what is needed");
  }
}
