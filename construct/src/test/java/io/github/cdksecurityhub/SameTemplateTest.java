package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.Topic;

/** A document and the Java that says the same are the same template, byte by byte. */
class SameTemplateTest {
  private static final String AGGREGATOR =
      "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/0a1b2c3d";
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:drift";

  @TempDir Path folder;

  @Test
  void localGroupsWithEveryOption() throws IOException {
    assertSame(
        """
        schemaVersion: 1
        onDelete: RESET
        takeOver: true
        revision: "2"
        controlFindings: CONSOLIDATED
        autoEnableControls: false
        local:
          - regions: [us-east-1, eu-west-1]
            autoEnable: true
            autoEnableStandards: DEFAULT
        """,
        stack ->
            TestApp.declare(stack, "SecurityHub")
                .regions(List.of("us-east-1", "eu-west-1"))
                .onDelete(OnDelete.RESET)
                .takeOver()
                .revision("2")
                .controlFindings(ControlFindings.CONSOLIDATED)
                .autoEnableControls(false)
                .build());
  }

  @Test
  void centralConfigurationAlone() throws IOException {
    assertSame(
        "schemaVersion: 1\ncentral: {region: eu-west-1}\n",
        stack ->
            TestApp.declare(stack, "SecurityHub")
                .configuration(OrganizationConfiguration.central())
                .regions(List.of("eu-west-1"))
                .build());
  }

  @Test
  void centralConfigurationWithEveryKindOfPolicyAndDrift() throws IOException {
    assertSame(
        CentralDocuments.GOOD,
        stack ->
            driftDetection(
                stack,
                SecurityHubCentralConfiguration.Builder.create(stack, "SecurityHub")
                    .linkedRegions(LinkedRegions.only("us-east-1", "eu-central-1"))
                    .policies(policies())
                    .build()));
  }

