package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/** Drift detection of the aggregator, the policies and the associations. */
class DriftOfCentralTest {
  private static final String POLICY = "AWS::SecurityHub::ConfigurationPolicy";
  private static final String ASSOCIATION = "AWS::SecurityHub::PolicyAssociation";
  private static final String AGGREGATOR = "AWS::SecurityHub::FindingAggregator";
  private static final List<String> READS =
      List.of(
          "cloudformation:GetTemplate",
          "cloudformation:ListStackResources",
          "securityhub:GetFindingAggregator",
          "securityhub:ListConfigurationPolicies",
          "securityhub:ListConfigurationPolicyAssociations");

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack");

  private SecurityHubDriftDetection detect(
      SecurityHubCentralConfiguration configuration, boolean heals) {
    return SecurityHubDriftDetection.Builder.create(stack, "Drift")
        .configurations(List.of(configuration))
        .heal(heals)
        .build();
  }

  private static ConfigurationPolicy baseline() {
    return ConfigurationPolicy.enabled("baseline")
        .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
        .appliesTo(PolicyTarget.root("r-ab12"));
  }

  private List<Map<String, Object>> resources(String type) {
    return List.copyOf(SynthesizedStack.of(stack).resources(type).values());
  }

  private Map<String, Object> variables() {
    return SynthesizedStack.of(stack).environment("DriftFunction");
  }

  private List<String> actions() {
    return SynthesizedStack.of(stack).actions("DriftPolicy");
  }

  @Test
  void everyResourceIsMarkedAndTheFunctionKnowsTheTypes() {
    detect(TestApp.central(stack).policy(baseline()).build(), false);

    assertThat(variables())
        .containsEntry("RESOURCES", POLICY + "," + AGGREGATOR + "," + ASSOCIATION);
    for (String type : List.of(POLICY, ASSOCIATION, AGGREGATOR)) {
      assertThat(resources(type))
          .singleElement()
          .satisfies(
              it ->
                  assertThat(map(it.get("Metadata")))
                      .containsEntry("io.github.cdksecurityhub:drift", "watched"));
    }
  }

  @Test
  void itReadsWhatItsTypesNeedAndWritesNothing() {
    detect(TestApp.central(stack).policy(baseline()).build(), false);

    assertThat(actions())
        .containsAll(READS)
        .contains("securityhub:GetConfigurationPolicy", "securityhub:ListTagsForResource")
        .doesNotHaveDuplicates()
        .noneMatch(it -> it.matches("securityhub:(Update|Start|Delete|Create|Tag).*"));
  }

  @Test
  void healingAddsOneWriteForEachType() {
    detect(TestApp.central(stack).policy(baseline()).build(), true);

    assertThat(actions())
        .containsAll(READS)
        .contains(
            "securityhub:UpdateFindingAggregator",
            "securityhub:UpdateConfigurationPolicy",
            "securityhub:StartConfigurationPolicyAssociation")
        .noneMatch(it -> it.matches("securityhub:(Create|Delete|StartConfigurationPolicyDis).*"));
  }

  @Test
  void onlyWhatIsDeclaredIsAllowed() {
    detect(TestApp.central(stack).build(), true);

    assertThat(variables()).containsEntry("RESOURCES", AGGREGATOR);
    assertThat(actions())
        .containsAll(READS)
        .doesNotContain(
            "securityhub:GetConfigurationPolicy",
            "securityhub:UpdateConfigurationPolicy",
            "securityhub:StartConfigurationPolicyAssociation");
  }

  @Test
  void aPolicyWithoutTargetsAllowsNoWriteOfAssociations() {
    detect(TestApp.central(stack).policy(ConfigurationPolicy.disabled("off")).build(), true);

    assertThat(actions())
        .contains("securityhub:UpdateConfigurationPolicy")
        .doesNotContain("securityhub:StartConfigurationPolicyAssociation");
  }

  @Test
  void anExistingAggregatorAloneIsNoResourceToCheck() {
    detect(
        TestApp.central(stack)
            .linkedRegions(
                LinkedRegions.existingAggregator(
                    "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/a"))
            .build(),
        false);

    assertThat(variables()).doesNotContainKey("RESOURCES");
    assertThat(actions()).doesNotContainAnyElementsOf(READS);
  }

  @Test
  void aPolicyThatIsAddedLaterIsChecked() {
    SecurityHubCentralConfiguration configuration = TestApp.central(stack).build();
    detect(configuration, false);
    configuration.addPolicy(baseline());

    assertThat(variables().get("RESOURCES").toString()).contains(POLICY, ASSOCIATION);
    assertThat(resources(POLICY).get(0)).containsKey("Metadata");
    assertThat(actions()).contains("securityhub:GetConfigurationPolicy");
  }

  @Test
  void theRulesWaitForEveryResource() {
    detect(TestApp.central(stack).policy(baseline()).build(), false);

    List<String> ids = new ArrayList<>();
    for (String type : List.of(POLICY, ASSOCIATION, AGGREGATOR)) {
      ids.addAll(SynthesizedStack.of(stack).resources(type).keySet());
    }
    assertThat(resources("AWS::Events::Rule"))
        .hasSize(2)
        .allSatisfy(
            it ->
                assertThat(list(it.get("DependsOn")).stream().map(String::valueOf))
                    .containsAll(ids));
  }

  @Test
  void withoutDriftDetectionNothingIsMarked() {
    TestApp.central(stack).policy(baseline()).build();

    assertThat(resources(POLICY).get(0).toString()).doesNotContain("cdksecurityhub:drift");
  }

  @Test
  void awsSolutionsFindsNothing() {
    detect(TestApp.central(stack).policy(baseline()).build(), true).addAlarms();

    SecurityRulesTest.assertNone(stack);
  }

  @Test
  void aMetricAndAnAlarmAreByType() {
    SecurityHubDriftDetection drift =
        detect(TestApp.central(stack).policy(baseline()).build(), false);

    assertThat(drift.metricResourceDrift(POLICY).getDimensions())
        .containsEntry("ResourceType", POLICY)
        .containsKey("Region");
    assertThat(drift.addAlarms()).hasSize(6);
    assertThat(resources("AWS::CloudWatch::Alarm").toString()).contains(ASSOCIATION, AGGREGATOR);
    assertThat(SynthesizedStack.of(stack).resources("AWS::CloudWatch::Alarm").keySet())
        .anyMatch(id -> id.matches("DriftDriftAlarmPolicyAssociation[0-9A-F]{8}"));
    assertThatThrownBy(() -> drift.metricResourceDrift("AWS::S3::Bucket"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("AWS::S3::Bucket", POLICY);
  }

  @Test
  void theDashboardHasResourcesAndTheirMessages() {
    SecurityHubDriftDetection.Builder.create(stack, "Drift")
        .configurations(List.of(TestApp.central(stack).policy(baseline()).build()))
        .dashboard(true)
        .build();

    assertThat(resources("AWS::CloudWatch::Dashboard").toString())
        .contains("Region,ResourceType", "filter ispresent(state)");
  }
}
