package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has been checked, as CloudFormation and people name it.
 *
 * @param noun what it is, to follow "The", such as {@code finding aggregator}
 * @param name its name: a Region, a policy's name, a target or a Region of an aggregator
 * @param logicalId its logical id; empty where it is not known
 * @param physicalId its physical id; empty where it is not known
 */
public record CheckedResource(
    AccountRegion place,
    String type,
    String noun,
    String name,
    String logicalId,
    String physicalId,
    Fields declared) {
  static CheckedResource ofRegion(AccountRegion place, OrganizationConfiguration declared) {
    return new CheckedResource(
        place,
        ConfigurationFields.RESOURCE_TYPE,
        "organization configuration",
        place.region(),
        "",
        "",
        ConfigurationFields.of(declared));
  }

  boolean isRegion() {
    return type.equals(ConfigurationFields.RESOURCE_TYPE);
  }

  /** Returns whether the write that CloudTrail reported can be why it differs. */
  boolean isChangedBy(DriftTrigger trigger) {
    return trigger.isChangeIn(place.region())
        && NativeType.named(type)
            .map(
                type ->
                    type.isChangedBy(trigger.operation()) && trigger.canMean(idInRequests(type)))
            .orElse(isRegion() && !isOfResources(trigger));
  }

  private String idInRequests(NativeType type) {
    return switch (type) {
      case FINDING_AGGREGATOR -> physicalId;
      case CONFIGURATION_POLICY -> DeployedTemplate.policyId(physicalId);
      case POLICY_ASSOCIATION -> AssociationFields.target(declared).id();
    };
  }

  /** Without its aggregator a Region's own configuration has drifted, too. */
  private static boolean isOfResources(DriftTrigger trigger) {
    return Stream.of(NativeType.values()).anyMatch(type -> type.isChangedBy(trigger.operation()))
        && !trigger.operation().equals(NativeType.FINDING_AGGREGATOR.removal());
  }

  Map<String, String> json() {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("name", name);
    json.put("logicalId", logicalId);
    json.put("physicalId", physicalId);
    json.values().removeIf(String::isEmpty);
    return json;
  }
}
