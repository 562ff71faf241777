package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An association, field by field. */
public final class AssociationFields {
  /** The policy: its name, or its id where it has none or the name isn't known. */
  public static final String POLICY = "ConfigurationPolicyId";

  /** Whether it is in force; Security Hub's own, and never declared. */
  public static final String STATUS = "AssociationStatus";

  /** What is applied in place of a policy where a target manages itself. */
  public static final String SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";

  private static final String TYPE = "TargetType";
  private static final String ID = "TargetId";

  private AssociationFields() {}

  public static Fields of(JsonValue properties) {
    return Fields.of(properties, List.of(TYPE, ID, POLICY));
  }

  /** Returns the same association with its policy by name, so that people can read it. */
  public static Fields named(Fields association, LiveCentral live) {
    return association.with(POLICY, live::nameOf);
  }

  public static Fields of(LiveAssociation association, LiveCentral live) {
    PolicyTarget target = association.target();
    String policy = live.nameOf(association.policyId());
    return of(new JsonValue(Map.of(TYPE, target.type(), ID, target.id(), POLICY, policy)));
  }

  /**
   * Returns how the live association of a target differs from the declared one, policies by name;
   * one that failed, or is being applied for too long, differs in its status.
   */
  public static List<FieldChange> changes(
      Fields declared, Optional<LiveAssociation> there, LiveCentral live, Instant now) {
    Fields fields = there.map(each -> of(each, live)).orElse(Fields.NONE);
    List<FieldChange> changes = fields.changesTo(named(declared, live));
    return changes.isEmpty()
        ? there
            .filter(each -> each.isFailed() || each.isStuck(now))
            .map(each -> FieldChange.of(STATUS, each.status(), "SUCCESS"))
            .stream()
            .toList()
        : changes;
  }

  /** Returns what the policy is applied to; its id is empty where only the deployment knows. */
  public static PolicyTarget target(Fields association) {
    return new PolicyTarget(association.text(TYPE), association.text(ID));
  }
}
