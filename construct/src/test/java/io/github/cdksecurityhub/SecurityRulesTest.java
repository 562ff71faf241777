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
    TestApp app = new TestApp(flags);
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub").regions(List.of("us-east-1", "eu-west-1")).build();

    Annotations findings = findings(app, stack);

    findings.hasNoError("*", ANY_RULE);
    findings.hasNoWarning("*", ANY_RULE);
  }

  @ParameterizedTest
  @EnumSource
  void awsSolutionsFindsNothingInACentralConfiguration(FeatureFlags flags) {
    TestApp app = new TestApp(flags);
    Stack stack = app.stack("Stack");
    TestApp.central(stack)
        .policy(ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.root("r-ab12")))
        .build();

    Annotations findings = findings(app, stack);

    findings.hasNoError("*", ANY_RULE);
    findings.hasNoWarning("*", ANY_RULE);
  }

  @Test
  void whatAUserAllowsBeyondThatIsNotSuppressed() {
    TestApp app = TestApp.withoutFlags();
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub")
        .build()
        .getProvider()
        .addToRolePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("securityhub:*"))
                .resources(List.of("*"))
                .build());

    findings(app, stack).hasError("*", Match.stringLikeRegexp("AwsSolutions-IAM5.*"));
  }

  private static Annotations findings(TestApp app, Stack stack) {
    Aspects.of(app.app()).add(new AwsSolutionsChecks());
    return Annotations.fromStack(stack);
  }
}
