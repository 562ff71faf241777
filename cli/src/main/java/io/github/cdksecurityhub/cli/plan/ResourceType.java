package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The types of resources that are planned, in the order in which one may need another. */
public enum ResourceType {
  /** Which Regions the home Region links. */
  FINDING_AGGREGATOR(NativeType.FINDING_AGGREGATOR),
  /** A Region's organization configuration, by this project's handler. */
  ORGANIZATION_CONFIGURATION(
      ConfigurationFields.RESOURCE_TYPE, "organization configuration", ConfigurationFields::of),
  /** The settings of the accounts that it applies to. */
  CONFIGURATION_POLICY(NativeType.CONFIGURATION_POLICY),
  /** What a policy applies to. */
  POLICY_ASSOCIATION(NativeType.POLICY_ASSOCIATION);

  private final String typeName;
  private final String noun;
  private final Function<JsonValue, Fields> fields;

  ResourceType(String typeName, String noun, Function<JsonValue, Fields> fields) {
    this.typeName = typeName;
    this.noun = noun;
    this.fields = fields;
  }

  ResourceType(NativeType type) {
    this(type.typeName(), type.noun(), type::fields);
  }

  /** Returns CloudFormation's name of it. */
  public String typeName() {
    return typeName;
  }

  String noun() {
    return noun;
  }

  /** Returns the type of a template's resource, empty where it is none of these. */
  static Optional<ResourceType> of(JsonValue resource) {
    return Stream.of(values())
        .filter(type -> type.typeName.equals(resource.path("Type").text()))
        .findFirst();
  }

  /** Returns a resource's properties as fields. */
  Fields fields(JsonValue properties) {
    return fields.apply(properties);
  }

  /** Returns the event of a change: an association's target is create-only. */
  EventKind changed(JsonValue now, JsonValue then) {
    boolean isReplaced =
        this == POLICY_ASSOCIATION
            && !AssociationFields.target(fields(now))
                .equals(AssociationFields.target(fields(then)));
    return isReplaced ? EventKind.REPLACEMENT : EventKind.UPDATE;
  }
}
