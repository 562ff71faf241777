package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/** Logical ids that stacks have: another id would be another resource. */
class LogicalIdsTest {
  private final Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void ofALocalConfiguration() {
    TestApp.declare(stack, "SecurityHub").regions(List.of("eu-west-1", "us-east-1")).build();

    assertThat(ids())
        .containsExactlyInAnyOrder(
            "SecurityHubOrganizationConfiguration",
            "SecurityHubOrganizationConfigurationUsEast1",
            "SecurityHubOrganizationConfigurationFunctionRole164BB2CB",
            "SecurityHubOrganizationConfigurationFunctionLogGroupFDE6C431",
            "SecurityHubOrganizationConfigurationFunctionPolicy637662F7",
            "SecurityHubOrganizationConfigurationFunctionC94AA39B",
            "SecurityHubOrganizationConfigurationFunctionEventInvokeConfig20EB58CE");
  }

  @Test
  void ofACentralConfiguration() {
    TestApp.central(stack)
        .policy(ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.root("r-ab12")))
        .build();

    assertThat(ids())
        .containsExactlyInAnyOrder(
            "SecurityHubOrganizationConfiguration",
            "SecurityHubFindingAggregator",
            "SecurityHubPolicyOffB4DC66DD",
            "SecurityHubPolicyTargetRootRAb12",
            "SecurityHubOrganizationConfigurationFunctionLinkedRegions25CA0836",
            "SecurityHubOrganizationConfigurationFunctionReadingPoliciesF347D717",
            "SecurityHubOrganizationConfigurationFunctionRole164BB2CB",
            "SecurityHubOrganizationConfigurationFunctionLogGroupFDE6C431",
            "SecurityHubOrganizationConfigurationFunctionPolicy637662F7",
            "SecurityHubOrganizationConfigurationFunctionC94AA39B",
            "SecurityHubOrganizationConfigurationFunctionEventInvokeConfig20EB58CE");
  }

  private List<String> ids() {
    Map<String, Object> resources =
        SynthesizedStack.map(SynthesizedStack.of(stack).template().get("Resources"));
    return List.copyOf(resources.keySet());
  }
}
