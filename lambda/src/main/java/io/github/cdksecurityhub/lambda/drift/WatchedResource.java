package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;

/**
 * A resource of the stack that is compared with live.
 *
 * @param physicalId its physical id; empty where CloudFormation lists none
 * @param properties what is declared, as far as it can be resolved
 * @param unresolved the property that can't be resolved and why, such as {@code TargetId contains
 *     Fn::ImportValue}; empty where all can
 */
record WatchedResource(
    AccountRegion place,
    NativeType type,
    String logicalId,
    String physicalId,
    JsonValue properties,
    String unresolved) {

  Fields declared() {
    return type.fields(properties);
  }

  String policyId() {
    return DeployedTemplate.policyId(physicalId);
  }

  String appliedPolicy() {
    return properties.path(AssociationFields.POLICY).text();
  }

  PolicyTarget target() {
    return AssociationFields.target(declared());
  }

  /** Returns it under its name in Security Hub; the logical id where that is not known. */
  DriftedResource resource() {
    String known =
        switch (type) {
          case FINDING_AGGREGATOR -> "";
          case CONFIGURATION_POLICY -> declared().text(PolicyFields.NAME);
          case POLICY_ASSOCIATION -> target().id().isEmpty() ? "" : target().toString();
        };
    String name = known.isEmpty() ? logicalId : known;
    String noun =
        switch (type) {
          case FINDING_AGGREGATOR -> type.noun();
          case CONFIGURATION_POLICY -> type.noun() + " " + name;
          case POLICY_ASSOCIATION -> type.noun() + " of " + name + ",";
        };
    return new DriftedResource(
        place, type.typeName(), noun, name, logicalId, physicalId, declared());
  }
}
