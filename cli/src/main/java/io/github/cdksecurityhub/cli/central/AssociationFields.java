package io.github.cdksecurityhub.cli.central;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An association, field by field. */
public final class AssociationFields {
  /** The policy: its name, or its id where it has none or the name isn't known. */
  public static final String POLICY = "ConfigurationPolicyId";

  private static final String TYPE = "TargetType";
  private static final String ID = "TargetId";

  private AssociationFields() {}

  /** Reads the properties of {@code AWS::SecurityHub::PolicyAssociation}. */
  public static Fields of(JsonNode properties) {
    return new Fields.Gathered()
        .add(TYPE, properties.path(TYPE))
        .add(ID, properties.path(ID))
        .add(POLICY, properties.path(POLICY))
        .fields();
  }

  /** Returns the fields with the policy by its name, where it has one. */
  public static Fields named(Fields association, LiveCentral live) {
    return new Fields.Gathered()
        .addAll(association)
        .add(POLICY, association.get(POLICY).stream().map(live::nameOf).toList())
        .fields();
  }

  /** Returns the fields of what is live. */
  public static Fields of(LiveAssociation association, LiveCentral live) {
    return new Fields.Gathered()
        .add(TYPE, List.of(association.target().type()))
        .add(ID, List.of(association.target().id()))
        .add(POLICY, List.of(live.nameOf(association.policyId())))
        .fields();
  }

  /** Returns what the policy is applied to. */
  public static PolicyTarget target(Fields association) {
    return new PolicyTarget(association.text(TYPE), association.text(ID));
  }
}
