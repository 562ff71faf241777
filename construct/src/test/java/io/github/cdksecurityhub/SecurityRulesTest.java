package io.github.cdksecurityhub;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.PolicyStatement;

class SecurityRulesTest {

  private static final Object ANY_RULE = Match.stringLikeRegexp("AwsSolutions-.*");

  @ParameterizedTest
  @EnumSource
  void awsSolutionsFindsNothing(FeatureFlags flags) {
    Stack stack = new TestApp(flags).stack("Stack");
    TestApp.declare(stack, "SecurityHub").regions(List.of("us-east-1", "eu-west-1")).build();

    assertNone(stack);
  }

  @ParameterizedTest
  @EnumSource
  void awsSolutionsFindsNothingInACentralConfiguration(FeatureFlags flags) {
    Stack stack = new TestApp(flags).stack("Stack");
    TestApp.central(stack)
        .policy(ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.root("r-ab12")))
        .build();

    assertNone(stack);
  }

  @Test
  void whatAUserAllowsBeyondThatIsNotSuppressed() {
    Stack stack = TestApp.withoutFlags().stack("Stack");
    TestApp.declare(stack, "SecurityHub")
        .build()
        .getProvider()
        .addToRolePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("securityhub:*"))
                .resources(List.of("*"))
                .build());

    findings(stack).hasError("*", Match.stringLikeRegexp("AwsSolutions-IAM5.*"));
  }

  /** AWS Solutions' rules have nothing to say of a stack. */
  static void assertNone(Stack stack) {
    Annotations findings = findings(stack);

    findings.hasNoError("*", ANY_RULE);
    findings.hasNoWarning("*", ANY_RULE);
  }

  private static Annotations findings(Stack stack) {
    Aspects.of(stack.getNode().getRoot()).add(new AwsSolutionsChecks());
    return Annotations.fromStack(stack);
  }
}
