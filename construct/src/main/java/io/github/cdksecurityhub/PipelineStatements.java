package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.function.Statements;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** What a pipeline's roles may do in the account and Region of their stack. */
final class PipelineStatements {
  private PipelineStatements() {}

  /**
   * Reads Security Hub, the deployed stack and those nested in it, which CloudFormation names after
   * it: {@code <stackName>-<logical id>-<random>}.
   */
  static List<PolicyStatement> planning(Construct scope, String stackName) {
    PolicyStatement deployed =
        Statements.allow(
            "DeployedStack",
            List.of(
                "cloudformation:DescribeStacks",
                "cloudformation:GetTemplate",
                "cloudformation:ListStackResources"),
            stacks(scope, stackName),
            stacks(scope, stackName + "-*-*"));
    return List.of(Statements.readingForAPlan(), Statements.readingTags(scope), deployed);
  }

  private static String stacks(Construct scope, String name) {
    Stack stack = Stack.of(scope);
    return "arn:%s:cloudformation:%s:%s:stack/%s/*"
        .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), name);
  }

  /** The bootstrap's deploy role passes its execution role to CloudFormation by itself. */
  static List<PolicyStatement> deploying(Construct scope, String qualifier) {
    return List.of(
        Statements.allow(
            "BootstrapRoles",
            List.of("sts:AssumeRole"),
            bootstrapRole(scope, qualifier, "deploy"),
            bootstrapRole(scope, qualifier, "file-publishing")));
  }

  private static String bootstrapRole(Construct scope, String qualifier, String purpose) {
    Stack stack = Stack.of(scope);
    return "arn:%s:iam::%s:role/cdk-%s-%s-role-%s-%s"
        .formatted(
            stack.getPartition(),
            stack.getAccount(),
            qualifier,
            purpose,
            stack.getAccount(),
            stack.getRegion());
  }
}
