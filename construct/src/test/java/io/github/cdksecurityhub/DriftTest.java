package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.FUNCTION;
import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.OnEventOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;

class DriftTest {
  private static final String RULE = "AWS::Events::Rule";

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack");

  private final SecurityHubOrganizationConfiguration configuration =
      TestApp.declare(stack, "SecurityHub").regions(List.of("us-east-1", "eu-west-1")).build();

  private SecurityHubDriftDetection.Builder detection() {
    return SecurityHubDriftDetection.Builder.create(stack, "Drift")
        .configurations(List.of(configuration));
  }

  private SynthesizedStack synthesized() {
    return SynthesizedStack.of(stack);
  }

  private Map<String, Object> looking() {
    return synthesized().properties(FUNCTION, "DriftFunction");
  }

  private Map<String, Object> variables() {
    return synthesized().environment("DriftFunction");
  }

  /** By the beginning of the logical id that the CDK makes of the path. */
  private Map.Entry<String, Map<String, Object>> rule(String name) {
    return synthesized().resources(RULE).entrySet().stream()
        .filter(rule -> rule.getKey().startsWith("Drift" + name))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Object> properties(String rule) {
    return synthesized().properties(RULE, "Drift" + rule);
  }

  @Test
  void aDeclarationAloneIsNotChecked() {
    assertThat(synthesized().resources(RULE)).isEmpty();
    assertThat(synthesized().resources(FUNCTION)).hasSize(1);
  }

  @Test
  void theSecondFunctionIsAsTheFirstAndKnowsWhatIsDeclared() {
    detection().build();

    assertThat(looking())
        .containsEntry("Runtime", "java25")
        .containsEntry("Handler", "io.github.cdksecurityhub.lambda.DriftHandler::handleRequest")
        .hasEntrySatisfying("MemorySize", size -> assertThat(size).hasToString("1769"))
        .hasEntrySatisfying("Timeout", timeout -> assertThat(timeout).hasToString("300"));
    assertThat(variables())
        .containsOnly(
            Map.entry("SCHEMA_VERSION", "1"),
            Map.entry("STACK_ID", Map.of("Ref", "AWS::StackId")),
            Map.entry("HEAL", "false"),
            Map.entry("DECLARED", "us-east-1=LOCAL,true,DEFAULT;eu-west-1=LOCAL,true,DEFAULT"));
    assertThat(synthesized().properties("AWS::Lambda::EventInvokeConfig", "Drift"))
        .containsEntry("MaximumEventAgeInSeconds", 900);
  }

  @Test
  void everyConfigurationThatIsNamedIsChecked() {
    TestApp.declare(stack, "Unchecked").regions(List.of("us-west-1")).build();
    SecurityHubOrganizationConfiguration central =
        TestApp.declare(stack, "Later")
            .configuration(OrganizationConfiguration.central())
            .regions(List.of("us-west-2"))
            .build();
    detection().configurations(List.of(configuration, central)).build();

    assertThat(variables().get("DECLARED"))
        .isEqualTo("us-east-1=LOCAL,true,DEFAULT;eu-west-1=LOCAL,true,DEFAULT;us-west-2=CENTRAL");
    assertThat(list(rule("Schedule").getValue().get("DependsOn")))
        .contains("SecurityHubOrganizationConfigurationUsWest2");
  }

  @Test
  void aCentralConfigurationIsCheckedInItsHomeRegion() {
    Stack other = app.stack("Other");
    SecurityHubDriftDetection.Builder.create(other, "Drift")
        .configurations(List.of(TestApp.central(other).build()))
        .build();

    assertThat(SynthesizedStack.of(other).template().toString())
        .contains("DECLARED={Fn::Join=[, [{Ref=AWS::Region}, =CENTRAL]]}");
  }

  @Test
  void whatIsNotInTheStackOrNamedTwiceIsRefused() {
    assertRefused(detection().configurations(List.of()), "no configuration is named");
    assertRefused(
        detection().configurations(List.of(configuration, configuration)), "it is named twice");
    SecurityHubOrganizationConfiguration elsewhere =
        TestApp.declare(app.stack("Other"), "SecurityHub").build();
    assertRefused(detection().configurations(List.of(elsewhere)), "that is in another stack");
  }

  private void assertRefused(SecurityHubDriftDetection.Builder builder, String reason) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Construct Stack/Drift", reason);
    stack.getNode().tryRemoveChild("Drift");
  }

