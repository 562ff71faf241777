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

  /**
   * {@return the fields that a template declares}
   *
   * @param properties those of {@code AWS::SecurityHub::PolicyAssociation}, with what is known
   *     resolved
   */
  public static Fields of(JsonNode properties) {
    return new Fields.Gathered()
        .add(TYPE, properties.path(TYPE))
        .add(ID, properties.path(ID))
        .add(POLICY, properties.path(POLICY))
        .fields();
  }

  /**
   * {@return the same association with its policy by name, so that people can read it}
   *
   * @param association with an id for the policy, or a name already
   * @param live knows the names; a policy that it does not know keeps its id
   */
  public static Fields named(Fields association, LiveCentral live) {
    return new Fields.Gathered()
        .addAll(association)
        .add(POLICY, association.get(POLICY).stream().map(live::nameOf).toList())
        .fields();
  }

  /**
   * {@return the fields of one that is live, its policy by name}
   *
   * @param association the one that is live
   * @param live knows the names; a policy that it does not know keeps its id
   */
  public static Fields of(LiveAssociation association, LiveCentral live) {
    return new Fields.Gathered()
        .add(TYPE, List.of(association.target().type()))
        .add(ID, List.of(association.target().id()))
        .add(POLICY, List.of(live.nameOf(association.policyId())))
        .fields();
  }

  /**
   * {@return what the policy is applied to; its id is empty where only the deployment knows}
   *
   * @param association an association's fields
   */
  public static PolicyTarget target(Fields association) {
    return new PolicyTarget(association.text(TYPE), association.text(ID));
  }
}
