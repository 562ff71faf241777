package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;

class HubSettingsTest {
  private static final String READS = "Allow securityhub:DescribeHub on *";
  private static final String WRITES = "Allow securityhub:UpdateSecurityHubConfiguration on *";

  private final Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void settingsThatAreNotDeclaredAreNowhere() {
    TestApp.declare(stack, "SecurityHub").build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.configuration(""))
        .doesNotContainKeys("ControlFindingGenerator", "AutoEnableControls");
    assertThat(synthesized.permissions()).doesNotContain(READS, WRITES);
  }

  @ParameterizedTest
  @CsvSource({"CONSOLIDATED, SECURITY_CONTROL, true", "PER_STANDARD, STANDARD_CONTROL, false"})
  void eachSettingIsAPropertyOfEveryRegion(
      ControlFindings findings, String generator, boolean controls) {
    TestApp.declare(stack, "SecurityHub")
        .regions(List.of("eu-west-1", "us-east-1"))
        .controlFindings(findings)
        .autoEnableControls(controls)
        .build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    for (String suffix : List.of("", "UsEast1")) {
      assertThat(synthesized.configuration(suffix))
          .containsEntry("ControlFindingGenerator", generator)
          .containsEntry("AutoEnableControls", String.valueOf(controls));
    }
    assertThat(synthesized.permissions()).contains(READS, WRITES);
  }

  @Test
  void aDeclaredSettingIsAnAttributeOfTheRegion() {
    RegionAttributes attributes =
        TestApp.declare(stack, "SecurityHub")
            .controlFindings(ControlFindings.CONSOLIDATED)
            .autoEnableControls(true)
            .build()
            .forRegion();

    assertThat(stack.resolve(attributes.getControlFindingGenerator()))
        .isEqualTo(attribute("ControlFindingGenerator"));
    assertThat(stack.resolve(attributes.getAutoEnableControls()))
        .isEqualTo(attribute("AutoEnableControls"));
  }

  private static Map<String, Object> attribute(String name) {
    return Map.of("Fn::GetAtt", List.of("SecurityHubOrganizationConfiguration", name));
  }

  /** The function returns what it was declared, and CloudFormation fails on any other name. */
  @Test
  void aSettingThatIsNotDeclaredIsNoAttribute() {
    RegionAttributes attributes = TestApp.declare(stack, "SecurityHub").build().forRegion();

    assertThatThrownBy(attributes::getControlFindingGenerator)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Construct Stack/SecurityHub cannot read the attribute ControlFindingGenerator",
            "Call controlFindings(...)");
    assertThatThrownBy(attributes::getAutoEnableControls)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("the attribute AutoEnableControls", "Call autoEnableControls(");
  }

  @Test
  void centralConfigurationTakesControlFindings() {
    TestApp.central(stack).controlFindings(ControlFindings.CONSOLIDATED).build();

    assertThat(SynthesizedStack.of(stack).configuration(""))
        .containsEntry("ControlFindingGenerator", "SECURITY_CONTROL");
  }

  @Test
  void policiesDecideOnNewControlsUnderCentralConfiguration() {
    SecurityHubCentralConfiguration.Builder central =
        TestApp.central(stack).autoEnableControls(true);

    assertThatThrownBy(central::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Construct Stack/SecurityHub cannot declare autoEnableControls",
            "policies decide",
            "Remove it; a policy with disableControls enables every other control");

    SecurityHubOrganizationConfiguration.Builder alone =
        SecurityHubOrganizationConfiguration.Builder.create(stack, "Alone")
            .configuration(OrganizationConfiguration.central())
            .autoEnableControls(false)
            .regions(List.of("us-east-1"))
            .provider(TestApp.provider(stack).build());
    assertThatThrownBy(alone::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Construct Stack/Alone cannot declare autoEnableControls");
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void driftDetectionComparesTheSettingsToo(boolean heals, boolean writes) {
    SecurityHubOrganizationConfiguration configuration =
        TestApp.declare(stack, "SecurityHub")
            .controlFindings(ControlFindings.CONSOLIDATED)
            .autoEnableControls(true)
            .build();
    SecurityHubDriftDetection.Builder.create(stack, "Drift")
        .configurations(List.of(configuration))
        .heal(heals)
        .build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.environment("DriftFunction"))
        .containsEntry(
            "DECLARED",
            "eu-west-1=LOCAL,true,DEFAULT,AutoEnableControls=true,"
                + "ControlFindingGenerator=SECURITY_CONTROL");
    List<String> actions = synthesized.actions("DriftPolicy");
    assertThat(actions).contains("securityhub:DescribeHub");
    assertThat(actions.contains("securityhub:UpdateSecurityHubConfiguration")).isEqualTo(writes);
  }
}
