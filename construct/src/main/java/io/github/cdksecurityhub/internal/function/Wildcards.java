package io.github.cdksecurityhub.internal.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.iam.Policy;

/**
 * Why our policies have wildcards, in the form that cdk-nag reads, written here so that cdk-nag
 * need not be on the class path.
 */
public final class Wildcards {
  private static final String OF_ACCOUNT =
      "/^Resource::arn:<AWS::Partition>:securityhub:\\*:(\\d{12}|<AWS::AccountId>):"
          + "(hub\\/default|finding-aggregator\\/\\*|configuration-policy\\/\\*)$/";
  private static final String STACK = "/^Resource::arn:[^ ]+:stack\\/[^*]+\\/\\*$/";
  private static final String NESTED_STACKS =
      "/^Resource::arn:[^ ]+:stack\\/[^*]+(-\\*-\\*)?\\/\\*$/";

  private Wildcards() {}

  public static void explain(Policy policy) {
    explain(policy, STACK);
  }

  /** The same of a policy on a stack with those that are nested in it. */
  public static void explainWithNestedStacks(Policy policy) {
    explain(policy, NESTED_STACKS);
  }

  private static void explain(Policy policy, String stacks) {
    List<Object> rules =
        List.of(
            rule(
                "The operations on the organization configuration act on the account, and those on"
                    + " network interfaces (in a VPC only) on what Lambda creates later: neither"
                    + " has a resource that a policy could name.",
                "Resource::*"),
            rule(
                "The account's hub, in every Region: a Region that is no longer declared is"
                    + " cleaned up after the policy was updated. The ids of the account's one"
                    + " finding aggregator and of its configuration policies are not known at"
                    + " synthesis.",
                Map.of("regex", OF_ACCOUNT)),
            rule(
                "A stack's ARN ends with an id that is made when it is created.",
                Map.of("regex", stacks)));
    ((CfnResource) policy.getNode().getDefaultChild())
        .addMetadata("cdk_nag", Map.of("rules_to_suppress", rules));
  }

  private static Map<String, Object> rule(String reason, Object appliesTo) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", "AwsSolutions-IAM5");
    rule.put("reason", reason);
    rule.put("applies_to", List.of(appliesTo));
    return rule;
  }
}
