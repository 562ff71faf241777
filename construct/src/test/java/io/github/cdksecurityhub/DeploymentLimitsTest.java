package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.FUNCTION;
import static io.github.cdksecurityhub.SynthesizedStack.POLICY;
import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;

/** What AWS refuses only while deploying fits, or is refused at synthesis. */
class DeploymentLimitsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The most characters that a description has, by the types that have one. */
  private static final Map<String, Integer> DESCRIPTIONS =
      Map.of(
          FUNCTION,
          256,
          "AWS::Events::Rule",
          512,
          "AWS::IAM::Role",
          1000,
          "AWS::CloudWatch::Alarm",
          1024);

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("S".repeat(128), TestApp.ACCOUNT, "us-east-1");

  private static List<String> regions() {
    return RegionInfo.getRegions().stream()
        .filter(region -> "aws".equals(region.getPartition()))
        .map(RegionInfo::getName)
        .toList();
  }

  private SecurityHubOrganizationConfiguration.Builder everySetting(String id) {
    return TestApp.declare(stack, id)
        .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.DEFAULT))
        .controlFindings(ControlFindings.PER_STANDARD)
        .autoEnableControls(false);
  }

  private SecurityHubDriftDetection.Builder detection(
      ISecurityHubOrganizationConfiguration... configurations) {
    return SecurityHubDriftDetection.Builder.create(stack, "Drift")
        .configurations(List.of(configurations));
  }

  @Test
  void namesAndDescriptionsFitWhereStackAndConstructsHaveTheLongest() {
    OrganizationConfigurationProvider provider =
        OrganizationConfigurationProvider.Builder.create(stack, "P".repeat(200)).build();
    SecurityHubCentralConfiguration central =
        TestApp.central(stack)
            .provider(provider)
            .controlFindings(ControlFindings.CONSOLIDATED)
            .policy(
                ConfigurationPolicy.disabled("-".repeat(64) + "x".repeat(64))
                    .appliesTo(PolicyTarget.organizationalUnit(longestUnit())))
            .build();
    SecurityHubDriftDetection.Builder.create(stack, "D".repeat(200))
        .configurations(List.of(central))
        .build()
        .addAlarms();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(map(synthesized.template().get("Resources")).keySet())
        .allMatch(id -> id.matches("[A-Za-z][A-Za-z0-9]{0,254}"));
    assertThat(synthesized.resources(POLICY).values())
        .extracting(policy -> map(policy.get("Properties")).get("PolicyName").toString())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[\\w+=,.@-]{1,128}"));
    DESCRIPTIONS.forEach(
        (type, longest) ->
            assertThat(synthesized.resources(type).values())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(description(each)).hasSizeBetween(1, longest)));
  }

  private static String longestUnit() {
    return "ou-%s-%s".formatted("r".repeat(32), "u".repeat(32));
  }

  private static String description(Map<String, Object> resource) {
    Map<String, Object> properties = map(resource.get("Properties"));
    return String.valueOf(
        properties.getOrDefault("Description", properties.get("AlarmDescription")));
  }

  /** The length of what only a deployment knows is at its longest here. */
  @Test
  void theInlinePoliciesOfARoleFitWhateverIsDeclared() throws JsonProcessingException {
    OrganizationConfigurationProvider provider =
        TestApp.provider(stack)
            .vpc(new Vpc(stack, "Vpc"))
            .environmentEncryption(new Key(stack, "Key"))
            .build();
    SecurityHubCentralConfiguration central =
        TestApp.central(stack)
            .provider(provider)
            .controlFindings(ControlFindings.CONSOLIDATED)
            .policy(ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.root("r-ab12")))
            .build();
    detection(central).heal(true).build();

    Map<Object, Integer> sizes = new TreeMap<>();
    for (Map<String, Object> policy : SynthesizedStack.of(stack).resources(POLICY).values()) {
      Map<String, Object> properties = map(policy.get("Properties"));
      int size = JSON.writeValueAsString(properties.get("PolicyDocument")).length();
      sizes.merge(properties.get("Roles").toString(), size, Integer::sum);
    }

    assertThat(sizes).hasSize(2).allSatisfy((role, size) -> assertThat(size).isLessThan(5120));
  }

  @Test
  void everySettingInEveryRegionFitsIntoTheEnvironment() {
    detection(everySetting("SecurityHub").regions(regions()).build()).heal(true).build();

    assertThat(SynthesizedStack.of(stack).environment("DriftFunction").get("DECLARED").toString())
        .hasSizeBetween(3000, 4096 - 391);
  }

  @Test
  void moreThanTheEnvironmentTakesIsRefused() {
    List<String> all = new ArrayList<>(regions());
    IntStream.range(0, 20)
        .mapToObj(i -> new CfnParameter(stack, "Region" + i).getValueAsString())
        .forEach(all::add);

    assertThatThrownBy(() -> detection(everySetting("SecurityHub").regions(all).build()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "Construct S+/Drift cannot detect drift of 54 Regions: what is declared there has \\d+"
                + " characters, and the function's environment takes 3705\\. Declare some of the"
                + " Regions by another construct, with a drift detection of its own\\.");
  }

  @Test
  void theRolesOfTwelveProvidersFitIntoTheEventPattern() throws JsonProcessingException {
    detection(ofOwnProviders(12)).build();

    Object pattern =
        SynthesizedStack.of(stack)
            .properties("AWS::Events::Rule", "DriftChange")
            .get("EventPattern");
    String withoutRoles =
        JSON.writeValueAsString(pattern).replaceAll("\\{\"Fn::GetAtt\":\\[[^]]*]},?", "");

    assertThat(withoutRoles).doesNotContain("Fn::").hasSizeBetween(500, 600);
  }

  @Test
  void moreProvidersThanTheEventPatternTakesAreRefused() {
    assertThatThrownBy(() -> detection(ofOwnProviders(13)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "/Drift cannot distinguish the writes of 14 functions from others",
            "and EventBridge takes 2048. Let the configurations share a provider");
  }

  private ISecurityHubOrganizationConfiguration[] ofOwnProviders(int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                TestApp.declare(stack, "SecurityHub" + i)
                    .regions(List.of(regions().get(i)))
                    .provider(new OrganizationConfigurationProvider(stack, "Provider" + i))
                    .build())
        .toArray(ISecurityHubOrganizationConfiguration[]::new);
  }

  /** As many policies as the quota has, each of which turns off more controls than there are. */
  @Test
  void theTemplateOfAsManyPoliciesAsTheQuotaHasIsBelowItsLimit() throws IOException {
    String[] controls =
        IntStream.rangeClosed(1, 700).mapToObj(i -> "EC2." + i).toArray(String[]::new);
    SecurityHubCentralConfiguration central = TestApp.central(stack).build();
    for (int i = 0; i < 20; i++) {
      central.addPolicy(
          ConfigurationPolicy.enabled("policy-" + i)
              .standards(Standard.PCI_DSS_4_0_1)
              .disableControls(controls)
              .appliesTo(targets(i * 20, 20)));
    }
    detection(central).build().addAlarms();

    assertThat(Files.size(template())).isLessThan(1_000_000);
  }

  @Test
  void moreResourcesThanAStackHasAreRefusedByTheCdk() {
    SecurityHubCentralConfiguration central = TestApp.central(stack).build();
    central.addPolicy(ConfigurationPolicy.disabled("off").appliesTo(targets(0, 500)));

    assertThatThrownBy(this::template)
        .hasMessageContainingAll(
            "is greater than allowed maximum of 500", "AWS::SecurityHub::PolicyAssociation (500)");
  }

  private static PolicyTarget[] targets(int first, int number) {
    return IntStream.range(first, first + number)
        .mapToObj(i -> PolicyTarget.account("%012d".formatted(i)))
        .toArray(PolicyTarget[]::new);
  }

  private Path template() {
    String folder = app.app().synth().getDirectory();
    return Path.of(folder).resolve(stack.getTemplateFile());
  }

  @Test
  void moreControlsWithParametersThanAPolicyHasAreRefused() {
    EnabledPolicy policy = ConfigurationPolicy.enabled("many");
    for (int i = 1; i <= 1001; i++) {
      policy = policy.parameter("EC2." + i, "any", ControlParameter.serviceDefault());
    }
    EnabledPolicy many = policy;

    assertThatThrownBy(() -> TestApp.central(stack).policy(many).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it has 1001 times a control with parameters, and the service takes");
  }

  @Test
  void aTrustPolicyThatIsLongerThanIamTakesIsRefused() {
    String project = "group/" + "project".repeat(140);
    String host = "gitlab." + "example".repeat(28) + ".com";

    assertThatThrownBy(() -> roles(PipelineSource.gitLab(project, host)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "/Roles cannot trust jobs of " + host,
            "the role's trust policy would have",
            "and IAM takes 2048. Choose a shorter name");
  }

  /** The longest names that GitHub gives. */
  @Test
  void theTrustPolicyOfTheLongestRepositoryFits() throws JsonProcessingException {
    String repository =
        "%s@%s/%s@%s".formatted("o".repeat(39), "1".repeat(10), "n".repeat(100), "2".repeat(10));
    roles(PipelineSource.gitHub(repository).branch("b".repeat(255)).environment("e".repeat(255)));

    for (Map<String, Object> role :
        SynthesizedStack.of(stack).resources("AWS::IAM::Role").values()) {
      Object document = map(role.get("Properties")).get("AssumeRolePolicyDocument");
      assertThat(JSON.writeValueAsString(document)).hasSizeLessThan(2048);
    }
  }

  private void roles(PipelineSource source) {
    SecurityHubPipelineRoles.Builder.create(stack, "Roles")
        .source(source)
        .stackName("S".repeat(128))
        .build();
  }

  @Test
  void moreSubnetsThanAFunctionTakesAreRefused() {
    Vpc vpc =
        Vpc.Builder.create(stack, "Vpc")
            .maxAzs(1)
            .natGateways(1)
            .subnetConfiguration(
                IntStream.rangeClosed(0, 17)
                    .mapToObj(
                        i ->
                            SubnetConfiguration.builder()
                                .name("subnet" + i)
                                .cidrMask(24)
                                .subnetType(
                                    i == 0 ? SubnetType.PUBLIC : SubnetType.PRIVATE_WITH_EGRESS)
                                .build())
                    .toList())
            .build();

    assertThat(list(vpc.getPrivateSubnets())).hasSize(17);
    assertThatThrownBy(() -> TestApp.provider(stack).vpc(vpc).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "/Vpc: 17 of its subnets are selected, and a Lambda function takes 16",
            "Pass vpcSubnets that select the fewer");

    SubnetSelection sixteen =
        SubnetSelection.builder().subnets(vpc.getPrivateSubnets().subList(0, 16)).build();
    OrganizationConfigurationProvider.Builder.create(stack, "Sixteen")
        .vpc(vpc)
        .vpcSubnets(sixteen)
        .build();
  }
}
