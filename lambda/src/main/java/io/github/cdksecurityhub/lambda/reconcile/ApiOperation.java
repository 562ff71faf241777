package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;

/** The operations of Security Hub's API that are called. */
public enum ApiOperation {
  /** DescribeOrganizationConfiguration. */
  DESCRIBE("DescribeOrganizationConfiguration", "read the organization configuration"),
  /** ListFindingAggregators. */
  LIST_AGGREGATORS(
      "ListFindingAggregators", "find the home Region for the organization configuration"),
  /** DescribeHub; the command line alone calls it. */
  DESCRIBE_HUB("DescribeHub", "check whether Security Hub is enabled for the organization"),
  /** ListConfigurationPolicies and ListConfigurationPolicyAssociations. */
  LIST_POLICIES(
      "ListConfigurationPolicyAssociations",
      "find the policies that are associated under the organization configuration"),
  /** UpdateOrganizationConfiguration that writes LOCAL. */
  UPDATE_TO_LOCAL("UpdateOrganizationConfiguration", "update the organization configuration"),
  /** UpdateOrganizationConfiguration that writes CENTRAL. */
  UPDATE_TO_CENTRAL("UpdateOrganizationConfiguration", "update the organization configuration");

  private final String operation;
  private final String action;

  ApiOperation(String operation, String action) {
    this.operation = operation;
    this.action = action;
  }

  /** Returns the service's name of the operation. */
  public String operation() {
    return operation;
  }

  /** Returns what the call is for, to follow "Cannot". */
  public String action() {
    return action;
  }

  /** Returns the update that writes {@code type}. */
  public static ApiOperation updateTo(ConfigurationType type) {
    return type == ConfigurationType.CENTRAL ? UPDATE_TO_CENTRAL : UPDATE_TO_LOCAL;
  }

  /** Returns whether the call changes anything. */
  public boolean writes() {
    return this == UPDATE_TO_LOCAL || this == UPDATE_TO_CENTRAL;
  }
}
