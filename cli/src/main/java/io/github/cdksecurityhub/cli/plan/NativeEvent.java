package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.AssociationFields;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.PolicyFields;
import io.github.cdksecurityhub.cli.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;

/**
 * What CloudFormation would do to a resource of its own types.
 *
 * @param place where; Security Hub's own Region is the stack's
 * @param logicalId the resource
 * @param type its type
 * @param kind what is done
 * @param physicalId what is deployed, empty where nothing is or it isn't known
 * @param declared its properties; of one that is dropped, those that are deployed
 * @param before its deployed properties, none where it is new
 */
public record NativeEvent(
    AccountRegion place,
    String logicalId,
    NativeType type,
    EventKind kind,
    String physicalId,
    Fields declared,
    Fields before) {
  /** The Region of a stack whose Region is not known. */
  static final String UNKNOWN_REGION = "unknown";

  /** {@return a short name, such as {@code policy baseline} or {@code root r-ab12}} */
  public String label() {
    return switch (type) {
      case FINDING_AGGREGATOR -> type.noun();
      case CONFIGURATION_POLICY -> "policy " + known(declared.text(PolicyFields.NAME));
      case POLICY_ASSOCIATION ->
          known(target().id()).equals(target().id())
              ? target().toString()
              : "association " + logicalId;
    };
  }

  private static String known(String text) {
    return text.isEmpty() ? PlannedEvent.KNOWN_AFTER_DEPLOY : text;
  }

  /** Returns what an association applies a policy to. */
  PolicyTarget target() {
    return AssociationFields.target(declared);
  }

  /** Returns what an association applied a policy to before. */
  PolicyTarget targetBefore() {
    return AssociationFields.target(before);
  }

  /** Returns the policy that an association applies: its id where it is there already. */
  String appliedPolicy() {
    return declared.text(AssociationFields.POLICY);
  }

  /** Returns the policy's id, which is the end of its ARN. */
  String policyId() {
    return policyId(physicalId);
  }

  static String policyId(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Returns whether CloudFormation deletes the resource. */
  boolean deletes() {
    return kind == EventKind.DELETE;
  }
}
