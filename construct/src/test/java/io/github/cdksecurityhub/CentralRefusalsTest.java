package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ssm.StringParameter;

class CentralRefusalsTest {
  private static final String UUID = "1234abcd-12ab-34cd-56ef-1234567890ab";

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  static Stream<Arguments> links() {
    String arn = "arn:aws:securityhub:%s:%s:finding-aggregator/" + UUID;
    return Stream.of(
        Arguments.of(LinkedRegions.only(), "NO_REGIONS", "existingAggregator(arn)"),
        Arguments.of(LinkedRegions.allExcept(), "all Regions but none", "LinkedRegions.all()"),
        Arguments.of(LinkedRegions.only("us-east-9"), "\"us-east-9\" is not", "Did you mean"),
        Arguments.of(LinkedRegions.only(""), "\"\" is not a Region", "Names look like"),
        Arguments.of(
            LinkedRegions.only("us-east-1", "us-east-1"), "named twice", "each Region once"),
        Arguments.of(LinkedRegions.only("eu-west-1"), "is the home Region", "Leave it out"),
        Arguments.of(LinkedRegions.allExcept("eu-west-1"), "is the home Region", "Leave it out"),
        Arguments.of(LinkedRegions.only(Aws.REGION), "home Region", "Leave it out"),
        Arguments.of(
            LinkedRegions.only("us-gov-west-1"), "is in partition aws-us-gov", "partition"),
        Arguments.of(
            LinkedRegions.only(
                IntStream.range(0, 51).mapToObj(it -> "r-" + it).toArray(String[]::new)),
            "51 Regions are named",
            "Name the fewer"),
        Arguments.of(
            LinkedRegions.existingAggregator("default"), "not the ARN", "list-finding-aggregators"),
        Arguments.of(
            LinkedRegions.existingAggregator(arn.formatted("us-east-1", TestApp.ACCOUNT)),
            "in Region us-east-1, but the stack is in eu-west-1",
            "a stack of Region us-east-1"),
        Arguments.of(
            LinkedRegions.existingAggregator(arn.formatted("eu-west-1", TestApp.OTHER_ACCOUNT)),
            "in account 111122223333, but the stack is in 123456789012",
            "a stack of account 111122223333"),
        Arguments.of(
            LinkedRegions.existingAggregator(
                "arn:aws-cn:securityhub:eu-west-1:123456789012:finding-aggregator/x"),
            "in partition aws-cn, but the stack is in aws",
            "a stack of partition aws-cn"));
  }

  @ParameterizedTest
  @MethodSource("links")
  void regionsThatCannotBeLinkedAreRefused(LinkedRegions linked, String reason, String wayOut) {
    assertRefused(it -> it.linkedRegions(linked), "cannot link Regions: ", reason, wayOut);
  }

  @Test
  void whereTheStackIsNotKnownWhatMayBeRightPasses() {
    Stack agnostic = app.stack("Agnostic");
    String token = new CfnParameter(agnostic, "Region").getValueAsString();

    assertThatCode(
            () ->
                TestApp.central(agnostic)
                    .linkedRegions(LinkedRegions.only("us-gov-west-1", "eu-west-1", token))
                    .policy(
                        ConfigurationPolicy.enabled("p")
                            .standards(Standard.of(token))
                            .disableControls(token)
                            .appliesTo(
                                PolicyTarget.root(token), PolicyTarget.account(TestApp.ACCOUNT)))
                    .build())
        .doesNotThrowAnyException();
    List<String> most =
        IntStream.range(0, 50).mapToObj(it -> Fn.importValue("Region" + it)).toList();
    assertThatCode(
            () ->
                TestApp.central(app.stack("Most"))
                    .linkedRegions(LinkedRegions.only(most.toArray(String[]::new)))
                    .build())
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                TestApp.central(app.stack("Other"))
                    .linkedRegions(
                        LinkedRegions.existingAggregator(
                            "arn:aws:securityhub:us-east-1:111122223333:finding-aggregator/x"))
                    .build())
        .doesNotThrowAnyException();
  }

  /** The CDK runs the app again when it has; refused now, it would never look them up. */
  @Test
  void whatTheCdkHasYetToLookUpPasses() {
    TestApp.central(stack)
        .linkedRegions(LinkedRegions.existingAggregator(lookedUp("aggregator")))
        .policy(
            ConfigurationPolicy.enabled(lookedUp("name"))
                .standards(Standard.of(lookedUp("standard")))
                .disableControls(lookedUp("control"))
                .appliesTo(PolicyTarget.root(lookedUp("root"))))
        .policy(
            ConfigurationPolicy.fromPolicyArn(lookedUp("policy"))
                .appliesTo(PolicyTarget.organizationalUnit(lookedUp("unit"))))
        .build();
    TestApp.declare(stack, "Local").regions(List.of(lookedUp("region"))).build();

    assertThat(SynthesizedStack.of(stack).resources(SynthesizedStack.CONFIGURATION)).hasSize(2);
  }

  private String lookedUp(String parameter) {
    return StringParameter.valueFromLookup(stack, "/hub/" + parameter);
  }

  @Test
  void theHomeRegionIsNotAnOptInRegion() {
    Stack optIn = app.stack("OptIn", TestApp.OTHER_ACCOUNT, "eu-south-1");

    assertThatThrownBy(() -> TestApp.central(optIn).build())
        .hasMessageContainingAll("OptIn/SecurityHub", "eu-south-1", "enabled by default");
  }

  @Test
  void theRegionsToLinkAreNoSilentDecision() {
    assertThatThrownBy(
            () -> SecurityHubCentralConfiguration.Builder.create(stack, "SecurityHub").build())
        .hasMessageContainingAll("Stack/SecurityHub", "which Regions", "LinkedRegions.all()");
  }

  static void assertRefused(
      Consumer<SecurityHubCentralConfiguration.Builder> options,
      String attempt,
      String reason,
      String wayOut) {
    Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    SecurityHubCentralConfiguration.Builder builder = TestApp.central(stack);
    options.accept(builder);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Construct Stack/SecurityHub")
        .hasMessageContainingAll(attempt, reason, wayOut);
  }
}
