package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** Central configuration of a file, declared in a stack. */
class CentralYamlTest {
  @TempDir Path folder;

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void theConstructsAreReturned() throws IOException {
    DeclaredOrganization declared = declare(stack, CentralDocuments.GOOD);

    assertThat(declared.getConfiguration())
        .isInstanceOfSatisfying(
            SecurityHubCentralConfiguration.class,
            it -> assertThat(it.getPolicies()).containsOnlyKeys("baseline", "few-controls", "off"));
    assertThat(declared.getDriftDetection())
        .hasValueSatisfying(it -> assertThat(it.addAlarms()).hasSize(6));
  }

  /** As many as a policy takes, in as many policies as the quota has. */
  @Test
  @Timeout(20)
  void aLongFileIsReadInSeconds() throws IOException {
    String parameters =
        IntStream.rangeClosed(1, 1000)
            .mapToObj("        EC2.%d: {any: 1}\n"::formatted)
            .collect(Collectors.joining());
    String policies =
        IntStream.range(0, 20)
            .mapToObj(i -> "    - enabled: p-%d\n      parameters:\n%s".formatted(i, parameters))
            .collect(Collectors.joining());

    OrganizationYaml read =
        OrganizationYaml.read(
            write(
                "schemaVersion: 1\ncentral:\n  region: eu-west-1\n  linkedRegions: all\n  policies:\n"
                    + policies));

    assertThat(read.central().orElseThrow().policies()).hasSize(20);
  }

  @Test
  void withoutDriftDetectionInTheFileThereIsNone() throws IOException {
    DeclaredOrganization declared =
        declare(stack, "schemaVersion: 1\ncentral: {region: eu-west-1, linkedRegions: all}");

    assertThat(declared.getDriftDetection()).isEmpty();
  }

  @Test
  void theUsersProviderConfiguresTheHomeRegion() throws IOException {
    OrganizationConfigurationProvider provider =
        TestApp.provider(stack).timeout(Duration.minutes(10)).build();

    DeclaredOrganization declared =
        YamlConfiguration.read(write(CentralDocuments.GOOD))
            .declare(stack, "SecurityHub", provider);

    assertThat(declared.getConfiguration().getProvider()).isSameAs(provider);
  }

  @Test
  void aStackOfAnotherRegionThanTheHomeRegionIsRefused() {
    Stack other = app.stack("Other", TestApp.ACCOUNT, "us-east-1");

    assertThatThrownBy(() -> declare(other, CentralDocuments.GOOD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "Construct Other/SecurityHub cannot declare a central configuration, which \\S+yaml:7:3"
                + " \\(central\\) declares: the home Region is eu-west-1, and the stack is in"
                + " us-east-1\\. Give the stack an env with the home Region\\.");
  }

  @Test
  void aStackWhoseRegionIsNotKnownIsRefused() {
    assertThatThrownBy(() -> declare(app.stack("Agnostic"), CentralDocuments.GOOD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the stack's is not known at synthesis. Give the stack an env");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "baseline | few-controls | :19:7 (central.policies[1]) | declares one of that name already",
        "everyone] | production] | :19:7 (central.policies[1]) | \"baseline\" applies to it, and",
        "ou-ab12-bb | ou-cd34-bb | :26:7 (central.policies[3]) | has another root's letters",
        "[us-east-1 | [eu-west-1 | :7:3 (central) | Region eu-west-1 is the home Region",
      })
  void whatTheConstructsRefuseIsRefusedWithThePlace(
      String part, String other, String place, String reason) {
    String text = CentralDocuments.GOOD.replace(other, part);
    String document = text.equals(CentralDocuments.GOOD) ? text.replace(part, other) : text;

    assertThatThrownBy(() -> declare(stack, document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Construct Stack/SecurityHub cannot ")
        .hasMessageContainingAll(", which ", place + " declares: ", reason);
  }

  @Test
  void whatIsProbablyNotMeantIsAWarningAsInJava() throws IOException {
    declare(
        stack,
        """
        schemaVersion: 1
        central:
          region: eu-west-1
          linkedRegions: all
          policies:
            - enabled: idle
              disableControls: [ECC.1]
        """);

    for (String message :
        List.of("applies to nothing", "names no standard", "ECC.1, of a service that this")) {
      Annotations.fromStack(stack).hasWarning("*", Match.stringLikeRegexp(message));
    }
  }

  private DeclaredOrganization declare(Stack stack, String text) throws IOException {
    return YamlConfiguration.read(write(text)).declare(stack, "SecurityHub");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("securityhub-organization.yaml"), text);
  }
}