  @Test
  void withoutHealingItsRoleCannotWrite() {
    detection().build();

    assertThat(synthesized().actions("DriftPolicy"))
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
    SecurityHubOrganizationConfiguration central =
        TestApp.declare(stack, "Central")
            .configuration(OrganizationConfiguration.central())
            .regions(List.of("us-west-2"))
            .build();
    detection().configurations(List.of(central)).heal(heals).build();

    assertThat(synthesized().actions("DriftPolicy"))
        .containsOnlyOnce("securityhub:ListFindingAggregators");
    assertThat(synthesized().actions("DriftPolicy").contains("securityhub:GetFindingAggregator"))
        .as("only a heal goes central, and remembers linked Regions")
        .isEqualTo(heals);
  }

  @Test
  void healingAddsTheWriteAndWhatItsProofReads() {
    detection().heal(true).build();

    assertThat(synthesized().actions("DriftPolicy"))
        .contains(
            "securityhub:UpdateOrganizationConfiguration",
            "securityhub:ListFindingAggregators",
            "securityhub:ListTagsForResource",
            "securityhub:TagResource",
            "securityhub:UntagResource")
        .hasSize(11);
    assertThat(variables()).containsEntry("HEAL", "true");
    assertThat(looking().get("Timeout")).hasToString("900");
  }

