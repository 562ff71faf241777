package io.github.cdksecurityhub.lambda.central;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An association, field by field. */
public final class AssociationFields {
  /** The policy: its name, or its id where it has none or the name isn't known. */
  public static final String POLICY = "ConfigurationPolicyId";

  private static final String TYPE = "TargetType";
  private static final String ID = "TargetId";

  private AssociationFields() {}

  /** Returns the fields that a template declares. */
  public static Fields of(JsonNode properties) {
    return new Fields.Gathered()
        .add(TYPE, properties.path(TYPE))
        .add(ID, properties.path(ID))
        .add(POLICY, properties.path(POLICY))
        .fields();
  }

  /** Returns the same association with its policy by name, so that people can read it. */
  public static Fields named(Fields association, LiveCentral live) {
    return new Fields.Gathered()
        .addAll(association)
        .add(POLICY, association.get(POLICY).stream().map(live::nameOf).toList())
        .fields();
  }

  /** Returns the fields of one that is live, its policy by name. */
  public static Fields of(LiveAssociation association, LiveCentral live) {
    return new Fields.Gathered()
        .add(TYPE, List.of(association.target().type()))
        .add(ID, List.of(association.target().id()))
        .add(POLICY, List.of(live.nameOf(association.policyId())))
        .fields();
  }

  /** Returns what the policy is applied to; its id is empty where only the deployment knows. */
  public static PolicyTarget target(Fields association) {
    return new PolicyTarget(association.text(TYPE), association.text(ID));
  }
}
