package io.github.cdksecurityhub.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.cli.central.Reading;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.plan.InMemoryCentralReader;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is live, declared: all of it, or a line on what is left out. */
class LiveOrganizationTest {
  private static final OrganizationConfiguration ALL =
      new OrganizationConfiguration.Local(true, AutoEnableStandards.DEFAULT);
  private static final OrganizationConfiguration NONE =
      new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE);
  private static final OrganizationConfiguration CENTRAL = new OrganizationConfiguration.Central();
  private static final String HOSTILE = "x\\u000aSystem.exit(1); // \n$evil \"quoted\" \u202e";

  private final Map<String, OrganizationConfiguration> live = new LinkedHashMap<>();
  private final Map<String, Reading<Optional<String>>> settings = new LinkedHashMap<>();
  private final InMemoryCentralReader central = new InMemoryCentralReader();

  private Declaration declaration(DeclarationText text) {
    return new LiveOrganization(live, settings, region -> central).declaration(text);
  }

  private List<String> lines(DeclarationText text) {
    return text.lines(declaration(text));
  }

  private void haveCentral() throws Exception {
    live.put("eu-west-1", CENTRAL);
    live.put("us-east-1", CENTRAL);
    live.put("eu-west-2", NONE);
    settings.put("us-east-1", Reading.known(Optional.of("AutoEnableControls false")));
    central
        .aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", "eu-west-1")
        .policy(
            "baseline",
            "'Description':'all','ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':true,"
                + "'EnabledStandardIdentifiers':['s'],'SecurityControlsConfiguration':{"
                + "'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':"
                + "{'daysToExpiration':{'ValueType':'CUSTOM','Value':{'Integer':30}}}}]}}}")
        .policy("unused", "")
        .applied("baseline", "ROOT", "r-ab12", "SUCCESS")
        .applied("SELF_MANAGED_SECURITY_HUB", "ACCOUNT", "111122223333", "SUCCESS");
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
  void centralIsDeclaredWithItsAggregatorAndTargets() throws Exception {
    haveCentral();
    assertThat(lines(DeclarationText.java))
        .containsSubsequence(
            "// In a stack of the home Region, us-east-1.",
            "    .linkedRegions(LinkedRegions.existingAggregator(\""
                + InMemoryCentralReader.AGGREGATOR
                + "\"))",
            "    .policy(ConfigurationPolicy.selfManaged()",
            "        .appliesTo(PolicyTarget.account(\"111122223333\")))",
            "    // baseline",
            "    .policy(ConfigurationPolicy.fromPolicyId(\""
                + InMemoryCentralReader.id("baseline")
                + "\")",
            "        .appliesTo(PolicyTarget.root(\"r-ab12\")))",
            "    .build();",
            "    .regions(List.of(\"eu-west-2\"))",
            "// Left out, and so not changed by a deployment:",
            "//   us-east-1: AutoEnableControls false",
            "//     EnabledStandardIdentifiers: s",
            "//     ACM.1 daysToExpiration: 30",
            "//     applied to nothing");
  }

  @Test
  void whatTheFileHasNoKeyForIsListed() throws Exception {
    haveCentral();
    assertThat(lines(DeclarationText.yaml))
        .contains(
            "central:",
            "  region: us-east-1",
            "#     applied to root r-ab12",
            "#   self-managed: account 111122223333",
            "#   the finding aggregator " + InMemoryCentralReader.AGGREGATOR,
            "#   eu-west-2, which are not linked: LOCAL,false,NONE");
  }

  @Test
  void centralWithoutAKnownHomeRegionIsNotDeclared() throws Exception {
    live.put("eu-west-1", CENTRAL);
    assertThatThrownBy(() -> declaration(DeclarationText.java))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("there is no finding aggregator");
    central.denies("ListFindingAggregators");
    assertThatThrownBy(() -> declaration(DeclarationText.java))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("its home Region can't be read: These credentials may not");
  }

  @Test
  void whatCouldNotBeReadIsListedAndFails() throws Exception {
    haveCentral();
    central.denies("ListConfigurationPolicyAssociations");
    settings.put("eu-west-2", Reading.failed("No."));
    assertThat(declaration(DeclarationText.java).isWhole()).isFalse();
    assertThat(lines(DeclarationText.java))
        .contains(
            "//   These credentials may not call ListConfigurationPolicyAssociations.",
            "//   the hub settings of eu-west-2: No.");
  }

  @ParameterizedTest
  @EnumSource(DeclarationText.class)
  void foreignTextEndsNoStringAndNoComment(DeclarationText text) throws Exception {
    live.put("us-east-1", CENTRAL);
    settings.put("us-east-1", Reading.known(Optional.of(HOSTILE)));
    central
        .aggregator(InMemoryCentralReader.AGGREGATOR + HOSTILE, "NO_REGIONS")
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