  @Test
  void eventsAndTheStacksStateAreItsOwnOnly() {
    detection().build();

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
    return synthesized().statements("DriftPolicy").stream()
        .filter(statement -> action.equals(statement.get("Action")))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1, rate(1 minute)", "60, rate(1 hour)", "90, rate(90 minutes)", "1440, rate(1 day)"})
  void itIsRunAtTheRateAfterEveryRegionIsDeployed(int minutes, String rate) {
    detection().interval(Duration.minutes(minutes)).build();

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
    detection().build();

    Map<String, Object> pattern = map(properties("Change").get("EventPattern"));
    Map<String, Object> detail = map(pattern.get("detail"));

    assertThat(pattern)
        .containsEntry("source", List.of("aws.securityhub"))
        .containsEntry("detail-type", List.of("AWS API Call via CloudTrail"));
    assertThat(detail)
        .containsEntry(
            "eventName",
            List.of(
                "UpdateOrganizationConfiguration",
                "UpdateSecurityHubConfiguration",
                "UpdateFindingAggregator",
                "DeleteFindingAggregator",
                "UpdateConfigurationPolicy",
                "DeleteConfigurationPolicy",
                "StartConfigurationPolicyAssociation",
                "StartConfigurationPolicyDisassociation",
                "DisableSecurityHub"))
        .containsEntry("errorCode", List.of(Map.of("exists", false)));
    Map<String, Object> session = map(map(detail.get("userIdentity")).get("sessionContext"));
    List<Object> issuer = list(map(session.get("sessionIssuer")).get("arn"));
    assertThat(issuer).hasSize(2).contains(Map.of("exists", false));
    assertThat(list(map(issuer.get(0)).get("anything-but")).toString())
        .contains("SecurityHubOrganizationConfigurationFunctionRole")
        .contains("DriftRole");
  }

  @Test
  void aTopicGetsTheSentencesOfThisStackAlone() {
    detection().topics(List.of(new Topic(stack, "Topic"))).build();

    Map<String, Object> notify = properties("Notify");

    assertThat(map(notify.get("EventPattern")))
        .containsEntry("source", List.of("io.github.cdksecurityhub"))
        .containsEntry("detail", Map.of("stackId", List.of(Map.of("Ref", "AWS::StackId"))));
    assertThat(map(list(notify.get("Targets")).get(0)))
        .containsEntry("InputPath", "$.detail.message");
  }

  @Test
  void aTargetOfTheUsersGetsTheEventsOfThisStackThatItAsksFor() {
    Rule rule =
        detection()
            .build()
            .onEvent(
                "Drifted",
                OnEventOptions.builder()
                    .ruleName("drifted")
                    .description("Drift, for the queue")
                    .target(new SqsQueue(new Queue(stack, "Queue")))
                    .eventPattern(
                        EventPattern.builder().detail(Map.of("state", List.of("DRIFTED"))).build())
                    .build());

    Map<String, Object> drifted = properties("Drifted");

    assertThat(rule.getNode().getPath()).isEqualTo("Stack/Drift/Drifted");
    assertThat(map(drifted.get("EventPattern")))
        .containsEntry("source", List.of("io.github.cdksecurityhub"))
        .containsEntry("detail-type", List.of("Security Hub Organization Configuration Drift"))
        .containsEntry(
            "detail",
            Map.of(
                "state", List.of("DRIFTED"),
                "stackId", List.of(Map.of("Ref", "AWS::StackId"))));
    assertThat(list(drifted.get("Targets"))).hasSize(1);
    assertThat(drifted)
        .containsEntry("Name", "drifted")
        .containsEntry("Description", "Drift, for the queue");
  }

  @Test
  void whatAnImportedTopicHasToAllowIsWarnedOf() {
    ITopic imported =
        Topic.fromTopicArn(stack, "Imported", "arn:aws:sns:eu-west-1:123456789012:security");
    detection().topics(List.of(new Topic(stack, "Topic"), imported)).build();

    Annotations annotations = Annotations.fromStack(stack);

    annotations.hasWarning(
        "*", Match.stringLikeRegexp("Topic Stack/Imported is imported.*events.amazonaws.com.*"));
    annotations.hasNoWarning("*", Match.stringLikeRegexp("Topic Stack/Topic .*"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 30, 59, 61, 90, 3601})
  void aRateThatEventBridgeDoesNotKnowIsRefused(long seconds) {
    assertRefused(detection().interval(Duration.seconds(seconds)), "whole minutes");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void awsSolutionsFindsNothing(boolean heals) {
    detection().heal(heals).dashboard(true).build().addAlarms();

    SecurityRulesTest.assertNone(stack);
  }

  @Test
  void theFirstFunctionsPermissionsAreNotTheSeconds() {
    detection().build();
    configuration
        .getProvider()
        .addToRolePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of("*"))
                .build());

    assertThat(synthesized().actions("DriftPolicy")).doesNotContain("sqs:SendMessage");
  }

  @Test
  void theSecondFunctionRunsAsItsOwnOptionsSay() {
    detection().memorySize(512).logRetention(RetentionDays.ONE_WEEK).build();

    assertThat(looking().get("MemorySize")).hasToString("512");
    assertThat(synthesized().resources("AWS::Logs::LogGroup").toString())
        .contains("RetentionInDays=7");
  }

  @Test
  void theSecondFunctionHasTheUsersNetworkKeyAndLogGroupToo() {
    Vpc vpc = Vpc.Builder.create(stack, "Vpc").maxAzs(1).build();
    SecurityGroup group = SecurityGroup.Builder.create(stack, "Group").vpc(vpc).build();
    SubnetSelection first =
        SubnetSelection.builder().subnets(vpc.getPrivateSubnets().subList(0, 1)).build();
    detection()
        .vpc(vpc)
        .vpcSubnets(first)
        .securityGroups(List.of(group))
        .environmentEncryption(new Key(stack, "Key"))
        .logGroup(new LogGroup(stack, "Logs"))
        .build();

    assertThat(looking().toString())
        .contains(
            "SecurityGroupIds=[{Fn::GetAtt=[Group",
            "SubnetIds=[{Ref=VpcPrivateSubnet1",
            "KmsKeyArn={Fn::GetAtt=[Key",
            "LogGroup={Ref=Logs");
    assertThat(synthesized().actions("DriftPolicy"))
        .contains("kms:Decrypt", "ec2:CreateNetworkInterface");
  }
}
