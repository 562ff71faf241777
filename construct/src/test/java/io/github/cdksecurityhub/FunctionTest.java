package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.FUNCTION;
import static io.github.cdksecurityhub.SynthesizedStack.POLICY;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.Topic;

class FunctionTest {
  private static final String OWN = "SecurityHubOrganizationConfigurationFunction";
  private static final String HUB = " on arn:${AWS::Partition}:securityhub:*:%s:hub/default";
  private static final List<String> EXACTLY =
      List.of(
          "Allow cloudformation:DescribeStackResource on ${AWS::StackId}",
          "Allow cloudformation:DescribeStacks on ${AWS::StackId}",
          "Allow logs:CreateLogStream on " + OWN + "LogGroup",
          "Allow logs:PutLogEvents on " + OWN + "LogGroup",
          "Allow organizations:DescribeOrganization on *",
          "Allow securityhub:DescribeOrganizationConfiguration on *",
          "Allow securityhub:ListFindingAggregators on *",
          "Allow securityhub:ListTagsForResource" + HUB,
          "Allow securityhub:TagResource" + HUB,
          "Allow securityhub:UntagResource" + HUB,
          "Allow securityhub:UpdateOrganizationConfiguration on *");

  private final TestApp app = TestApp.withoutFlags();

  @ParameterizedTest
  @EnumSource
  void theFunctionIsWhatWasPromisedWhateverTheFeatureFlags(FeatureFlags flags) {
    Stack stack = new TestApp(flags).stack("Stack");
    TestApp.declare(stack, "SecurityHub").build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.properties(FUNCTION))
        .contains(
            entry("Runtime", "java25"),
            entry("Architectures", List.of("x86_64")),
            entry(
                "Handler", "io.github.cdksecurityhub.lambda.CustomResourceHandler::handleRequest"))
        .hasEntrySatisfying("MemorySize", size -> assertThat(size).hasToString("1769"))
        .hasEntrySatisfying("Timeout", timeout -> assertThat(timeout).hasToString("900"))
        .hasEntrySatisfying(
            "LoggingConfig",
            logging ->
                assertThat(map(logging))
                    .containsEntry("LogFormat", "JSON")
                    .containsEntry(
                        "LogGroup", Map.of("Ref", synthesized.logicalId("AWS::Logs::LogGroup"))))
        .doesNotContainKeys("Environment", "VpcConfig", "KmsKeyArn");
    assertThat(synthesized.properties("AWS::Logs::LogGroup").get("RetentionInDays"))
        .hasToString("365");
    assertThat(synthesized.resources("AWS::Logs::LogGroup").values())
        .allSatisfy(group -> assertThat(group).containsEntry("DeletionPolicy", "Delete"));
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,            ''",
    "NONE,            us-east-1",
    "NONE,            cn-north-1",
    "NONE,            us-gov-west-1",
    "ALL_RECOMMENDED, ''",
    "ALL_RECOMMENDED, us-east-1",
    "ALL_RECOMMENDED, cn-northwest-1",
    "ALL_RECOMMENDED, us-gov-east-1",
    "ALL_ON,          eu-west-1",
  })
  void theRoleMayDoExactlyWhatTheFunctionDoesInEveryPartition(FeatureFlags flags, String region) {
    TestApp anyApp = new TestApp(flags);
    Stack stack =
        region.isEmpty() ? anyApp.stack("Stack") : anyApp.stack("Stack", TestApp.ACCOUNT, region);
    TestApp.declare(stack, "SecurityHub").build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.permissions())
        .containsExactlyElementsOf(
            exactly(region.isEmpty() ? "${AWS::AccountId}" : TestApp.ACCOUNT));
    assertThat(synthesized.resources(POLICY)).hasSize(1);
    assertThat(synthesized.properties("AWS::IAM::Role")).doesNotContainKey("ManagedPolicyArns");
    assertThat(synthesized.properties("AWS::IAM::Role").get("AssumeRolePolicyDocument"))
        .asString()
        .contains("Service=lambda.amazonaws.com", "Action=sts:AssumeRole");
    assertThat(synthesized.template().toString())
        .as("no other partition is written into the template")
        .doesNotContain("arn:aws:");
  }

  @Test
  void centralAddsReadingTheAggregatorAndNothingElse() {
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub")
        .configuration(OrganizationConfiguration.central())
        .build();

    List<String> permissions = new ArrayList<>(exactly("${AWS::AccountId}"));
    permissions.add(
        "Allow securityhub:GetFindingAggregator on"
            + " arn:${AWS::Partition}:securityhub:*:${AWS::AccountId}:finding-aggregator/*");

    assertThat(SynthesizedStack.of(stack).permissions())
        .containsExactlyInAnyOrderElementsOf(permissions);
    assertThat(SynthesizedStack.of(stack).properties(FUNCTION)).doesNotContainKey("Environment");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 | 3000 | 2100 | the longest: 3 x 15 minutes and 5",
        " 5 | 1200 |  900 | central's shortest",
        " 2 |  660 |  540 | local's shortest",
      })
  void theStackWaitsForEveryRunAndNoRunStartsTooLate(
      int minutes, String serviceTimeout, String maxEventAge, String reason) {
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub")
        .provider(TestApp.provider(stack).timeout(Duration.minutes(minutes)).build())
        .build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.configuration("").get("ServiceTimeout"))
        .as(reason)
        .isEqualTo(serviceTimeout);
    Map<String, Object> repeats = synthesized.properties("AWS::Lambda::EventInvokeConfig");
    assertThat(repeats.get("MaximumEventAgeInSeconds")).as(reason).hasToString(maxEventAge);
    assertThat(repeats.get("MaximumRetryAttempts")).hasToString("2");
    assertThat(repeats).containsEntry("Qualifier", "$LATEST");
  }

  @Test
  void timeoutAndMemoryMayBeTokensAndTheStackThenWaitsTheLongest() {
    Stack stack = app.stack("Stack");
    Number seconds = number(stack, "Seconds");
    Number memory = number(stack, "Memory");
    OrganizationConfigurationProvider provider =
        TestApp.provider(stack).timeout(Duration.seconds(seconds)).memorySize(memory).build();
    TestApp.declare(stack, "SecurityHub").provider(provider).build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.properties(FUNCTION))
        .containsEntry("Timeout", Map.of("Ref", "Seconds"))
        .containsEntry("MemorySize", Map.of("Ref", "Memory"));
    assertThat(synthesized.configuration("")).containsEntry("ServiceTimeout", "3000");
  }

  @Test
  void severalDeclarationsShareOneFunction() {
    Stack stack = app.stack("Stack");
    SecurityHubOrganizationConfiguration first =
        TestApp.declare(stack, "First").regions(List.of("us-east-1")).build();
    SecurityHubOrganizationConfiguration second =
        TestApp.declare(stack, "Second").regions(List.of("us-west-2")).build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.resources(FUNCTION)).hasSize(1);
    assertThat(synthesized.configuration("UsEast1").get("ServiceToken"))
        .isEqualTo(synthesized.configuration("UsWest2").get("ServiceToken"));
    assertThat(second.getProvider()).isSameAs(first.getProvider());
  }

  @Test
  void aProviderServesTheDeclarationsThatItIsPassedTo() {
    Stack stack = app.stack("Stack");
    OrganizationConfigurationProvider provider =
        TestApp.provider(stack).memorySize(1024).logRetention(RetentionDays.TWO_YEARS).build();
    SecurityHubOrganizationConfiguration first =
        TestApp.declare(stack, "First").regions(List.of("us-east-1")).provider(provider).build();
    TestApp.declare(stack, "Second").regions(List.of("us-west-2")).provider(provider).build();
    TestApp.declare(stack, "Third").regions(List.of("us-west-1")).build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(first.getProvider()).isSameAs(provider);
    assertThat(synthesized.resources(FUNCTION)).hasSize(2);
    assertThat(synthesized.configuration("UsEast1").get("ServiceToken"))
        .isEqualTo(synthesized.configuration("UsWest2").get("ServiceToken"))
        .isNotEqualTo(synthesized.configuration("UsWest1").get("ServiceToken"));
  }

  @Test
  void aProviderCanBeGrantedToAndConnectedTo() {
    Stack stack = app.stack("Stack");
    Vpc vpc =
        Vpc.Builder.create(stack, "Vpc").maxAzs(1).restrictDefaultSecurityGroup(false).build();
    OrganizationConfigurationProvider provider = TestApp.provider(stack).vpc(vpc).build();
    TestApp.declare(stack, "SecurityHub").provider(provider).build();

    new Topic(stack, "Topic").grantPublish(provider);
    vpc.addInterfaceEndpoint(
            "Hub",
            InterfaceVpcEndpointOptions.builder()
                .service(InterfaceVpcEndpointAwsService.SECURITYHUB)
                .open(false)
                .build())
        .getConnections()
        .allowDefaultPortFrom(provider);

    SynthesizedStack synthesized = SynthesizedStack.of(stack);
    assertThat(synthesized.permissions()).contains("Allow sns:Publish on ${TopicBFC7AF6E}");
    assertThat(synthesized.resources("AWS::EC2::SecurityGroupIngress")).hasSize(1);
  }

  @Test
  void aProviderNeedsNoProps() {
    Stack stack = app.stack("Stack");
    new OrganizationConfigurationProvider(stack, "Provider");

    assertThat(SynthesizedStack.of(stack).properties(FUNCTION).get("MemorySize"))
        .hasToString("1769");
  }

  @Test
  void propsDescribeAProviderToo() {
    Stack stack = app.stack("Stack");
    OrganizationConfigurationProvider provider =
        new OrganizationConfigurationProvider(
            stack,
            "Provider",
            OrganizationConfigurationProviderProps.builder().memorySize(512).build());
    new SecurityHubOrganizationConfiguration(
        stack,
        "SecurityHub",
        SecurityHubOrganizationConfigurationProps.builder()
            .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.NONE))
            .provider(provider)
            .build());

    assertThat(SynthesizedStack.of(stack).properties(FUNCTION).get("MemorySize"))
        .hasToString("512");
  }

  @ParameterizedTest
  @EnumSource
  void morePermissionsCanBeAddedAndGoAfterTheRegionsToo(FeatureFlags flags) {
    Stack stack = new TestApp(flags).stack("Stack");
    SecurityHubOrganizationConfiguration configuration =
        TestApp.declare(stack, "SecurityHub").build();
    configuration
        .getProvider()
        .addToRolePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("securityhub:DescribeHub"))
                .resources(List.of("*"))
                .build());

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.permissions())
        .containsAll(exactly("${AWS::AccountId}"))
        .contains("Allow securityhub:DescribeHub on *");
    assertThat(synthesized.dependencies(SynthesizedStack.CONFIGURATION))
        .containsAll(synthesized.resources(POLICY).keySet());
  }

  @Test
  void metricsAreThoseOfTheFunction() {
    OrganizationConfigurationProvider provider = TestApp.provider(app.stack("Stack")).build();
    MetricOptions hourly = MetricOptions.builder().period(Duration.hours(1)).build();

    assertThat(provider.metricErrors().getMetricName()).isEqualTo("Errors");
    assertThat(provider.metricErrors(hourly).getPeriod().toSeconds()).isEqualTo(3600);
    assertThat(provider.metric("Duration").getNamespace()).isEqualTo("AWS/Lambda");
    assertThat(provider.metric("Duration", hourly).getPeriod().toSeconds()).isEqualTo(3600);
    assertThat(provider.metric("Duration").getDimensions())
        .isEqualTo(provider.getFunction().metricDuration().getDimensions());
  }

  @Test
  void theRoleOfAnotherStackOfTheAppCanBeUsed() {
    Stack roles = app.stack("Roles");
    Role role = UserRoles.assumable(roles);
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub")
        .provider(TestApp.provider(stack).role(role).build())
        .build();

    assertThat(SynthesizedStack.of(stack).permissions())
        .containsAll(exactly("${AWS::AccountId}").stream().filter(it -> !it.contains(OWN)).toList())
        .hasSize(EXACTLY.size());
    assertThat(SynthesizedStack.of(stack).resources("AWS::IAM::Role")).isEmpty();
  }

  private static List<String> exactly(String account) {
    return EXACTLY.stream().map(permission -> permission.formatted(account)).toList();
  }

  private static Number number(Stack stack, String id) {
    return CfnParameter.Builder.create(stack, id).type("Number").build().getValueAsNumber();
  }
}
