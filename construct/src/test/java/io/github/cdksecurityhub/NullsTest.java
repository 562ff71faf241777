package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.events.OnEventOptions;
import software.amazon.awscdk.services.sns.ITopic;

/** Null is named: often a variable or a context value that is not set. */
class NullsTest {
  private static final EnabledPolicy POLICY = ConfigurationPolicy.enabled("baseline");
  private static final String NOTHING = null;

  private final Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void nullIsRefusedByTheNameOfConstructAndOption() {
    assertThatThrownBy(
            () -> TestApp.declare(stack, "Local").configuration(null).regions(null).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Construct Stack/Local cannot take configuration, regions", "leave");
    assertThatThrownBy(() -> TestApp.provider(stack).role(null).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Stack/Provider cannot take role: null was passed", "Pass a value");
    assertThatThrownBy(() -> TestApp.central(stack).linkedRegions(null).policy(null).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Construct Stack/SecurityHub cannot take linkedRegions, policy");
    assertThatThrownBy(
            () -> SecurityHubOrganizationConfigurationProps.builder().onDelete(null).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("SecurityHubOrganizationConfigurationProps", "onDelete");
  }

  @Test
  void anEntryThatIsNullIsRefusedByTheNameOfItsList() {
    List<SecurityHubOrganizationConfiguration> nobody = Collections.singletonList(null);

    assertThatThrownBy(
            () -> TestApp.provider(stack).securityGroups(Collections.singletonList(null)).build())
        .hasMessageContaining("Construct Stack/Provider cannot take securityGroups: null");
    assertThatThrownBy(
            () ->
                SecurityHubDriftDetection.Builder.create(stack, "Drift")
                    .configurations(nobody)
                    .topics(Collections.singletonList(null))
                    .build())
        .hasMessageContaining("Construct Stack/Drift cannot take configurations, topics: null");
    assertThatThrownBy(
            () -> TestApp.central(stack).policies(Collections.singletonList(null)).build())
        .hasMessageContaining("Construct Stack/SecurityHub cannot take policies: null");
  }

  /** As the CDK's own constructs do, and where the caller's line is in the stack trace. */
  @Test
  void whatAConstructorNeedsIsRequired() {
    assertRequired("props", () -> new SecurityHubOrganizationConfiguration(stack, "A", null));
    assertRequired("props", () -> new SecurityHubCentralConfiguration(stack, "B", null));
    assertRequired("props", () -> new OrganizationConfigurationProvider(stack, "C", null));
    assertRequired("props", () -> new SecurityHubPipelineRoles(stack, "D", null));
    assertRequired("props", () -> new SecurityHubDriftDetection(stack, "E", null));
    assertRequired("scope", () -> TestApp.declare(null, "SecurityHub").build());
    assertRequired("id", () -> TestApp.declare(stack, null).build());
    assertRequired("policy", () -> TestApp.central(stack).build().addPolicy(null));
    Stack other = TestApp.withoutFlags().stack("Other");
    assertRequired("region", () -> TestApp.declare(other, "SecurityHub").build().forRegion(null));
  }

  @Test
  void nullOfADriftDetectionsMethodIsRefusedByTheNameOfItsParameter() {
    SecurityHubDriftDetection drift =
        SecurityHubDriftDetection.Builder.create(stack, "Drift")
            .configurations(List.of(TestApp.declare(stack, "SecurityHub").build()))
            .build();

    assertRequired("region", () -> drift.metricDrift(null));
    assertRequired("resourceType", () -> drift.metricResourceDrift(null));
    assertRequired("id", () -> drift.onEvent(null, OnEventOptions.builder().build()));
    assertRequired("options", () -> drift.onEvent("Rule", null));
    assertRequired("actions", () -> drift.addAlarms((IAlarmAction[]) null));
    assertThatThrownBy(() -> drift.addAlarms((IAlarmAction) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("an action is null");
    assertThat(SynthesizedStack.of(stack).resources("AWS::CloudWatch::Alarm")).isEmpty();
  }

  @Test
  void anEntryOfTheUsersOwnPropsThatIsNullIsRefusedByTheNameOfItsList() {
    SecurityHubOrganizationConfiguration declared = TestApp.declare(stack, "SecurityHub").build();

    assertThatThrownBy(() -> detection(Arrays.asList(declared, null), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Construct Stack/Drift cannot take configurations: null was passed");
    stack.getNode().tryRemoveChild("Drift");
    assertThatThrownBy(() -> detection(List.of(declared), Collections.singletonList(null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Construct Stack/Drift cannot take topics: null was passed");
  }

  @Test
  void anEntryOfOtherPropsOfTheUsersOwnIsRefusedSoToo() {
    SecurityHubCentralConfigurationProps central =
        new SecurityHubCentralConfigurationProps() {
          @Override
          public LinkedRegions getLinkedRegions() {
            return LinkedRegions.all();
          }

          @Override
          public List<IConfigurationPolicy> getPolicies() {
            return Collections.singletonList(null);
          }
        };
    OrganizationConfigurationProviderProps provider =
        new OrganizationConfigurationProviderProps() {
          @Override
          public List<ISecurityGroup> getSecurityGroups() {
            return Collections.singletonList(null);
          }
        };

    assertThatThrownBy(() -> new SecurityHubCentralConfiguration(stack, "Central", central))
        .hasMessageContaining("Construct Stack/Central cannot take policies: null was passed");
    assertThatThrownBy(() -> new OrganizationConfigurationProvider(stack, "Provider", provider))
        .hasMessageContaining("Construct Stack/Provider cannot take securityGroups: null");
  }

  private void detection(
      List<ISecurityHubOrganizationConfiguration> configurations, List<ITopic> topics) {
    new SecurityHubDriftDetection(
        stack,
        "Drift",
        new SecurityHubDriftDetectionProps() {
          @Override
          public List<ISecurityHubOrganizationConfiguration> getConfigurations() {
            return configurations;
          }

          @Override
          public List<ITopic> getTopics() {
            return topics;
          }
        });
  }

  static Stream<Arguments> values() {
    return Stream.of(
        required("name is required", () -> ConfigurationPolicy.enabled(null)),
        required("description is required", () -> POLICY.description(null)),
        required("key is required", () -> POLICY.tag(null, "value")),
        required("value is required", () -> POLICY.tag("key", null)),
        required("a standard is null", () -> POLICY.standards((Standard) null)),
        required("a control is null", () -> POLICY.disableControls(NOTHING)),
        required("a control is null", () -> POLICY.disableControls((String[]) null)),
        required("a control is null", () -> POLICY.enableOnlyControls(NOTHING)),
        required("a target is null", () -> POLICY.appliesTo((PolicyTarget) null)),
        required("a target is null", () -> POLICY.appliesTo((PolicyTarget[]) null)),
        required("id is required", () -> PolicyTarget.root(null)),
        required("value is required", () -> POLICY.parameter("ACM.1", "name", null)),
        required("value is required", () -> ControlParameter.string(null)),
        required("a value is null", () -> ControlParameter.stringList("a", null)),
        required("a Region is null", () -> LinkedRegions.only(NOTHING)),
        required("regions is required", () -> LinkedRegions.only((String[]) null)),
        required("arn is required", () -> LinkedRegions.existingAggregator(null)),
        required("standards is required", () -> OrganizationConfiguration.local(true, null)),
        required("file is required", () -> YamlConfiguration.read(null)),
        required("host is required", () -> PipelineSource.gitLab("group/name", null)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatAValueNeedsIsRequired(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessageContaining(message);
  }

  private static Arguments required(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
  }

  private static void assertRequired(String what, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(NullPointerException.class)
        .hasMessage(what + " is required");
  }
}
