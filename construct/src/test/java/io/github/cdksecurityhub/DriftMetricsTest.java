package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;

/** What a declaration offers of its drift: metrics, alarms and a dashboard. */
class DriftMetricsTest {
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack");

  private SecurityHubDriftDetection.Builder detection() {
    return SecurityHubDriftDetection.Builder.create(stack, "Drift")
        .configurations(
            List.of(
                TestApp.declare(stack, "SecurityHub")
                    .regions(List.of("us-east-1", "eu-west-1"))
                    .build()));
  }

  private SynthesizedStack synthesized() {
    return SynthesizedStack.of(stack);
  }

  @Test
  void alarmsAreOnePerRegionAndTwoForWhatNobodyCouldSee() {
    Topic topic = new Topic(stack, "Topic");
    SecurityHubDriftDetection drift = detection().build();

    assertThat(drift.addAlarms(new SnsAction(topic))).hasSize(4);

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
    assertThat(synthesized().properties(ALARM, "DriftUnreadableAlarm"))
        .containsEntry("MetricName", "Unreadable")
        .containsEntry("TreatMissingData", "ignore");
    assertThat(synthesized().properties(ALARM, "DriftFailedRunsAlarm"))
        .containsEntry("MetricName", "Errors")
        .containsEntry("TreatMissingData", "notBreaching");
  }

  @Test
  void aSecondCallAddsItsActionToTheSameAlarms() {
    SecurityHubDriftDetection drift = detection().build();
    List<Alarm> alarms = drift.addAlarms(new SnsAction(new Topic(stack, "First")));

    assertThat(drift.addAlarms(new SnsAction(new Topic(stack, "Second"))))
        .extracting(alarm -> alarm.getNode().getPath())
        .containsExactlyElementsOf(
            alarms.stream().map(alarm -> alarm.getNode().getPath()).toList());

    assertThat(synthesized().resources(ALARM).values())
        .hasSize(4)
        .allSatisfy(
            alarm ->
                assertThat(list(map(alarm.get("Properties")).get("AlarmActions")).toString())
                    .contains("Ref=First", "Ref=Second"));
  }

  /** CloudFormation refuses a list of actions that has one twice. */
  @Test
  void anActionThatAnAlarmHasAlreadyIsNotAddedAgain() {
    SecurityHubDriftDetection drift = detection().build();
    Topic topic = new Topic(stack, "Topic");
    Topic other = new Topic(stack, "Other");

    drift
        .addAlarms(new SnsAction(topic), new SnsAction(topic))
        .forEach(alarm -> alarm.addAlarmAction(new SnsAction(other)));
    drift.addAlarms(new SnsAction(other), new SnsAction(topic));

    assertThat(synthesized().resources(ALARM).values())
        .hasSize(4)
        .allSatisfy(
            alarm -> assertThat(list(map(alarm.get("Properties")).get("AlarmActions"))).hasSize(2));
  }

  @Test
  void moreActionsThanAnAlarmHasAreRefused() {
    SecurityHubDriftDetection drift = detection().build();
    for (int i = 0; i < 5; i++) {
      drift.addAlarms(new SnsAction(new Topic(stack, "Topic" + i)));
    }

    assertThatThrownBy(() -> drift.addAlarms(new SnsAction(new Topic(stack, "Sixth"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Construct Stack/Drift/DriftAlarm",
            "cannot take 6 actions: a CloudWatch alarm has at most 5. Pass one SnsAction");
  }

  /** Its policies may be added at any time, and their types are known by then. */
  @Test
  void aSecondCallAddsTheAlarmsOfWhatWasDeclaredSince() {
    SecurityHubCentralConfiguration central = TestApp.central(stack).build();
    SecurityHubDriftDetection drift =
        SecurityHubDriftDetection.Builder.create(stack, "Drift")
            .configurations(List.of(central))
            .build();

    assertThat(drift.addAlarms()).hasSize(4);
    central.addPolicy(ConfigurationPolicy.disabled("off"));
    assertThat(drift.addAlarms()).hasSize(5);

    assertThat(synthesized().resources(ALARM)).hasSize(5);
  }

  @Test
  void theMetricIsTheRegions() {
    SecurityHubDriftDetection drift = detection().build();
    MetricOptions hourly = MetricOptions.builder().period(Duration.hours(1)).build();

    assertThat(drift.metricDrift("eu-west-1").getDimensions())
        .isEqualTo(Map.of("Region", "eu-west-1"));
    assertThat(drift.metricDrift("eu-west-1", hourly).getPeriod().toSeconds()).isEqualTo(3600);
    assertThat(drift.metricUnreadable(hourly).getMetricName()).isEqualTo("Unreadable");
    assertThat(drift.metricErrors(hourly).getNamespace()).isEqualTo("AWS/Lambda");
    assertThatThrownBy(() -> drift.metricDrift("us-west-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Stack/Drift", "us-west-2", "us-east-1, eu-west-1");
  }

  @Test
  void aDashboardIsThereForWhoAsks() {
    detection().heal(true).dashboard(true).build();

    assertThat(synthesized().properties("AWS::CloudWatch::Dashboard").get("DashboardBody"))
        .asString()
        .contains("Drift", "Unreadable", "Healed", "NotHealed");
  }
}
