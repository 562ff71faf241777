package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** CloudFormation's own types of central configuration, whose resources are compared with live. */
public enum NativeType {
  /** Which Regions the home Region links. */
  FINDING_AGGREGATOR(
      "AWS::SecurityHub::FindingAggregator", "finding aggregator", AggregatorFields::of),
  /** The settings of the accounts that it applies to. */
  CONFIGURATION_POLICY(
      "AWS::SecurityHub::ConfigurationPolicy", "configuration policy", PolicyFields::of),
  /** What a policy applies to. */
  POLICY_ASSOCIATION(
      "AWS::SecurityHub::PolicyAssociation", "policy association", AssociationFields::of);

  private final String typeName;
  private final String noun;
  private final Function<JsonValue, Fields> fields;

  NativeType(String typeName, String noun, Function<JsonValue, Fields> fields) {
    this.typeName = typeName;
    this.noun = noun;
    this.fields = fields;
  }

  public String typeName() {
    return typeName;
  }

  public String noun() {
    return noun;
  }

  public Fields fields(JsonValue properties) {
    return fields.apply(properties);
  }

  public static Optional<NativeType> of(JsonValue resource) {
    return named(resource.path("Type").text());
  }

  public static Optional<NativeType> named(String typeName) {
    return Stream.of(values()).filter(type -> type.typeName.equals(typeName)).findFirst();
  }
}
