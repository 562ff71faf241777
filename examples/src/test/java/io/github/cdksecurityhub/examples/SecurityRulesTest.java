package io.github.cdksecurityhub.examples;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class SecurityRulesTest {
  private static final Object ANY_RULE = Match.stringLikeRegexp("AwsSolutions-.*");

  static Set<String> examples() {
    return Examples.names();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void awsSolutionsFindsNothing(String name) {
    App app = new App();
    Stack stack = Examples.add(app, name, Map.of());
    Aspects.of(app).add(new AwsSolutionsChecks());

    Annotations findings = Annotations.fromStack(stack);

    findings.hasNoError("*", ANY_RULE);
    findings.hasNoWarning("*", ANY_RULE);
  }
}
