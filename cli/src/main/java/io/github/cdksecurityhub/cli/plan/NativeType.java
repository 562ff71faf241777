package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.cli.central.AggregatorFields;
import io.github.cdksecurityhub.cli.central.AssociationFields;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.PolicyFields;
import java.util.Optional;

/** CloudFormation's own types of central configuration, in the order of their creation. */
public enum NativeType {
  /** Which Regions the home Region links. */
  FINDING_AGGREGATOR("FindingAggregator", "finding aggregator"),
  /** The settings of the accounts that it applies to. */
  CONFIGURATION_POLICY("ConfigurationPolicy", "configuration policy"),
  /** What a policy applies to. */
  POLICY_ASSOCIATION("PolicyAssociation", "association");

  private final String name;
  private final String noun;

  NativeType(String name, String noun) {
    this.name = name;
    this.noun = noun;
  }

  /** {@return CloudFormation's name of it, such as {@code AWS::SecurityHub::FindingAggregator}} */
  public String typeName() {
    return "AWS::SecurityHub::" + name;
  }

  /** Returns what a sentence calls it. */
  String noun() {
    return noun;
  }

  /** Returns which of them a resource is of, empty where of none. */
  static Optional<NativeType> of(JsonNode resource) {
    for (NativeType type : values()) {
      if (type.typeName().equals(resource.path("Type").asText())) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Returns a resource's properties as fields. */
  Fields fields(JsonNode properties) {
    return switch (this) {
      case FINDING_AGGREGATOR -> AggregatorFields.of(properties);
      case CONFIGURATION_POLICY -> PolicyFields.of(properties);
      case POLICY_ASSOCIATION -> AssociationFields.of(properties);
    };
  }

  /** Returns the event of a change: an association's target is create-only. */
  EventKind changed(JsonNode now, JsonNode then) {
    boolean isReplaced =
        this == POLICY_ASSOCIATION
            && !AssociationFields.target(fields(now))
                .equals(AssociationFields.target(fields(then)));
    return isReplaced ? EventKind.REPLACEMENT : EventKind.UPDATE;
  }
}
