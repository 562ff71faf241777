package io.github.cdksecurityhub.lambda.reconcile;

/** The requests that we make of Security Hub. */
public enum ApiOperation {
  /** DescribeOrganizationConfiguration. */
  DESCRIBE("DescribeOrganizationConfiguration", "read the organization configuration"),
  /** ListFindingAggregators. */
  LIST_AGGREGATORS(
      "ListFindingAggregators", "find the home Region for the organization configuration"),
  /** DescribeHub; no part of the handler. */
  DESCRIBE_HUB("DescribeHub", "tell whether Security Hub is enabled for the organization"),
  /** ListConfigurationPolicies and ListConfigurationPolicyAssociations. */
  LIST_POLICIES(
      "ListConfigurationPolicyAssociations",
      "find the policies that are associated under the organization configuration"),
  /** UpdateOrganizationConfiguration that writes LOCAL. */
  UPDATE_TO_LOCAL("UpdateOrganizationConfiguration", "update the organization configuration"),
  /** UpdateOrganizationConfiguration that writes CENTRAL. */
  UPDATE_TO_CENTRAL("UpdateOrganizationConfiguration", "update the organization configuration");

  private final String operation;
  private final String verb;

  ApiOperation(String operation, String verb) {
    this.operation = operation;
    this.verb = verb;
  }

  /** Returns the service's name of the operation. */
  public String operation() {
    return operation;
  }

  /** Returns what is being done, to stand behind "Cannot". */
  public String verb() {
    return verb;
  }

  /** Tells whether the call changes anything. */
  public boolean writes() {
    return this == UPDATE_TO_LOCAL || this == UPDATE_TO_CENTRAL;
  }
}
