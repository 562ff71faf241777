package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.StageSynthesisOptions;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;

/** The tags that a policy has of its own, and those that it gets from its stack. */
class PolicyTagsTest {
  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "us-east-1");

  private Path template() {
    String folder = app.app().synth().getDirectory();
    return Path.of(folder).resolve(stack.getTemplateFile());
  }

  @Test
  void moreTagsThanAResourceHasAreRefused() {
    DisabledPolicy policy = ConfigurationPolicy.disabled("off");
    for (int i = 0; i < 51; i++) {
      policy = policy.tag("key" + i, "value");
    }
    DisabledPolicy tagged = policy;

    assertThatThrownBy(() -> TestApp.central(stack).policy(tagged).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("it has 51 tags, and the service takes 50", "Leave some");
  }

  /** Most services take a blank in the key of a tag, so stacks have such tags. */
  @Test
  void aTagOfTheStackThatAPolicyCannotHaveIsRefused() {
    TestApp.central(stack).policy(ConfigurationPolicy.disabled("off").tag("a", "b")).build();
    Tags.of(stack).add("Cost Center", "42");

    assertThatThrownBy(() -> SynthesizedStack.of(stack))
        .hasMessageContainingAll(
            "/SecurityHub/SecurityHubPolicyOffB4DC66DD cannot take the tag \"Cost Center\" of its",
            "excludeResourceTypes(List.of(\"AWS::SecurityHub::ConfigurationPolicy\","
                + " \"aws:cdk:stack\"))");
  }

  /** CloudFormation adds a stack's own tags to every resource, and no template can prevent it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTagThatTheStackItselfHasIsRefused(boolean nested) {
    Stack tagged =
        new Stack(app.app(), "T", StackProps.builder().tags(Map.of("Cost Center", "42")).build());
    Stack declaring = nested ? new NestedStack(tagged, "Nested") : tagged;
    TestApp.central(declaring).policy(ConfigurationPolicy.disabled("off")).build();

    assertThatThrownBy(() -> SynthesizedStack.of(tagged))
        .hasMessageContaining("/SecurityHub/SecurityHubPolicyOffB4DC66DD cannot take the tag");
  }

  @Test
  void aTagThatLeavesPoliciesOutAndTagsTheStackIsRefused() {
    TestApp.central(stack).policy(ConfigurationPolicy.disabled("off")).build();
    Tags.of(stack).add("Cost Center", "42", without("AWS::SecurityHub::ConfigurationPolicy"));

    assertThatThrownBy(this::template).hasMessageContaining("\"aws:cdk:stack\"))");
  }

  @Test
  void aTagThatLeavesOutPoliciesAndTheStackIsTaken() {
    TestApp.central(stack).policy(ConfigurationPolicy.disabled("off")).build();
    Tags.of(stack)
        .add(
            "Cost Center", "42", without("AWS::SecurityHub::ConfigurationPolicy", "aws:cdk:stack"));
    Tags.of(stack).add("Cost-Center", "42");

    assertThat(template()).exists();
  }

  private static TagProps without(String... types) {
    return TagProps.builder().excludeResourceTypes(List.of(types)).build();
  }

  @Test
  void thePoliciesTagsAreCountedWithThoseOfTheStack() {
    DisabledPolicy policy = ConfigurationPolicy.disabled("off");
    for (int i = 0; i < 49; i++) {
      policy = policy.tag("key" + i, "value");
    }
    TestApp.central(stack).policy(policy).build();
    Tags.of(stack).add("key0", "it has its own");
    Tags.of(stack).add("one", "more");
    assertThat(template()).exists();

    Tags.of(stack).add("two", "more");
    assertThatThrownBy(() -> app.app().synth(StageSynthesisOptions.builder().force(true).build()))
        .hasMessageContaining("with them it has 51 tags, and the service takes 50");
  }
}
