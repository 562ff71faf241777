package io.github.cdksecurityhub.internal.function;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/**
 * The policies of the function's role: what every declaration needs, what central configuration
 * adds, what the hub's settings add, and what naming configuration policies adds.
 */
public final class FunctionPermissions {
  private static final String LINKED_REGIONS = "LinkedRegions";
  private static final String HUB_SETTINGS = "HubSettings";
  private static final String READING_POLICIES = "ReadingPolicies";

  private static final int LONGEST_POLICY_NAME = 128;

  /** Longer than any Region's name is. */
  private static final int LONGEST_REGION = 24;

  private FunctionPermissions() {}

  /** A policy with what every declaration needs, attached where the role can be changed. */
  public static Policy attach(
      Construct scope, IRole role, ILogGroup logGroup, FunctionSettings settings) {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(Statements.organizationConfiguration());
    statements.add(Statements.hubTags(scope));
    statements.add(
        Statements.ownStack(
            scope, "cloudformation:DescribeStackResource", "cloudformation:DescribeStacks"));
    statements.addAll(Statements.runningWith(logGroup, settings));
    return attach(scope, "Policy", "", role, statements);
  }

  /**
   * What reads the Regions that going central changes too.
   *
   * <p>A policy of its own, as the next one is: where central configuration is removed from a stack
   * that keeps the function, CloudFormation deletes it after the configuration, whose Delete uses
   * it.
   */
  public static void attachLinkedRegions(Construct scope, IRole role) {
    attachOnce(scope, LINKED_REGIONS, role, Statements.linkedRegions(scope));
  }

  /** What reads and writes the hub's settings, where they are declared. */
  public static void attachHubSettings(Construct scope, IRole role) {
    attachOnce(scope, HUB_SETTINGS, role, Statements.hubSettings());
  }

  /** What names the policies and targets that keep an organization central. */
  public static void attachReadingPolicies(Construct scope, IRole role) {
    attachOnce(scope, READING_POLICIES, role, Statements.configurationPolicies());
  }

  private static void attachOnce(
      Construct scope, String id, IRole role, PolicyStatement statement) {
    if (scope.getNode().tryFindChild(id) == null) {
      attach(scope, id, id, role, List.of(statement));
    }
  }

  private static Policy attach(
      Construct scope, String id, String end, IRole role, List<PolicyStatement> statements) {
    Policy policy =
        Policy.Builder.create(scope, id)
            .policyName(nameWithStackAndRegion(scope, end))
            .statements(statements)
            .build();
    // Through the role, not Policy.attachToRole: an imported role that must not be changed says no.
    role.attachInlinePolicy(policy);
    Wildcards.explain(policy);
    return policy;
  }

  /**
   * A role has one inline policy of a name, and belongs to no Region. The default name is the same
   * in each stack, and so two stacks that use one role would overwrite each other's policy.
   */
  private static String nameWithStackAndRegion(Construct scope, String end) {
    int longest = LONGEST_POLICY_NAME - LONGEST_REGION - end.length();
    UniqueResourceNameOptions options =
        UniqueResourceNameOptions.builder().maxLength(longest).build();
    return Names.uniqueResourceName(scope, options) + end + "-" + Stack.of(scope).getRegion();
  }
}
