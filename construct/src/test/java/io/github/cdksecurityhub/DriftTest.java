package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.FUNCTION;
import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.Topic;

class DriftTest {
  private static final String RULE = "AWS::Events::Rule";
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

  private Map<String, Object> looking() {
    return synthesized().resources(FUNCTION).values().stream()
        .map(function -> map(function.get("Properties")))
        .filter(properties -> String.valueOf(properties.get("Handler")).contains("DriftHandler"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> variables(Map<String, Object> function) {
    return map(map(function.get("Environment")).get("Variables"));
  }

  /** By the beginning of the logical id that the CDK makes of the path. */
  private Map.Entry<String, Map<String, Object>> rule(String name) {
    return synthesized().resources(RULE).entrySet().stream()
        .filter(
            rule -> rule.getKey().startsWith("SecurityHubOrganizationConfigurationDrift" + name))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Object> properties(String rule) {
    return map(rule(rule).getValue().get("Properties"));
  }

  @Test
  void whoDoesNotAskForItHasNothingOfIt() {
    TestApp.declare(stack, "SecurityHub").build();

    assertThat(synthesized().resources(RULE)).isEmpty();
    assertThat(synthesized().resources(FUNCTION)).hasSize(1);
  }

  @Test
  void theSecondFunctionIsAsTheFirstAndKnowsWhatIsDeclared() {
    declare(HOURLY);

    assertThat(looking())
        .containsEntry("Runtime", "java25")
        .containsEntry("Handler", "io.github.cdksecurityhub.lambda.DriftHandler::handleRequest")
        .hasEntrySatisfying("MemorySize", size -> assertThat(size).hasToString("1769"))
        .hasEntrySatisfying("Timeout", timeout -> assertThat(timeout).hasToString("300"));
    assertThat(variables(looking()))
        .containsOnly(
            Map.entry("SCHEMA_VERSION", "1"),
            Map.entry("STACK_ID", Map.of("Ref", "AWS::StackId")),
            Map.entry("HEAL", "false"),
            Map.entry("DECLARED", "us-east-1=LOCAL,true,DEFAULT;eu-west-1=LOCAL,true,DEFAULT"));
  }

  @Test
  void everyDeclarationOfTheStackIsLookedAt() {
    declare(HOURLY);
    TestApp.declare(stack, "Later")
        .configuration(OrganizationConfiguration.central())
        .regions(List.of("us-west-2"))
        .build();

    assertThat(variables(looking()).get("DECLARED"))
        .isEqualTo("us-east-1=LOCAL,true,DEFAULT;eu-west-1=LOCAL,true,DEFAULT;us-west-2=CENTRAL");
    assertThat(list(rule("Schedule").getValue().get("DependsOn")))
        .contains("SecurityHubOrganizationConfigurationUsWest2");
  }

  @Test
  void theStacksOwnRegionIsAToken() {
    TestApp.declare(stack, "SecurityHub").driftDetection(HOURLY).build();

    assertThat(variables(looking()).get("DECLARED"))
        .hasToString("{Fn::Join=[, [{Ref=AWS::Region}, =LOCAL,true,DEFAULT]]}");
  }

  @Test
  void withoutHealingItsRoleCannotWrite() {
    declare(HOURLY);

    assertThat(permissionsOf("SecurityHubOrganizationConfigurationDrift"))
        .containsExactlyInAnyOrder(
            "securityhub:DescribeOrganizationConfiguration",
            "organizations:DescribeOrganization",
            "cloudformation:DescribeStacks",
            "events:PutEvents",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void centralConfigurationAddsWhatReadsItsHomeRegion(boolean heals) {
    TestApp.declare(stack, "SecurityHub")
        .configuration(OrganizationConfiguration.central())
        .driftDetection(heals ? HOURLY.heal() : HOURLY)
        .build();

    assertThat(permissionsOf("SecurityHubOrganizationConfigurationDrift"))
        .containsOnlyOnce("securityhub:ListFindingAggregators");
  }

  @Test
  void healingAddsTheWriteAndWhatItsProofReads() {
    declare(HOURLY.heal());

    assertThat(permissionsOf("SecurityHubOrganizationConfigurationDrift"))
        .contains(
            "securityhub:UpdateOrganizationConfiguration",
            "securityhub:ListFindingAggregators",
            "securityhub:ListTagsForResource",
            "securityhub:TagResource",
            "securityhub:UntagResource")
        .hasSize(11);
    assertThat(variables(looking())).containsEntry("HEAL", "true");
    assertThat(looking().get("Timeout")).hasToString("900");
  }

  private List<String> permissionsOf(String policy) {
    return synthesized().resources(SynthesizedStack.POLICY).entrySet().stream()
        .filter(each -> each.getKey().startsWith(policy + "Policy"))
        .flatMap(each -> statements(each.getValue()).stream())
        .flatMap(statement -> list(map(statement).get("Action")).stream())
        .map(String::valueOf)
        .toList();
  }

  private static List<Object> statements(Map<String, Object> policy) {
    return list(map(map(policy.get("Properties")).get("PolicyDocument")).get("Statement"));
  }

  @Test
  void eventsAndTheStacksStateAreItsOwnOnly() {
    declare(HOURLY);

    assertThat(statementOf("cloudformation:DescribeStacks"))
        .containsEntry("Resource", Map.of("Ref", "AWS::StackId"));
    assertThat(statementOf("events:PutEvents"))
        .containsEntry(
            "Condition",
            Map.of("StringEquals", Map.of("events:source", "io.github.cdksecurityhub")))
        .hasEntrySatisfying(
            "Resource", bus -> assertThat(bus.toString()).endsWith(":event-bus/default]]}"));
  }

  private Map<String, Object> statementOf(String action) {
    return synthesized().resources(SynthesizedStack.POLICY).values().stream()
        .flatMap(policy -> statements(policy).stream())
        .map(SynthesizedStack::map)
        .filter(statement -> action.equals(statement.get("Action")))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1, rate(1 minute)", "60, rate(1 hour)", "90, rate(90 minutes)", "1440, rate(1 day)"})
  void itIsRunAtTheRateAfterEveryRegionIsDeployed(int minutes, String rate) {
    declare(DriftDetection.every(Duration.minutes(minutes)));

    assertThat(properties("Schedule")).containsEntry("ScheduleExpression", rate);
    assertThat(list(rule("Schedule").getValue().get("DependsOn")))
        .contains(
            "SecurityHubOrganizationConfigurationUsEast1",
            "SecurityHubOrganizationConfigurationEuWest1");
    assertThat(list(rule("Change").getValue().get("DependsOn")))
        .contains("SecurityHubOrganizationConfigurationUsEast1");
  }

  @Test
  void itIsRunByEveryWriteThatSucceededAndIsNotOurs() {
    declare(HOURLY);

    Map<String, Object> pattern = map(properties("Change").get("EventPattern"));
    Map<String, Object> detail = map(pattern.get("detail"));

    assertThat(pattern)
        .containsEntry("source", List.of("aws.securityhub"))
        .containsEntry("detail-type", List.of("AWS API Call via CloudTrail"));
    assertThat(detail)
        .containsEntry(
            "eventName",
            List.of(
                "UpdateOrganizationConfiguration", "DeleteFindingAggregator", "DisableSecurityHub"))
        .containsEntry("errorCode", List.of(Map.of("exists", false)));
    Map<String, Object> session = map(map(detail.get("userIdentity")).get("sessionContext"));
    List<Object> issuer = list(map(session.get("sessionIssuer")).get("arn"));
    assertThat(issuer).hasSize(2).contains(Map.of("exists", false));
    assertThat(list(map(issuer.get(0)).get("anything-but")).toString())
        .contains("SecurityHubOrganizationConfigurationFunctionRole")
        .contains("SecurityHubOrganizationConfigurationDriftRole");
  }

  @Test
  void aTopicGetsTheSentencesOfThisStackAlone() {
    declare(HOURLY.notify(new Topic(stack, "Topic")));

    Map<String, Object> notify = properties("Notify");

    assertThat(map(notify.get("EventPattern")))
        .containsEntry("source", List.of("io.github.cdksecurityhub"))
        .containsEntry("detail", Map.of("stackId", List.of(Map.of("Ref", "AWS::StackId"))));
    assertThat(map(list(notify.get("Targets")).get(0)))
        .containsEntry("InputPath", "$.detail.message");
  }

  @Test
  void whatAnImportedTopicHasToAllowIsWarnedOf() {
    declare(
        HOURLY
            .notify(new Topic(stack, "Topic"))
            .notify(
                Topic.fromTopicArn(
                    stack, "Imported", "arn:aws:sns:eu-west-1:123456789012:security")));

    Annotations annotations = Annotations.fromStack(stack);

    annotations.hasWarning(
        "*", Match.stringLikeRegexp("Topic Stack/Imported is imported.*events.amazonaws.com.*"));
    annotations.hasNoWarning("*", Match.stringLikeRegexp("Topic Stack/Topic .*"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 30, 59, 61, 90, 3601})
  void aRateThatEventBridgeDoesNotKnowIsRefused(long seconds) {
    assertThatThrownBy(() -> declare(DriftDetection.every(Duration.seconds(seconds))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Stack/SecurityHub", "whole minutes");
  }

  @Test
  void twoDeclarationsOfAStackAgreeOnIt() {
    declare(HOURLY);

    assertThatThrownBy(
            () ->
                TestApp.declare(stack, "Other")
                    .regions(List.of("us-west-2"))
                    .driftDetection(HOURLY.heal())
                    .build())
        .hasMessageContainingAll("Stack/Other", "driftDetection", "Stack/SecurityHub");
    TestApp.declare(stack, "Same")
        .regions(List.of("us-west-1"))
        .driftDetection(DriftDetection.every(Duration.minutes(60)))
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void awsSolutionsFindsNothing(boolean heals) {
    declare(heals ? HOURLY.heal().dashboard() : HOURLY.dashboard()).alarmOnDrift();
    Aspects.of(app.app()).add(new AwsSolutionsChecks());

    Annotations findings = Annotations.fromStack(stack);

    findings.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
    findings.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
  }

  @Test
  void theFirstFunctionsPermissionsAreNotTheSeconds() {
    declare(HOURLY)
        .addToRolePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of("*"))
                .build());

    assertThat(permissionsOf("SecurityHubOrganizationConfigurationDrift"))
        .doesNotContain("sqs:SendMessage");
  }
}
