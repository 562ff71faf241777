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
enum ResourceType {
  FINDING_AGGREGATOR(NativeType.FINDING_AGGREGATOR),
  ORGANIZATION_CONFIGURATION(
      ConfigurationFields.RESOURCE_TYPE, "organization configuration", ConfigurationFields::of),
  CONFIGURATION_POLICY(NativeType.CONFIGURATION_POLICY),
  POLICY_ASSOCIATION(NativeType.POLICY_ASSOCIATION);

  final String typeName;
  final String noun;
  private final Function<JsonValue, Fields> fields;

  ResourceType(String typeName, String noun, Function<JsonValue, Fields> fields) {
    this.typeName = typeName;
    this.noun = noun;
    this.fields = fields;
  }

  ResourceType(NativeType type) {
    this(type.typeName(), type.noun(), type::fields);
  }

  static Optional<ResourceType> of(JsonValue resource) {
    return Stream.of(values())
        .filter(type -> type.typeName.equals(resource.path("Type").text()))
        .findFirst();
  }

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
