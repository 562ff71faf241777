package io.github.cdksecurityhub.internal.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IAlias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** What the two functions may do, statement by statement. */
public final class Statements {
  private static final String EVERYTHING = "*";
  private static final String EVERY_REGION = "*";

  private Statements() {}

  /**
   * Operations on the account. AWS's service authorization reference lists the hub as the resource
   * of two of them, the user guide says otherwise, and all public code allows {@code *}.
   *
   * <p>There is deliberately no condition on {@code aws:RequestedRegion}. When a Region is dropped
   * from the list, CloudFormation updates the policy first and deletes the Region's resource last;
   * a condition that lists the Regions would by then deny the calls of that Delete.
   */
  public static PolicyStatement organizationConfiguration() {
    return allow(
        "OrganizationConfiguration",
        List.of(
            "securityhub:DescribeOrganizationConfiguration",
            "securityhub:UpdateOrganizationConfiguration",
            "securityhub:ListFindingAggregators",
            "organizations:DescribeOrganization"),
        EVERYTHING);
  }

  /** Reads and writes who manages a Region, in every Region for the reason above. */
  public static PolicyStatement hubTags(Construct scope) {
    return allow(
        "HubTags",
        List.of(
            "securityhub:ListTagsForResource",
            "securityhub:TagResource",
            "securityhub:UntagResource"),
        securityHubArn(scope, "hub", "default"));
  }

  /** Reads and writes the hub's settings. */
  public static PolicyStatement hubSettings() {
    return allow(
        "HubSettings",
        List.of("securityhub:DescribeHub", "securityhub:UpdateSecurityHubConfiguration"),
        EVERYTHING);
  }

  /** Reads who manages a Region, and the tags of policies. */
  public static PolicyStatement readingTags(Construct scope) {
    return allow(
        "Tags",
        List.of("securityhub:ListTagsForResource"),
        securityHubArn(scope, "hub", "default"),
        securityHubArn(scope, "configuration-policy", "*"));
  }

  /** Reads, or reads and writes, the tags of configuration policies. */
  public static PolicyStatement policyTags(Construct scope, List<String> actions) {
    return allow("PolicyTags", actions, securityHubArn(scope, "configuration-policy", "*"));
  }

  /** What the command line's {@code plan} reads of Security Hub. */
  public static PolicyStatement readingForAPlan() {
    return allow(
        "OrganizationConfiguration",
        List.of(
            "securityhub:DescribeHub",
            "securityhub:DescribeOrganizationConfiguration",
            "securityhub:ListFindingAggregators",
            "securityhub:GetFindingAggregator",
            "securityhub:ListConfigurationPolicies",
            "securityhub:GetConfigurationPolicy",
            "securityhub:ListConfigurationPolicyAssociations",
            "securityhub:DescribeStandards",
            "securityhub:ListSecurityControlDefinitions",
            "securityhub:GetSecurityControlDefinition"),
        EVERYTHING);
  }

  /** Asks CloudFormation about the stack that this is in, and no other. */
  public static PolicyStatement ownStack(Construct scope, String... actions) {
    return ownStack(scope, "OwnStack", List.of(actions));
  }

  /** The same under another statement id. */
  public static PolicyStatement ownStack(Construct scope, String sid, List<String> actions) {
    return allow(sid, actions, Stack.of(scope).getStackId());
  }

  /** Writes which Regions are linked to the home Region. */
  public static PolicyStatement healingAggregator(Construct scope) {
    return allow(
        "HealAggregator",
        List.of("securityhub:UpdateFindingAggregator"),
        securityHubArn(scope, "finding-aggregator", "*"));
  }

  /** Reads which Regions are linked to the home Region. */
  public static PolicyStatement linkedRegions(Construct scope) {
    return allow(
        "LinkedRegions",
        List.of("securityhub:GetFindingAggregator"),
        securityHubArn(scope, "finding-aggregator", "*"));
  }

  /** Reads configuration policies, and what they are associated with. */
  public static PolicyStatement configurationPolicies() {
    return allow(
        "ConfigurationPolicies",
        List.of(
            "securityhub:ListConfigurationPolicies",
            "securityhub:ListConfigurationPolicyAssociations"),
        EVERYTHING);
  }

  /** What Lambda needs to run a function with such settings. */
  public static List<PolicyStatement> runningWith(ILogGroup logGroup, FunctionSettings settings) {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(
        allow(
            "OwnLogGroup",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            logGroup.getLogGroupArn()));
    settings.environmentEncryption().ifPresent(key -> statements.add(environment(key)));
    settings.vpc().ifPresent(vpc -> statements.add(networkInterfaces()));
    return statements;
  }

  /** A policy allows a key by the key's own ARN, never by that of its alias. */
  private static PolicyStatement environment(IKey key) {
    if (key instanceof Alias alias) {
      return environment(alias.getAliasTargetKey());
    }
    if (!(key instanceof IAlias alias)) {
      return allow("Environment", List.of("kms:Decrypt"), key.getKeyArn());
    }
    PolicyStatement statement = allow("Environment", List.of("kms:Decrypt"), EVERYTHING);
    statement.addCondition(
        "ForAnyValue:StringEquals", Map.of("kms:ResourceAliases", alias.getAliasName()));
    return statement;
  }

  /** What Lambda does in the function's name in a VPC. The interfaces don't exist beforehand. */
  private static PolicyStatement networkInterfaces() {
    return allow(
        "NetworkInterfaces",
        List.of(
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses"),
        EVERYTHING);
  }

  public static PolicyStatement allow(String sid, List<String> actions, String... resources) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(actions)
        .resources(List.of(resources))
        .build();
  }

  private static String securityHubArn(Construct scope, String resource, String name) {
    ArnComponents arn =
        ArnComponents.builder()
            .partition(Aws.PARTITION)
            .service("securityhub")
            .region(EVERY_REGION)
            .resource(resource)
            .resourceName(name)
            .build();
    return Stack.of(scope).formatArn(arn);
  }
}
