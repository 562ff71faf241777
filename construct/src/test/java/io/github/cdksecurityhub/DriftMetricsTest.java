package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;

/** What a declaration offers of its drift: metrics, alarms and a dashboard. */
class DriftMetricsTest {
  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final DriftDetection HOURLY = DriftDetection.every(Duration.hours(1));

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack");

  private SecurityHubOrganizationConfiguration declare(DriftDetection detection) {
    return TestApp.declare(stack, "SecurityHub")
        .regions(List.of("us-east-1", "eu-west-1"))
        .driftDetection(detection)
        .build();
  }

  private SynthesizedStack synthesized() {
    return SynthesizedStack.of(stack);
  }

  @Test
  void alarmsAreOnePerRegionAndTwoForWhatNobodyCouldSee() {
    Topic topic = new Topic(stack, "Topic");
    SecurityHubOrganizationConfiguration hub = declare(HOURLY);

    assertThat(hub.alarmOnDrift(new SnsAction(topic))).hasSize(4);

    assertThat(synthesized().resources(ALARM).values())
        .hasSize(4)
        .allSatisfy(
            alarm ->
                assertThat(map(alarm.get("Properties")))
                    .containsKey("AlarmActions")
                    .hasEntrySatisfying("Threshold", it -> assertThat(it).hasToString("1")));
    Template.fromStack(stack)
        .hasResourceProperties(
            ALARM,
            Map.of(
                "Namespace", "SecurityHubOrganizationConfiguration",
                "MetricName", "Drift",
                "Statistic", "Maximum",
                "TreatMissingData", "ignore",
                "Dimensions", List.of(Map.of("Name", "Region", "Value", "eu-west-1"))));
  }

  @Test
  void theMetricIsTheRegions() {
    SecurityHubOrganizationConfiguration hub = declare(HOURLY);

    assertThat(hub.metricDrift("eu-west-1").getDimensions())
        .isEqualTo(Map.of("Region", "eu-west-1"));
    assertThatThrownBy(hub::metricDrift).hasMessageContaining("without naming a Region");
    assertThatThrownBy(() -> hub.metricDrift("us-west-2")).hasMessageContaining("us-west-2");
  }

  @Test
  void whoDoesNotLookHasNoMetric() {
    SecurityHubOrganizationConfiguration hub = TestApp.declare(stack, "SecurityHub").build();

    assertThatThrownBy(hub::metricDrift)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Stack/SecurityHub", "driftDetection");
    assertThatThrownBy(hub::alarmOnDrift).hasMessageContaining("nobody looks");
  }

  @Test
  void aDashboardIsThereForWhoAsks() {
    declare(HOURLY.heal().dashboard());

    assertThat(synthesized().properties("AWS::CloudWatch::Dashboard").get("DashboardBody"))
        .asString()
        .contains("Drift", "Unreadable", "Healed", "NotHealed");
  }
}
