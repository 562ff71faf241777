package io.github.cdksecurityhub.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.init.LiveOrganization.LiveRegion;
import io.github.cdksecurityhub.cli.plan.InMemoryCentralReader;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is live, declared: all of it, or a line on what is left out. */
class LiveOrganizationTest {
  private static final OrganizationConfiguration ALL =
      new OrganizationConfiguration.Local(true, AutoEnableStandards.DEFAULT);
  private static final OrganizationConfiguration NONE =
      new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE);
  private static final OrganizationConfiguration CENTRAL = new OrganizationConfiguration.Central();
  private static final String HOSTILE = "x\\u000aSystem.exit(1); // \n$evil \"quoted\" \u202e";

  private final Map<String, OrganizationConfiguration> live = new LinkedHashMap<>();
  private final Map<String, Reading<Map<String, String>>> settings = new LinkedHashMap<>();
  private final InMemoryCentralReader central = new InMemoryCentralReader();

  private Declaration declaration() {
    List<LiveRegion> regions = new ArrayList<>();
    live.forEach(
        (name, each) ->
            regions.add(
                new LiveRegion(name, each, settings.getOrDefault(name, Reading.known(Map.of())))));
    return new LiveOrganization(regions, region -> central).declaration();
  }

  private List<String> lines(DeclarationText text) {
    return text.lines(declaration());
  }

  private void haveCentral() throws Exception {
    live.put("eu-west-1", CENTRAL);
    live.put("us-east-1", CENTRAL);
    live.put("eu-west-2", NONE);
    settings.put("us-east-1", hub("STANDARD_CONTROL", "false"));
    settings.put("eu-west-1", hub("SECURITY_CONTROL", "true"));
    settings.put("eu-west-2", hub("SECURITY_CONTROL", "false"));
    central
        .aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", "eu-west-1")
        .policy(
            "baseline",
            "'Description':'all \\\"of\\\" it','Tags':{'team':'a: b','aws:stack':'c'},'ConfigurationPolicy':{'SecurityHub':"
                + "{'ServiceEnabled':'true','EnabledStandardIdentifiers':["
                + "'arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1',"
                + "'arn:aws:securityhub:us-east-1::standards/later/v/2.0.0'],"
                + "'SecurityControlsConfiguration':{'DisabledSecurityControlIdentifiers':"
                + "['EC2.8','S3.1'],'SecurityControlCustomParameters':[{'SecurityControlId':"
                + "'ACM.1','Parameters':{'daysToExpiration':{'ValueType':'CUSTOM','Value':"
                + "{'Integer':'30'}},'odd':{'ValueType':'DEFAULT'}}},{'SecurityControlId':"
                + "'EC2.18','Parameters':{'ports':{'ValueType':'CUSTOM','Value':"
                + "{'IntegerList':['80','443']}},'zones':{'ValueType':'CUSTOM','Value':"
                + "{'EnumList':['a','b']}}}}]}}}")
        .policy("off", "'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':'false'}}")
        .applied("baseline", "ROOT", "r-ab12", "SUCCESS")
        .applied("SELF_MANAGED_SECURITY_HUB", "ACCOUNT", "111122223333", "SUCCESS");
  }

  private static Reading<Map<String, String>> hub(String generator, String controls) {
    return Reading.known(
        Map.of("ControlFindingGenerator", generator, "AutoEnableControls", controls));
  }

  @Test
  void regionsThatAreAlikeFormAGroup() {
    live.put("us-east-1", ALL);
    live.put("eu-west-1", NONE);
    live.put("eu-west-2", ALL);
    assertThat(lines(DeclarationText.yaml))
        .containsExactly(
            "# yaml-language-server: $schema=securityhub-organization.schema.json",
            "schemaVersion: 1",
            "onDelete: RESTORE",
            "local:",
            "  - regions: [us-east-1, eu-west-2]",
            "    autoEnable: true",
            "    autoEnableStandards: DEFAULT",
            "  - regions: [eu-west-1]",
            "    autoEnable: false",
            "    autoEnableStandards: NONE");
    assertThat(lines(DeclarationText.java))
        .contains(
            "SecurityHubOrganizationConfiguration.Builder.create(this, \"SecurityHubLocal2\")",
            "    .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.NONE))",
            "    .regions(List.of(\"eu-west-1\"))",
            "    .build();");
    assertThat(lines(DeclarationText.kotlin))
        .contains("    .regions(listOf(\"eu-west-1\"))", "    .build()");
  }

  @Test
  void hubSettingsTellGroupsApartInCodeAndAreListedInTheFile() {
    live.put("us-east-1", ALL);
    live.put("eu-west-1", ALL);
    settings.put("us-east-1", hub("STANDARD_CONTROL", "true"));
    settings.put("eu-west-1", hub("STANDARD_CONTROL", "false"));
    assertThat(lines(DeclarationText.java))
        .containsSubsequence(
            "    .regions(List.of(\"us-east-1\"))",
            "    .controlFindings(ControlFindings.PER_STANDARD)",
            "    .autoEnableControls(true)",
            "    .regions(List.of(\"eu-west-1\"))",
            "    .autoEnableControls(false)");
    assertThat(lines(DeclarationText.yaml))
        .containsSubsequence(
            "controlFindings: PER_STANDARD",
            "  - regions: [us-east-1, eu-west-1]",
            "#   us-east-1: AutoEnableControls true",
            "#   eu-west-1: AutoEnableControls false")
        .noneMatch(line -> line.startsWith("autoEnableControls"));
  }

  @Test
  void aHubSettingThatIsNotKnownIsListed() {
    live.put("us-east-1", ALL);
    settings.put("us-east-1", Reading.known(Map.of("ControlFindingGenerator", "LATER")));
    assertThat(lines(DeclarationText.java))
        .contains("//   us-east-1: ControlFindingGenerator LATER")
        .noneMatch(line -> line.contains("controlFindings"));
  }

  @Test
  void anAssociationThatHasFailedIsDeclaredAndListed() throws Exception {
    haveCentral();
    central.applied("off", "ACCOUNT", "444455556666", "FAILED");
    assertThat(lines(DeclarationText.yaml))
        .contains(
            "      appliesTo: [\"444455556666\"]",
            "#   account 444455556666: AssociationStatus FAILED: Account is suspended");
  }

  @Test
  void anAssociationOfAPolicyThatIsNotListedIsLeftOut() throws Exception {
    haveCentral();
    central.applied("gone", "ACCOUNT", "444455556666", "SUCCESS");
    assertThat(lines(DeclarationText.java))
        .contains("//   gone is applied to account 444455556666, and is not listed")
        .noneMatch(line -> line.contains("appliesTo") && line.contains("444455556666"));
  }

  @Test
  void whatIsDeclaredOfAHomeRegionThatIsNotChosenIsReadToo() throws Exception {
    haveCentral();
    live.remove("us-east-1");
    assertThat(declaration().isWhole()).isTrue();
    assertThat(lines(DeclarationText.java))
        .contains("// In a stack of the home Region, us-east-1.")
        .doesNotContain("//   us-east-1: AutoEnableControls false");
    central.hub("AutoEnableControls", "false");
    assertThat(lines(DeclarationText.java)).contains("//   us-east-1: AutoEnableControls false");
    central.denies("DescribeHub");
    assertThat(declaration().isWhole()).isFalse();
    assertThat(lines(DeclarationText.java))
        .contains(
            "//   the hub settings of us-east-1: These credentials may not call DescribeHub.");
  }

  @Test
  void aNameThatBeginsWithASignHasALogicalId() {
    assertThat(LogicalIds.ofPolicy("-off")).matches("SecurityHubPolicyOff[0-9A-F]{8}");
  }

  @Test
  void tagsThatCanNotBeReadAreListed() throws Exception {
    haveCentral();
    central.denies("ListTagsForResource");
    assertThat(lines(DeclarationText.java))
        .contains("    .policy(ConfigurationPolicy.enabled(\"baseline\")")
        .anyMatch(line -> line.matches("//   the tags of baseline: .*ListTagsForResource.*"))
        .noneMatch(line -> line.contains(".tag("));
  }

  @Test
  void centralIsDeclaredWithItsAggregatorPoliciesAndTargets() throws Exception {
    haveCentral();
    assertThat(lines(DeclarationText.java))
        .containsExactly(
            "// In a stack of the home Region, us-east-1.",
            "// It exists: import it before the deployment, with what --import-mapping writes.",
            "SecurityHubCentralConfiguration.Builder.create(this, \"SecurityHub\")",
            "    .onDelete(OnDelete.RETAIN)",
            "    .linkedRegions(LinkedRegions.only(\"eu-west-1\"))",
            "    .controlFindings(ControlFindings.PER_STANDARD)",
            "    .policy(ConfigurationPolicy.enabled(\"baseline\")",
            "        .description(\"all \\\"of\\\" it\")",
            "        .tag(\"team\", \"a: b\")",
            "        .standards(Standard.PCI_DSS_4_0_1)",
            "        .standards(Standard.of("
                + "\"arn:aws:securityhub:us-east-1::standards/later/v/2.0.0\"))",
            "        .disableControls(\"EC2.8\", \"S3.1\")",
            "        .parameter(\"ACM.1\", \"daysToExpiration\", ControlParameter.integer(30))",
            "        .parameter(\"ACM.1\", \"odd\", ControlParameter.serviceDefault())",
            "        .parameter(\"EC2.18\", \"ports\", ControlParameter.integerList(80, 443))",
            "        .parameter("
                + "\"EC2.18\", \"zones\", ControlParameter.enumerationList(\"a\", \"b\"))",
            "        .appliesTo(PolicyTarget.root(\"r-ab12\")))",
            "    .policy(ConfigurationPolicy.disabled(\"off\"))",
            "    .policy(ConfigurationPolicy.selfManaged()",
            "        .appliesTo(PolicyTarget.account(\"111122223333\")))",
            "    .build();",
            "SecurityHubOrganizationConfiguration.Builder.create(this, \"SecurityHubLocal\")",
            "    .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.NONE))",
            "    .regions(List.of(\"eu-west-2\"))",
            "    .controlFindings(ControlFindings.CONSOLIDATED)",
            "    .autoEnableControls(false)",
            "    .build();",
            "// Left out, and so not changed by a deployment:",
            "//   eu-west-1: ControlFindingGenerator SECURITY_CONTROL",
            "//   us-east-1: AutoEnableControls false");
  }

  @Test
  void theFileHasTheSame() throws Exception {
    haveCentral();
    assertThat(lines(DeclarationText.yaml))
        .containsExactly(
            "# yaml-language-server: $schema=securityhub-organization.schema.json",
            "schemaVersion: 1",
            "# It exists: import it before the deployment, with what --import-mapping writes.",
            "onDelete: RETAIN",
            "controlFindings: PER_STANDARD",
            "central:",
            "  region: us-east-1",
            "  linkedRegions: {only: [eu-west-1]}",
            "  policies:",
            "    - enabled: \"baseline\"",
            "      description: \"all \\\"of\\\" it\"",
            "      tags:",
            "        \"team\": \"a: b\"",
            "      standards:",
            "        - PCI_DSS_4_0_1",
            "        - \"arn:aws:securityhub:us-east-1::standards/later/v/2.0.0\"",
            "      disableControls: [EC2.8, S3.1]",
            "      parameters:",
            "        ACM.1:",
            "          daysToExpiration: 30",
            "          \"odd\": {serviceDefault: true}",
            "        EC2.18:",
            "          \"ports\": [80, 443]",
            "          \"zones\": {enumerationList: [\"a\", \"b\"]}",
            "      appliesTo: [r-ab12]",
            "    - disabled: \"off\"",
            "    - selfManaged: true",
            "      appliesTo: [\"111122223333\"]",
            "# Left out, and so not changed by a deployment:",
            "#   eu-west-1: ControlFindingGenerator SECURITY_CONTROL",
            "#   us-east-1: AutoEnableControls false",
            "#   eu-west-2, not linked to the home Region:"
                + " LOCAL,false,NONE,AutoEnableControls=false,ControlFindingGenerator=SECURITY_CONTROL");
  }

  @ParameterizedTest
  @CsvSource({
    "ALL_REGIONS, '', all(), all",
    "ALL_REGIONS_EXCEPT_SPECIFIED, eu-west-1, 'allExcept(\"eu-west-1\")', {allExcept: [eu-west-1]}",
    "SPECIFIED_REGIONS, eu-west-1, 'only(\"eu-west-1\")', {only: [eu-west-1]}",
    "NO_REGIONS, '', 'existingAggregator(\"A\")', '{existingAggregator: \"A\"}'",
    "SPECIFIED_REGIONS, '', 'existingAggregator(\"A\")', '{existingAggregator: \"A\"}'"
  })
  void everyLinkingModeIsDeclared(String mode, String region, String code, String file) {
    live.put("us-east-1", CENTRAL);
    central.aggregator(
        InMemoryCentralReader.AGGREGATOR,
        mode,
        region.isEmpty() ? new String[0] : region.split(","));
    String arn = InMemoryCentralReader.AGGREGATOR;
    assertThat(lines(DeclarationText.java))
        .contains("    .linkedRegions(LinkedRegions." + code.replace("A\"", arn + "\"") + ")");
    assertThat(lines(DeclarationText.yaml))
        .contains("  linkedRegions: " + file.replace("A\"", arn + "\""));
    boolean isExisting = code.startsWith("existing");
    assertThat(declaration().importMapping().has(LogicalIds.AGGREGATOR)).isNotEqualTo(isExisting);
    assertThat(declaration().leftOut().isEmpty()).isNotEqualTo(isExisting);
  }

  @Test
  void theImportMappingNamesWhatExists() throws Exception {
    haveCentral();
    assertThat(declaration().importMapping())
        .isEqualTo(
            JsonValue.parse(
                """
                {"SecurityHubFindingAggregator": {"FindingAggregatorArn": "%s"},
                 "SecurityHubPolicyBaseline8BA8496A": {"Arn": "%s"},
                 "SecurityHubPolicyTargetRootRAb12": {"AssociationIdentifier": "r-ab12/ROOT"},
                 "SecurityHubPolicyOffB4DC66DD": {"Arn": "%s"},
                 "SecurityHubPolicyTargetAccount111122223333":
                   {"AssociationIdentifier": "111122223333/ACCOUNT"}}
                """
                    .formatted(
                        InMemoryCentralReader.AGGREGATOR,
                        InMemoryCentralReader.arn("baseline"),
                        InMemoryCentralReader.arn("off"))));
  }

  @Test
  void centralWithoutAKnownHomeRegionIsNotDeclared() throws Exception {
    live.put("eu-west-1", CENTRAL);
    assertThatThrownBy(() -> declaration())
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("there is no finding aggregator");
    central.denies("ListFindingAggregators");
    assertThatThrownBy(() -> declaration())
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("its home Region can't be read: These credentials may not");
  }

  @Test
  void whatCouldNotBeReadIsListedAndFails() throws Exception {
    haveCentral();
    assertThat(declaration().isWhole()).isTrue();
    settings.put("eu-west-2", Reading.failed("No."));
    assertThat(declaration().isWhole()).isFalse();
    assertThat(lines(DeclarationText.java)).contains("//   the hub settings of eu-west-2: No.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GetConfigurationPolicy", "ListConfigurationPolicyAssociations"})
  void centralContentThatCouldNotBeReadIsListedAndFails(String operation) throws Exception {
    haveCentral();
    central.denies(operation);
    assertThat(declaration().isWhole()).isFalse();
    assertThat(lines(DeclarationText.java))
        .anyMatch(line -> line.endsWith("These credentials may not call " + operation + "."));
  }

  @ParameterizedTest
  @EnumSource(DeclarationText.class)
  void foreignTextEndsNoStringAndNoComment(DeclarationText text) throws Exception {
    String mode = "SPECIFIED_REGIONS";
    live.put("us-east-1", CENTRAL);
    settings.put("us-east-1", Reading.known(Map.of("ControlFindingGenerator", HOSTILE)));
    central
        .aggregator(InMemoryCentralReader.AGGREGATOR + HOSTILE, mode, HOSTILE)
        .policy(
            "p",
            "'Description':"
                + new ObjectMapper().writeValueAsString(HOSTILE.replace("\u202e", "").strip())
                + ",'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':'true',"
                + "'SecurityControlsConfiguration':{'SecurityControlCustomParameters':["
                + "{'SecurityControlId':'ACM.1','Parameters':{'d':{'ValueType':'CUSTOM',"
                + "'Value':{'String':"
                + new ObjectMapper().writeValueAsString("$evil \"quoted\" \\u000a")
                + "}}}}]}}}")
        .applied("p", "ACCOUNT", HOSTILE, "SUCCESS")
        .applied(HOSTILE, "ACCOUNT", HOSTILE, "SUCCESS")
        .applied("SELF_MANAGED_SECURITY_HUB", "ROOT", HOSTILE, "SUCCESS");
    for (String line : lines(text)) {
      assertThat(line).doesNotContainPattern("[\\p{C}]");
      assertThat(line.replace("\\\\", "")).doesNotContain("\\u");
      assertThat(line.strip().startsWith("//") || line.startsWith("#") ? "" : line)
          .doesNotContainPattern("(?<!\\\\)\"quoted")
          .doesNotContainPattern(text == DeclarationText.kotlin ? "(?<!\\\\)\\$evil" : "\u0000");
    }
  }
}
