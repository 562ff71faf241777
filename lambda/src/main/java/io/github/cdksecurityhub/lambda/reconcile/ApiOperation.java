package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;

/** The operations of Security Hub's API that are called. */
public enum ApiOperation {
  DESCRIBE("DescribeOrganizationConfiguration", "read the organization configuration"),
  LIST_AGGREGATORS(
      "ListFindingAggregators", "find the home Region for the organization configuration"),
  DESCRIBE_HUB("DescribeHub", "read the hub's settings for the organization"),
  /** ListConfigurationPolicies and ListConfigurationPolicyAssociations. */
  LIST_POLICIES(
      "ListConfigurationPolicyAssociations",
      "find the policies that are associated under the organization configuration"),
  GET_AGGREGATOR(
      "GetFindingAggregator", "find the linked Regions for the organization configuration"),
  /** ListConfigurationPolicies. */
  LIST_CONFIGURATION_POLICIES("ListConfigurationPolicies", "list the configuration policies"),
  /** GetConfigurationPolicy. */
  GET_POLICY("GetConfigurationPolicy", "read a configuration policy"),
  /** ListConfigurationPolicyAssociations, for itself. */
  LIST_ASSOCIATIONS(
      "ListConfigurationPolicyAssociations", "list the associations of configuration policies"),
  /** DescribeStandards. */
  DESCRIBE_STANDARDS("DescribeStandards", "list the standards"),
  /** ListSecurityControlDefinitions. */
  LIST_CONTROLS("ListSecurityControlDefinitions", "list the controls"),
  /** GetSecurityControlDefinition. */
  GET_CONTROL("GetSecurityControlDefinition", "read a control's definition"),
  /** UpdateConfigurationPolicy. */
  UPDATE_POLICY("UpdateConfigurationPolicy", "revert a configuration policy"),
  /** StartConfigurationPolicyAssociation. */
  START_ASSOCIATION("StartConfigurationPolicyAssociation", "apply a configuration policy"),
  /** UpdateFindingAggregator. */
  UPDATE_AGGREGATOR("UpdateFindingAggregator", "revert the finding aggregator"),
  /** ListTagsForResource on the hub. */
  LIST_TAGS(
      "ListTagsForResource", "read the tags that name the owner of the organization configuration"),
  /** TagResource on the hub. */
  TAG("TagResource", "write the tags that name the owner of the organization configuration"),
  /** UntagResource on the hub. */
  UNTAG("UntagResource", "remove the tags that name the owner of the organization configuration"),
  /** UpdateOrganizationConfiguration that writes LOCAL. */
  UPDATE_TO_LOCAL("UpdateOrganizationConfiguration", "update the organization configuration"),
  /** UpdateOrganizationConfiguration that writes CENTRAL. */
  UPDATE_TO_CENTRAL("UpdateOrganizationConfiguration", "update the organization configuration"),
  UPDATE_HUB("UpdateSecurityHubConfiguration", "update the hub's settings for the organization");

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

  /** Returns whether the call can change what is declared. */
  public boolean writes() {
    return this == UPDATE_TO_LOCAL || this == UPDATE_TO_CENTRAL || this == UPDATE_HUB;
  }
}
