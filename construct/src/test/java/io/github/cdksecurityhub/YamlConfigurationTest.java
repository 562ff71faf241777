package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.CONFIGURATION;
import static io.github.cdksecurityhub.SynthesizedStack.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

class YamlConfigurationTest {
  @TempDir Path folder;

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void theRegionsOfAllGroupsAreDeclaredAsIfWrittenInJava() throws IOException {
    ISecurityHubOrganizationConfiguration fromYaml =
        declare(stack, YamlDocuments.GOOD).getConfiguration();
    Stack other = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    TestApp.declare(other, "First")
        .regions(List.of("us-east-1", "eu-west-1"))
        .onDelete(OnDelete.RETAIN)
        .build();
    TestApp.declare(other, "Second")
        .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.NONE))
        .regions(List.of("eu-central-1"))
        .onDelete(OnDelete.RETAIN)
        .build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.template()).isEqualTo(SynthesizedStack.of(other).template());
    assertThat(synthesized.resources(CONFIGURATION)).hasSize(3);
    assertThat(fromYaml.getRegions()).containsExactly("us-east-1", "eu-west-1", "eu-central-1");
    assertThat(stack.resolve(fromYaml.forRegion("eu-central-1").getOutcome()))
        .isEqualTo(
            Map.of(
                "Fn::GetAtt",
                List.of("SecurityHubOrganizationConfigurationEuCentral1", "Outcome")));
  }

  @Test
  void aProviderOfTheUsersShapeConfiguresAllRegions() throws IOException {
    YamlConfiguration.read(write(YamlDocuments.GOOD))
        .declare(
            stack, "SecurityHub", TestApp.provider(stack).timeout(Duration.minutes(5)).build());

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.properties(FUNCTION)).containsEntry("Timeout", 300);
    assertThat(synthesized.resources(CONFIGURATION)).hasSize(3);
  }

  @Test
  void aTakeOverThatIsFalseIsNone() throws IOException {
    declare(stack, "takeOver: false\n" + YamlDocuments.GOOD);

    assertThat(SynthesizedStack.of(stack).configuration("")).doesNotContainKey("TakeOver");
  }

  @Test
  void whatOnlyTheStackKnowsIsRefusedAsInJava() {
    assertThatThrownBy(() -> declare(stack, YamlDocuments.GOOD.replace("us-east-1", "cn-north-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Stack/SecurityHub",
            "yaml:4:3 (local) declares: Region cn-north-1 is in partition aws-cn");
  }

  @Test
  void aRegionThatAnotherConstructDeclaresIsRefused() throws IOException {
    TestApp.declare(stack, "InJava").build();

    assertThatThrownBy(() -> declare(stack, YamlDocuments.GOOD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Stack/SecurityHub", "Stack/InJava already declares");
  }

  private DeclaredOrganization declare(Stack stack, String text) throws IOException {
    return YamlConfiguration.read(write(text)).declare(stack, "SecurityHub");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("securityhub-organization.yaml"), text);
  }
}
