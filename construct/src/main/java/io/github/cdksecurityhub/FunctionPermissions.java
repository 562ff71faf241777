package io.github.cdksecurityhub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** What the function may do, and nothing else. */
final class FunctionPermissions {
  static final String READING_POLICIES = "ReadingPolicies";

  private static final String EVERYTHING = "*";
  private static final int LONGEST_POLICY_NAME = 128;

  private FunctionPermissions() {}

  /** A policy with what every declaration needs, attached where the role can be changed. */
  static Policy attach(Construct scope, IRole role, ILogGroup logGroup, FunctionSettings settings) {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(organizationConfiguration());
    statements.add(writingTo(logGroup));
    settings.vpc().ifPresent(vpc -> statements.add(networkInterfaces()));
    return attach(scope, "Policy", nameWithStack(scope, ""), role, statements);
  }

  /** What names the policies and targets that stand in the way of leaving CENTRAL. */
  static Policy attachReadingPolicies(Construct scope, IRole role) {
    PolicyStatement statement =
        PolicyStatement.Builder.create()
            .sid("ConfigurationPolicies")
            .actions(
                List.of(
                    "securityhub:ListConfigurationPolicies",
                    "securityhub:ListConfigurationPolicyAssociations"))
            .resources(List.of(EVERYTHING))
            .build();
    String name = nameWithStack(scope, READING_POLICIES);
    return attach(scope, READING_POLICIES, name, role, List.of(statement));
  }

  private static Policy attach(
      Construct scope, String id, String name, IRole role, List<PolicyStatement> statements) {
    Policy policy =
        Policy.Builder.create(scope, id).policyName(name).statements(statements).build();
    // Through the role, not Policy.attachToRole: an imported role that must not be changed says no.
    role.attachInlinePolicy(policy);
    explainWildcards(policy);
    return policy;
  }

  /**
   * The default name is the same in each stack, and a role that two stacks use has one of a name.
   */
  private static String nameWithStack(Construct scope, String end) {
    int longest = LONGEST_POLICY_NAME - end.length();
    return Names.uniqueResourceName(
            scope, UniqueResourceNameOptions.builder().maxLength(longest).build())
        + end;
  }

  /**
   * Operations on the account: IAM knows no resource for them.
   *
   * <p>There is deliberately no condition on {@code aws:RequestedRegion}. When a Region is dropped
   * from the list, CloudFormation updates the policy first and deletes the Region's resource last;
   * a condition that lists the Regions would by then deny the calls of that Delete.
   */
  private static PolicyStatement organizationConfiguration() {
    return PolicyStatement.Builder.create()
        .sid("OrganizationConfiguration")
        .actions(
            List.of(
                "securityhub:DescribeOrganizationConfiguration",
                "securityhub:UpdateOrganizationConfiguration",
                "securityhub:ListFindingAggregators",
                "organizations:DescribeOrganization"))
        .resources(List.of(EVERYTHING))
        .build();
  }

  static PolicyStatement writingTo(ILogGroup logGroup) {
    return PolicyStatement.Builder.create()
        .sid("OwnLogGroup")
        .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
        .resources(List.of(logGroup.getLogGroupArn()))
        .build();
  }

  /** What Lambda does in the function's name in a VPC. The interfaces don't exist beforehand. */
  static PolicyStatement networkInterfaces() {
    return PolicyStatement.Builder.create()
        .sid("NetworkInterfaces")
        .actions(
            List.of(
                "ec2:CreateNetworkInterface",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSubnets",
                "ec2:DeleteNetworkInterface",
                "ec2:AssignPrivateIpAddresses",
                "ec2:UnassignPrivateIpAddresses"))
        .resources(List.of(EVERYTHING))
        .build();
  }

  /** The form that cdk-nag reads, written here so that nobody needs cdk-nag on the class path. */
  static void explainWildcards(Policy policy) {
    Map<String, Object> wildcard = new LinkedHashMap<>();
    wildcard.put("id", "AwsSolutions-IAM5");
    wildcard.put(
        "reason",
        "The operations on the organization configuration act on the account, and those on network"
            + " interfaces (in a VPC only) on what Lambda creates later: neither has a resource"
            + " that a policy could name.");
    wildcard.put("applies_to", List.of("Resource::*"));
    ((CfnResource) policy.getNode().getDefaultChild())
        .addMetadata("cdk_nag", Map.of("rules_to_suppress", List.of(wildcard)));
  }
}
