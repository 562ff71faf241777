package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.PermissionsBoundary;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Function;

/** What the pages declare by the CDK's own means, since the construct has no option for it. */
class CdkSettingsTest {
  private final TestApp app = TestApp.withoutFlags();

  @Test
  void aVariableOfTheFunctionNamesAProxy() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

    Function function =
        (Function) TestApp.declare(stack, "SecurityHub").build().getProvider().getFunction();
    function.addEnvironment("HTTPS_PROXY", "http://proxy.example.com:3128");

    assertThat(SynthesizedStack.of(stack).environment("SecurityHub"))
        .containsEntry("HTTPS_PROXY", "http://proxy.example.com:3128");
  }

  @Test
  void thePermissionsBoundaryOfTheStackLimitsTheRole() {
    Stack stack =
        new Stack(
            app.app(),
            "Stack",
            StackProps.builder()
                .permissionsBoundary(PermissionsBoundary.fromName("security-boundary"))
                .build());
    TestApp.declare(stack, "SecurityHub").build();

    assertThat(SynthesizedStack.of(stack).properties("AWS::IAM::Role").get("PermissionsBoundary"))
        .asString()
        .contains("policy/security-boundary");
  }
}
