package io.github.cdksecurityhub.local.securityhub;

import java.util.Arrays;
import java.util.Optional;

/** The operations of Security Hub that the local one has, with their place on the wire (R1). */
public enum Operation {
  /** Reads the organization configuration. */
  DESCRIBE_ORGANIZATION_CONFIGURATION(
      "DescribeOrganizationConfiguration", "GET", "/organization/configuration"),
  /** Writes the organization configuration. */
  UPDATE_ORGANIZATION_CONFIGURATION(
      "UpdateOrganizationConfiguration", "POST", "/organization/configuration"),
  /** Reads the account's subscription to Security Hub. */
  DESCRIBE_HUB("DescribeHub", "GET", "/accounts"),
  /** Enables Security Hub for the account in the Region. */
  ENABLE_SECURITY_HUB("EnableSecurityHub", "POST", "/accounts"),
  /** Disables Security Hub for the account in the Region. */
  DISABLE_SECURITY_HUB("DisableSecurityHub", "DELETE", "/accounts"),
  /** Sets how the hub makes findings. */
  UPDATE_SECURITY_HUB_CONFIGURATION("UpdateSecurityHubConfiguration", "PATCH", "/accounts"),
  /** Lists the security standards that there are. */
  DESCRIBE_STANDARDS("DescribeStandards", "GET", "/standards"),
  /** Lists the controls that there are. */
  LIST_SECURITY_CONTROL_DEFINITIONS(
      "ListSecurityControlDefinitions", "GET", "/securityControls/definitions"),
  /** Reads one control, with its parameters. */
  GET_SECURITY_CONTROL_DEFINITION(
      "GetSecurityControlDefinition", "GET", "/securityControl/definition"),
  /** Lists the security standards that the account has enabled. */
  GET_ENABLED_STANDARDS("GetEnabledStandards", "POST", "/standards/get"),
  /** Enables security standards. */
  BATCH_ENABLE_STANDARDS("BatchEnableStandards", "POST", "/standards/register"),
  /** Disables security standards. */
  BATCH_DISABLE_STANDARDS("BatchDisableStandards", "POST", "/standards/deregister"),
  /** Lists the one finding aggregator there can be. */
  LIST_FINDING_AGGREGATORS("ListFindingAggregators", "GET", "/findingAggregator/list"),
  /** Creates the finding aggregator; the Region called becomes the home Region. */
  CREATE_FINDING_AGGREGATOR("CreateFindingAggregator", "POST", "/findingAggregator/create"),
  /** Changes which Regions the finding aggregator links. */
  UPDATE_FINDING_AGGREGATOR("UpdateFindingAggregator", "PATCH", "/findingAggregator/update"),
  /** Reads the finding aggregator. */
  GET_FINDING_AGGREGATOR("GetFindingAggregator", "GET", "/findingAggregator/get/"),
  /** Deletes the finding aggregator. */
  DELETE_FINDING_AGGREGATOR("DeleteFindingAggregator", "DELETE", "/findingAggregator/delete/"),
  /** Sets tags of the Region's hub. */
  TAG_RESOURCE("TagResource", "POST", "/tags/"),
  /** Reads the tags of the Region's hub. */
  LIST_TAGS_FOR_RESOURCE("ListTagsForResource", "GET", "/tags/"),
  /** Removes tags of the Region's hub. */
  UNTAG_RESOURCE("UntagResource", "DELETE", "/tags/"),
  /** Creates a configuration policy. */
  CREATE_CONFIGURATION_POLICY("CreateConfigurationPolicy", "POST", "/configurationPolicy/create"),
  /** Reads a configuration policy. */
  GET_CONFIGURATION_POLICY("GetConfigurationPolicy", "GET", "/configurationPolicy/get/"),
  /** Changes a configuration policy. */
  UPDATE_CONFIGURATION_POLICY("UpdateConfigurationPolicy", "PATCH", "/configurationPolicy/"),
  /** Deletes a configuration policy that is associated with nothing. */
  DELETE_CONFIGURATION_POLICY("DeleteConfigurationPolicy", "DELETE", "/configurationPolicy/"),
  /** Lists configuration policies. */
  LIST_CONFIGURATION_POLICIES("ListConfigurationPolicies", "GET", "/configurationPolicy/list"),
  /** Begins to apply a configuration policy to a target. */
  START_CONFIGURATION_POLICY_ASSOCIATION(
      "StartConfigurationPolicyAssociation", "POST", "/configurationPolicyAssociation/associate"),
  /** Begins to take a configuration policy off a target. */
  START_CONFIGURATION_POLICY_DISASSOCIATION(
      "StartConfigurationPolicyDisassociation",
      "POST",
      "/configurationPolicyAssociation/disassociate"),
  /** Reads which configuration policy a target has. */
  GET_CONFIGURATION_POLICY_ASSOCIATION(
      "GetConfigurationPolicyAssociation", "POST", "/configurationPolicyAssociation/get"),
  /** Reads which configuration policies several targets have. */
  BATCH_GET_CONFIGURATION_POLICY_ASSOCIATIONS(
      "BatchGetConfigurationPolicyAssociations",
      "POST",
      "/configurationPolicyAssociation/batchget"),
  /** Lists what configuration policies are associated with. */
  LIST_CONFIGURATION_POLICY_ASSOCIATIONS(
      "ListConfigurationPolicyAssociations", "POST", "/configurationPolicyAssociation/list"),
  /** Lists the delegated administrator; for the management account. */
  LIST_ORGANIZATION_ADMIN_ACCOUNTS("ListOrganizationAdminAccounts", "GET", "/organization/admin"),
  /** Registers the delegated administrator in a Region; for the management account. */
  ENABLE_ORGANIZATION_ADMIN_ACCOUNT(
      "EnableOrganizationAdminAccount", "POST", "/organization/admin/enable"),
  /** Removes the delegated administrator from a Region; for the management account. */
  DISABLE_ORGANIZATION_ADMIN_ACCOUNT(
      "DisableOrganizationAdminAccount", "POST", "/organization/admin/disable");

  private final String awsName;
  private final String method;
  private final String path;

  Operation(String awsName, String method, String path) {
    this.awsName = awsName;
    this.method = method;
    this.path = path;
  }

  /**
   * The operation's name in the service model.
   *
   * @return for instance {@code DescribeHub}
   */
  public String awsName() {
    return awsName;
  }

  /**
   * The operation's IAM action.
   *
   * @return for instance {@code securityhub:DescribeHub}
   */
  public String action() {
    return "securityhub:" + awsName;
  }

  /**
   * Whether the operation only reads, as CloudTrail has it.
   *
   * @return false for an operation that writes
   */
  public boolean isReadOnly() {
    return awsName.matches("(Describe|List|Get|BatchGet).*");
  }

  boolean isForTags() {
    return path.equals("/tags/");
  }

  boolean needsNoSubscription() {
    return path.startsWith("/organization/admin") || this == ENABLE_SECURITY_HUB;
  }

  static Optional<Operation> of(String method, String path) {
    return Arrays.stream(values())
        .filter(operation -> operation.method.equals(method) && operation.matches(path))
        .findFirst();
  }

  /** The rest of the path: the ARN, for the operations that have one there. */
  String label(String requestPath) {
    return path.endsWith("/") ? requestPath.substring(path.length()) : "";
  }

  private boolean matches(String requestPath) {
    boolean takesLabel = path.endsWith("/");
    return takesLabel
        ? requestPath.startsWith(path) && requestPath.length() > path.length()
        : requestPath.equals(path);
  }
}
