package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;

/** The operations of Security Hub's API that are called. */
public enum ApiOperation {
  DESCRIBE("DescribeOrganizationConfiguration", "read the organization configuration"),
  LIST_AGGREGATORS(
      "ListFindingAggregators", "find the home Region for the organization configuration"),
  DESCRIBE_HUB("DescribeHub", "read the hub's settings for the organization"),
  LIST_POLICIES(
      "ListConfigurationPolicyAssociations",
      "find the policies that are associated under the organization configuration"),
  GET_AGGREGATOR(
      "GetFindingAggregator", "find the linked Regions for the organization configuration"),
  LIST_CONFIGURATION_POLICIES("ListConfigurationPolicies", "list the configuration policies"),
  GET_POLICY("GetConfigurationPolicy", "read a configuration policy"),
  LIST_ASSOCIATIONS(
      "ListConfigurationPolicyAssociations", "list the associations of configuration policies"),
  DESCRIBE_STANDARDS("DescribeStandards", "list the standards"),
  LIST_CONTROLS("ListSecurityControlDefinitions", "list the controls"),
  GET_CONTROL("GetSecurityControlDefinition", "read a control's definition"),
  UPDATE_POLICY("UpdateConfigurationPolicy", "revert a configuration policy"),
  START_ASSOCIATION("StartConfigurationPolicyAssociation", "apply a configuration policy"),
  LIST_POLICY_TAGS("ListTagsForResource", "read the tags of a configuration policy"),
  TAG_POLICY("TagResource", "revert the tags of a configuration policy"),
  UPDATE_AGGREGATOR("UpdateFindingAggregator", "revert the finding aggregator"),
  LIST_TAGS(
      "ListTagsForResource", "read the tags that name the owner of the organization configuration"),
  TAG("TagResource", "write the tags that name the owner of the organization configuration"),
  UNTAG("UntagResource", "remove the tags that name the owner of the organization configuration"),
  UPDATE_TO_LOCAL("UpdateOrganizationConfiguration", "update the organization configuration"),
  UPDATE_TO_CENTRAL("UpdateOrganizationConfiguration", "update the organization configuration"),
  UPDATE_HUB("UpdateSecurityHubConfiguration", "update the hub's settings for the organization");

  private final String operation;
  private final String action;

  ApiOperation(String operation, String action) {
    this.operation = operation;
    this.action = action;
  }

  public String operation() {
    return operation;
  }

  public String action() {
    return action;
  }

  public static ApiOperation updateTo(ConfigurationType type) {
    return type == ConfigurationType.CENTRAL ? UPDATE_TO_CENTRAL : UPDATE_TO_LOCAL;
  }

  /** Returns whether it names the hub, which is not there where Security Hub is off (R41). */
  public boolean isOfTags() {
    return this == LIST_TAGS || this == TAG || this == UNTAG;
  }

  /** Returns whether the call can change what is declared. */
  public boolean writes() {
    return this == UPDATE_TO_LOCAL || this == UPDATE_TO_CENTRAL || this == UPDATE_HUB;
  }
}
