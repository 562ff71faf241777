package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseUrl;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What CloudFormation would do to one resource.
 *
 * @param place where: for an organization configuration the Region that it configures
 * @param stackId the StackId that the event has; of a stack that is not deployed, one that nobody
 *     has
 * @param physicalId what is deployed, empty where nothing is or it isn't known
 * @param properties what is declared; of one that is dropped, what was deployed
 * @param before what was deployed, missing where it is new
 * @param unknown what only the deployment knows; with any, the result can't be planned
 */
record PlannedEvent(
    AccountRegion place,
    String stackId,
    String logicalId,
    ResourceType type,
    EventKind kind,
    String physicalId,
    JsonValue properties,
    JsonValue before,
    List<String> unknown) {
  /** The Region of what has none that is known, or that can be one. */
  static final String UNKNOWN_REGION = "unknown";

  Fields declared() {
    return type.fields(properties);
  }

  Fields wanted() {
    return kind == EventKind.DELETE ? Fields.NONE : declared();
  }

  Fields declaredBefore() {
    return type.fields(before);
  }

  /** Returns what was deployed: of one that is dropped, that is what it has. */
  Fields deployed() {
    return kind.isDrop() ? declared() : declaredBefore();
  }

  boolean isConfiguration() {
    return type == ResourceType.ORGANIZATION_CONFIGURATION;
  }

  /** Returns whether it makes the organization central, or keeps it so. */
  boolean declaresCentral() {
    return isConfiguration() && !kind.isDrop() && isCentral(properties);
  }

  boolean involvesCentral() {
    return type == ResourceType.FINDING_AGGREGATOR
        || (isConfiguration() && (isCentral(properties) || isCentral(before)));
  }

  private static boolean isCentral(JsonValue properties) {
    return properties.path(OrganizationConfiguration.TYPE).text().equals("CENTRAL");
  }

  String region() {
    return place.region();
  }

  /** Returns whether a Region is known that can be read. */
  boolean isPlaced() {
    return !place.region().equals(UNKNOWN_REGION);
  }

  /** Returns a property as text, or what to show in its place. */
  String text(String property) {
    return unknown.contains(property)
        ? Fields.KNOWN_AFTER_DEPLOY
        : properties.path(property).text();
  }

  /** Returns such as {@code eu-west-1}, {@code policy baseline} or {@code root r-1}. */
  String label() {
    return switch (type) {
      case ORGANIZATION_CONFIGURATION ->
          text("Region").isEmpty() ? logicalId + " (no Region)" : text("Region");
      case FINDING_AGGREGATOR -> type.noun;
      case CONFIGURATION_POLICY ->
          "policy " + (policyName().isEmpty() ? Fields.KNOWN_AFTER_DEPLOY : policyName());
      case POLICY_ASSOCIATION ->
          target().id().isEmpty() ? "association " + logicalId : target().toString();
    };
  }

  String noun() {
    return switch (type) {
      case CONFIGURATION_POLICY -> "configuration " + label();
      case POLICY_ASSOCIATION -> type.noun + " of " + label();
      case FINDING_AGGREGATOR, ORGANIZATION_CONFIGURATION -> type.noun;
    };
  }

  PolicyTarget target() {
    PolicyTarget target = AssociationFields.target(declared());
    return kind == EventKind.REPLACEMENT ? target : deployed(target);
  }

  PolicyTarget targetBefore() {
    return deployed(AssociationFields.target(declaredBefore()));
  }

  /** What a template refers to is in the id of what is deployed, such as r-1/ROOT. */
  private PolicyTarget deployed(PolicyTarget target) {
    return target.id().isEmpty() && physicalId.endsWith("/" + target.type())
        ? new PolicyTarget(target.type(), physicalId.replaceFirst("/.*", ""))
        : target;
  }

  /** Returns the id of a policy that is there: the end of its ARN. */
  String policyId() {
    return DeployedTemplate.policyId(physicalId);
  }

  String policyName() {
    return declared().text(PolicyFields.NAME);
  }

  /** Returns the policy that an association applies: its id where it is there already. */
  String appliedPolicy() {
    return declared().text(AssociationFields.POLICY);
  }

  /** A deletion removes the policy that it once applied, not one that replaced it. */
  boolean removes(AssociatedPolicy policy) {
    return policy.targetId().isEmpty()
        ? policyId().equals(policy.policyId())
        : target().equals(new PolicyTarget(policy.targetType(), policy.targetId()))
            && appliedPolicy().equals(policy.policyId());
  }

  /** Returns the event as the handler of another stack reads it; its RequestId is its own. */
  CustomResourceEvent event(String otherStackId) {
    RequestType request = kind.requestType;
    String text = String.join(" ", otherStackId, logicalId, request.word());
    return new CustomResourceEvent(
        request,
        new ResponseUrl(""),
        otherStackId,
        UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString(),
        logicalId,
        physicalId,
        values(properties),
        request == RequestType.UPDATE ? values(before) : Map.of());
  }

  private static Map<String, String> values(JsonValue properties) {
    Map<String, String> values = new LinkedHashMap<>();
    properties.members().forEach((name, value) -> values.put(name, value.text("(not a string)")));
    return values;
  }
}
