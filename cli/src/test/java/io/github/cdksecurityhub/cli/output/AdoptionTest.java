package io.github.cdksecurityhub.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What init prints for what is live; that the construct takes it, test/ shows. */
class AdoptionTest {
  private static OrganizationConfiguration parse(String encoded) {
    return OrganizationConfiguration.every().stream()
        .filter(each -> each.encoded().equals(encoded))
        .findFirst()
        .orElseThrow();
  }

  private static Adoption of(Optional<String> home, String... regionsAndLive) {
    Map<String, OrganizationConfiguration> live = new LinkedHashMap<>();
    for (int i = 0; i < regionsAndLive.length; i += 2) {
      live.put(regionsAndLive[i], parse(regionsAndLive[i + 1]));
    }
    return Adoption.of(live, home);
  }

  @Test
  void regionsThatAreAlikeAreOneGroup() {
    Adoption adoption =
        of(
            Optional.empty(),
            "us-east-1",
            "LOCAL,true,DEFAULT",
            "eu-west-1",
            "LOCAL,false,NONE",
            "eu-west-2",
            "LOCAL,true,DEFAULT");

    assertThat(adoption.yaml())
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
    assertThat(adoption.java())
        .containsExactly(
            "SecurityHubOrganizationConfiguration.Builder.create(this, \"SecurityHubLocal1\")",
            "    .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))",
            "    .regions(List.of(\"us-east-1\", \"eu-west-2\"))",
            "    .build();",
            "SecurityHubOrganizationConfiguration.Builder.create(this, \"SecurityHubLocal2\")",
            "    .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.NONE))",
            "    .regions(List.of(\"eu-west-1\"))",
            "    .build();");
  }

  @Test
  void centralIsDeclaredForItsHomeRegionWhicheverRegionShowsIt() {
    Adoption adoption =
        of(Optional.of("us-east-1"), "eu-west-1", "CENTRAL", "eu-west-2", "CENTRAL");

    assertThat(adoption.yaml()).endsWith("central:", "  region: us-east-1");
    assertThat(adoption.java()).contains("    .regions(List.of(\"us-east-1\"))").hasSize(4);
  }

  @Test
  void whatIsLocalBesideCentralIsToldAndNotDeclared() {
    Adoption adoption =
        of(Optional.of("us-east-1"), "us-east-1", "CENTRAL", "eu-south-1", "LOCAL,false,NONE");

    assertThat(adoption.yaml()).doesNotContain("local:").contains("central:");
    assertThat(adoption.yaml()).contains("#   eu-south-1: LOCAL,false,NONE");
    assertThat(adoption.java()).contains("//   eu-south-1: LOCAL,false,NONE");
    assertThat(
            List.of(
                adoption.yaml().stream().filter(line -> !line.startsWith("#")).toList(),
                adoption.java().stream().filter(line -> !line.startsWith("//")).toList()))
        .allSatisfy(lines -> assertThat(String.join("", lines)).doesNotContain("eu-south-1"));
  }
}
