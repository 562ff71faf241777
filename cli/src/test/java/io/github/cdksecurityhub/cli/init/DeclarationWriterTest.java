package io.github.cdksecurityhub.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What init prints for what is live; that the construct takes it, test/ shows. */
class DeclarationWriterTest {
  private static OrganizationConfiguration parse(String encoded) {
    return OrganizationConfiguration.values().stream()
        .filter(each -> each.encoded().equals(encoded))
        .findFirst()
        .orElseThrow();
  }

  private static DeclarationWriter of(Optional<String> home, String... regionsAndLive) {
    Map<String, OrganizationConfiguration> live = new LinkedHashMap<>();
    for (int i = 0; i < regionsAndLive.length; i += 2) {
      live.put(regionsAndLive[i], parse(regionsAndLive[i + 1]));
    }
    return DeclarationWriter.of(live, home);
  }

  @Test
  void regionsThatAreAlikeAreOneGroup() {
    DeclarationWriter declaration =
        of(
            Optional.empty(),
            "us-east-1",
            "LOCAL,true,DEFAULT",
            "eu-west-1",
            "LOCAL,false,NONE",
            "eu-west-2",
            "LOCAL,true,DEFAULT");

    assertThat(declaration.yaml())
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
    assertThat(declaration.java())
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
  void centralIsDeclaredForItsHomeRegionAlone() {
    DeclarationWriter declaration =
        of(Optional.of("us-east-1"), "eu-west-1", "CENTRAL", "eu-west-2", "CENTRAL");

    assertThat(declaration.yaml()).endsWith("central:", "  region: us-east-1");
    assertThat(declaration.java()).contains("    .regions(List.of(\"us-east-1\"))").hasSize(4);
  }

  @Test
  void localBesideCentralIsACommentAndNotDeclared() {
    DeclarationWriter declaration =
        of(Optional.of("us-east-1"), "us-east-1", "CENTRAL", "eu-south-1", "LOCAL,false,NONE");

    assertThat(declaration.yaml()).doesNotContain("local:").contains("central:");
    assertThat(declaration.yaml()).contains("#   eu-south-1: LOCAL,false,NONE");
    assertThat(declaration.java()).contains("//   eu-south-1: LOCAL,false,NONE");
    assertThat(
            List.of(
                declaration.yaml().stream().filter(line -> !line.startsWith("#")).toList(),
                declaration.java().stream().filter(line -> !line.startsWith("//")).toList()))
        .allSatisfy(lines -> assertThat(String.join("", lines)).doesNotContain("eu-south-1"));
  }
}