  private static List<IConfigurationPolicy> policies() {
    return List.of(
        ConfigurationPolicy.enabled("baseline")
            .description("What every account has")
            .tag("team", "security")
            .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0, Standard.PCI_DSS_4_0_1)
            .disableControls("EC2.8", "S3.9")
            .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(15))
            .appliesTo(PolicyTarget.root("r-ab12")),
        ConfigurationPolicy.enabled("few-controls")
            .standards(Standard.NIST_800_53_5_0_0)
            .enableOnlyControls("IAM.7")
            .appliesTo(PolicyTarget.organizationalUnit("ou-ab12-abcdefgh")),
        ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.account("111122223333")),
        ConfigurationPolicy.selfManaged()
            .appliesTo(PolicyTarget.organizationalUnit("ou-ab12-bbbbbbbb")),
        ConfigurationPolicy.fromPolicyId("0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f")
            .appliesTo(PolicyTarget.account("123456789012")));
  }

  private static void driftDetection(
      Stack stack, ISecurityHubOrganizationConfiguration configuration) {
    SecurityHubDriftDetection.Builder.create(stack, "SecurityHubDrift")
        .configurations(List.of(configuration))
        .interval(Duration.minutes(15))
        .heal(true)
        .dashboard(true)
        .topics(List.of(Topic.fromTopicArn(stack, "Topic", TOPIC)))
        .build();
  }

  @Test
  void everyKindOfParameter() throws IOException {
    assertSame(
        """
        schemaVersion: 1
        onDelete: RETAIN
        takeOver: true
        revision: "2"
        controlFindings: PER_STANDARD
        central:
          region: eu-west-1
          linkedRegions: {allExcept: [me-south-1]}
          policies:
            - enabled: parameters
              parameters:
                IAM.7: {RequireNumbers: true, MinimumPasswordLength: 14}
                RDS.14: {BacktrackWindowInHours: 2}
                ELB.10: {minAvailabilityZones: 3}
                CloudWatch.16: {minRetentionTime: "365"}
                EC2.18: {authorizedTcpPorts: [80, 443], authorizedUdpPorts: {serviceDefault: true}}
                EC2.40: {requiredTagKeys: [owner]}
                S3.1: {a: text, b: 1.5, c: {enumeration: x}, d: {enumerationList: [x, y]}}
              appliesTo: [r-ab12]
        """,
        stack ->
            SecurityHubCentralConfiguration.Builder.create(stack, "SecurityHub")
                .onDelete(OnDelete.RETAIN)
                .takeOver()
                .revision("2")
                .controlFindings(ControlFindings.PER_STANDARD)
                .linkedRegions(LinkedRegions.allExcept("me-south-1"))
                .policy(parameters().appliesTo(PolicyTarget.root("r-ab12")))
                .build());
  }

  private static EnabledPolicy parameters() {
    return ConfigurationPolicy.enabled("parameters")
        .parameter("IAM.7", "RequireNumbers", ControlParameter.bool(true))
        .parameter("IAM.7", "MinimumPasswordLength", ControlParameter.integer(14))
        .parameter("RDS.14", "BacktrackWindowInHours", ControlParameter.decimal(2))
        .parameter("ELB.10", "minAvailabilityZones", ControlParameter.enumeration("3"))
        .parameter("CloudWatch.16", "minRetentionTime", ControlParameter.enumeration("365"))
        .parameter("EC2.18", "authorizedTcpPorts", ControlParameter.integerList(80, 443))
        .parameter("EC2.18", "authorizedUdpPorts", ControlParameter.serviceDefault())
        .parameter("EC2.40", "requiredTagKeys", ControlParameter.stringList("owner"))
        .parameter("S3.1", "a", ControlParameter.string("text"))
        .parameter("S3.1", "b", ControlParameter.decimal(1.5))
        .parameter("S3.1", "c", ControlParameter.enumeration("x"))
        .parameter("S3.1", "d", ControlParameter.enumerationList("x", "y"));
  }

  @Test
  void anAggregatorThatExistsAndDriftDetectionWithEveryDefault() throws IOException {
    assertSame(
        """
        schemaVersion: 1
        central:
          region: eu-west-1
          linkedRegions: {existingAggregator: %s}
        driftDetection: {}
        """
            .formatted(AGGREGATOR),
        stack ->
            SecurityHubDriftDetection.Builder.create(stack, "SecurityHubDrift")
                .configurations(
                    List.of(
                        SecurityHubCentralConfiguration.Builder.create(stack, "SecurityHub")
                            .linkedRegions(LinkedRegions.existingAggregator(AGGREGATOR))
                            .build()))
                .build());
  }

  @Test
  void driftOfALocalConfigurationAndAllRegionsLinked() throws IOException {
    assertSame(
        """
        schemaVersion: 1
        local:
          - regions: [eu-west-1]
            autoEnable: true
            autoEnableStandards: DEFAULT
        driftDetection: {interval: 1 day, heal: false}
        """,
        stack ->
            SecurityHubDriftDetection.Builder.create(stack, "SecurityHubDrift")
                .configurations(List.of(TestApp.declare(stack, "SecurityHub").build()))
                .interval(Duration.days(1))
                .build());
    assertSame(
        "schemaVersion: 1\ncentral: {region: eu-west-1, linkedRegions: all}\n",
        stack -> TestApp.central(stack).build());
  }

  private void assertSame(String yaml, Consumer<Stack> java) throws IOException {
    Path file = Files.writeString(folder.resolve("securityhub-organization.yaml"), yaml);

    assertThat(template(stack -> YamlConfiguration.read(file).declare(stack, "SecurityHub")))
        .isEqualTo(template(java));
  }

  private static String template(Consumer<Stack> declaration) {
    Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    declaration.accept(stack);
    App app = (App) stack.getNode().getRoot();
    try {
      return Files.readString(Path.of(app.synth().getDirectory()).resolve("Stack.template.json"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
