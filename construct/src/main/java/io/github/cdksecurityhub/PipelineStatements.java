package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.function.Statements;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** What a pipeline's roles may do in the account and Region of their stack. */
final class PipelineStatements {
  private PipelineStatements() {}

  /** Reads Security Hub and the deployed stack. */
  static List<PolicyStatement> planning(Construct scope, String stackName) {
    Stack stack = Stack.of(scope);
    PolicyStatement deployed =
        Statements.allow(
            "DeployedStack",
            List.of(
                "cloudformation:DescribeStacks",
                "cloudformation:GetTemplate",
                "cloudformation:ListStackResources"),
            "arn:%s:cloudformation:%s:%s:stack/%s/*"
                .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), stackName));
    return List.of(Statements.readingForAPlan(), Statements.readingTags(scope), deployed);
  }

  /** The bootstrap's deploy role passes its execution role to CloudFormation by itself. */
  static List<PolicyStatement> deploying(Construct scope, String qualifier) {
    return List.of(
        PolicyStatement.Builder.create()
            .sid("BootstrapRoles")
            .actions(List.of("sts:AssumeRole"))
            .resources(
                List.of(
                    bootstrapRole(scope, qualifier, "deploy"),
                    bootstrapRole(scope, qualifier, "file-publishing")))
            .build());
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
