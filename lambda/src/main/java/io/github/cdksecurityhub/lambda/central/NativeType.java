package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** CloudFormation's own types of central configuration, whose resources are compared with live. */
public enum NativeType {
  /** Which Regions the home Region links. */
  FINDING_AGGREGATOR(
      "AWS::SecurityHub::FindingAggregator",
      "finding aggregator",
      LiveAggregator::fields,
      ApiOperation.UPDATE_AGGREGATOR,
      "DeleteFindingAggregator"),
  /** The settings of the accounts that it applies to. */
  CONFIGURATION_POLICY(
      "AWS::SecurityHub::ConfigurationPolicy",
      "configuration policy",
      PolicyFields::of,
      ApiOperation.UPDATE_POLICY,
      "DeleteConfigurationPolicy"),
  /** What a policy applies to. */
  POLICY_ASSOCIATION(
      "AWS::SecurityHub::PolicyAssociation",
      "policy association",
      AssociationFields::of,
      ApiOperation.START_ASSOCIATION,
      "StartConfigurationPolicyDisassociation");

  private final String typeName;
  private final String noun;
  private final Function<JsonValue, Fields> fields;
  private final ApiOperation update;
  private final String removal;

  NativeType(
      String typeName,
      String noun,
      Function<JsonValue, Fields> fields,
      ApiOperation update,
      String removal) {
    this.typeName = typeName;
    this.noun = noun;
    this.fields = fields;
    this.update = update;
    this.removal = removal;
  }

  public String typeName() {
    return typeName;
  }

  public String noun() {
    return noun;
  }

  /** Returns the operation that reverts a change. */
  public ApiOperation update() {
    return update;
  }

  /** Returns the operation by which a user removes it. */
  public String removal() {
    return removal;
  }

  public boolean isChangedBy(String operation) {
    return operation.equals(update.operation()) || operation.equals(removal);
  }

  public Fields fields(JsonValue properties) {
    return fields.apply(properties);
  }

  public static Optional<NativeType> named(String typeName) {
    return Stream.of(values()).filter(type -> type.typeName.equals(typeName)).findFirst();
  }
}
