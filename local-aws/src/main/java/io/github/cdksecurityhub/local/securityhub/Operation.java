package io.github.cdksecurityhub.local.securityhub;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operations of Security Hub that the local one has, with their place on the wire (R1). */
public enum Operation {
  /** Reads the organization configuration. */
  DESCRIBE_ORGANIZATION_CONFIGURATION(
      "GET", "/organization/configuration", DescribeConfiguration::rule),
  /** Writes the organization configuration. */
  UPDATE_ORGANIZATION_CONFIGURATION(
      "POST", "/organization/configuration", UpdateConfiguration::rule),
  /** Reads the account's subscription to Security Hub. */
  DESCRIBE_HUB("GET", "/accounts", HubOperations::describe),
  /** Enables Security Hub for the account in the Region. */
  ENABLE_SECURITY_HUB("POST", "/accounts", HubOperations::enable),
  /** Disables Security Hub for the account in the Region. */
  DISABLE_SECURITY_HUB("DELETE", "/accounts", HubOperations::disable),
  /** Sets how the hub makes findings. */
  UPDATE_SECURITY_HUB_CONFIGURATION("PATCH", "/accounts", HubOperations::update),
  /** Lists the security standards that there are. */
  DESCRIBE_STANDARDS("GET", "/standards", StandardsOperations::describe),
  /** Lists the controls that there are. */
  LIST_SECURITY_CONTROL_DEFINITIONS("GET", "/securityControls/definitions", SecurityControls::list),
  /** Reads one control, with its parameters. */
  GET_SECURITY_CONTROL_DEFINITION("GET", "/securityControl/definition", SecurityControls::get),
  /** Lists the security standards that the account has enabled. */
  GET_ENABLED_STANDARDS("POST", "/standards/get", StandardsOperations::enabled),
  /** Enables security standards. */
  BATCH_ENABLE_STANDARDS("POST", "/standards/register", StandardsOperations::enable),
  /** Disables security standards. */
  BATCH_DISABLE_STANDARDS("POST", "/standards/deregister", StandardsOperations::disable),
  /** Lists the one finding aggregator there can be. */
  LIST_FINDING_AGGREGATORS("GET", "/findingAggregator/list", FindingAggregators::list),
  /** Creates the finding aggregator; the Region called becomes the home Region. */
  CREATE_FINDING_AGGREGATOR("POST", "/findingAggregator/create", FindingAggregators::create),
  /** Changes which Regions the finding aggregator links. */
  UPDATE_FINDING_AGGREGATOR("PATCH", "/findingAggregator/update", FindingAggregators::update),
  /** Reads the finding aggregator. */
  GET_FINDING_AGGREGATOR("GET", "/findingAggregator/get/", FindingAggregators::get),
  /** Deletes the finding aggregator. */
  DELETE_FINDING_AGGREGATOR("DELETE", "/findingAggregator/delete/", FindingAggregators::delete),
  /** Sets tags of the Region's hub. */
  TAG_RESOURCE("POST", "/tags/", TagOperations::tag),
  /** Reads the tags of the Region's hub. */
  LIST_TAGS_FOR_RESOURCE("GET", "/tags/", TagOperations::list),
  /** Removes tags of the Region's hub. */
  UNTAG_RESOURCE("DELETE", "/tags/", TagOperations::untag),
  /** Creates a configuration policy. */
  CREATE_CONFIGURATION_POLICY("POST", "/configurationPolicy/create", PolicyOperations::create),
  /** Reads a configuration policy. */
  GET_CONFIGURATION_POLICY("GET", "/configurationPolicy/get/", PolicyOperations::get),
  /** Changes a configuration policy. */
  UPDATE_CONFIGURATION_POLICY("PATCH", "/configurationPolicy/", PolicyOperations::update),
  /** Deletes a configuration policy that is associated with nothing. */
  DELETE_CONFIGURATION_POLICY("DELETE", "/configurationPolicy/", PolicyOperations::delete),
  /** Lists configuration policies. */
  LIST_CONFIGURATION_POLICIES("GET", "/configurationPolicy/list", PolicyOperations::list),
  /** Begins to apply a configuration policy to a target. */
  START_CONFIGURATION_POLICY_ASSOCIATION(
      "POST", "/configurationPolicyAssociation/associate", AssociationOperations::start),
  /** Begins to take a configuration policy off a target. */
  START_CONFIGURATION_POLICY_DISASSOCIATION(
      "POST", "/configurationPolicyAssociation/disassociate", AssociationOperations::stop),
  /** Reads which configuration policy a target has. */
  GET_CONFIGURATION_POLICY_ASSOCIATION(
      "POST", "/configurationPolicyAssociation/get", AssociationOperations::get),
  /** Reads which configuration policies several targets have. */
  BATCH_GET_CONFIGURATION_POLICY_ASSOCIATIONS(
      "POST", "/configurationPolicyAssociation/batchget", AssociationOperations::getMany),
  /** Lists what configuration policies are associated with. */
  LIST_CONFIGURATION_POLICY_ASSOCIATIONS(
      "POST", "/configurationPolicyAssociation/list", AssociationOperations::list),
  /** Lists the delegated administrator; for the management account. */
  LIST_ORGANIZATION_ADMIN_ACCOUNTS("GET", "/organization/admin", Administrators::list),
  /** Registers the delegated administrator in a Region; for the management account. */
  ENABLE_ORGANIZATION_ADMIN_ACCOUNT("POST", "/organization/admin/enable", Administrators::enable),
  /** Removes the delegated administrator from a Region; for the management account. */
  DISABLE_ORGANIZATION_ADMIN_ACCOUNT(
      "POST", "/organization/admin/disable", Administrators::disable);

  private final String method;
  private final String path;
  private final Function<Case, Ruling> rule;
  private final String awsName;

  Operation(String method, String path, Function<Case, Ruling> rule) {
    this.method = method;
    this.path = path;
    this.rule = rule;
    awsName =
        Arrays.stream(name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }

  /** The operation's name in the service model, for instance {@code DescribeHub}. */
  public String awsName() {
    return awsName;
  }

  /** The operation's IAM action, for instance {@code securityhub:DescribeHub}. */
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

  /** What the service makes of a call of it. */
  Ruling rule(Case asked) {
    return rule.apply(asked);
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
