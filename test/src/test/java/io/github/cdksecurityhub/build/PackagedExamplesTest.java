package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.build.PackagedExamples.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class PackagedExamplesTest {
  @TempDir Path folder;

  @Test
  void theDefaultExampleIsLocal() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));

    Run run = examples.run("{}");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(
            Files.readString(examples.assembly().resolve("SecurityHubOrganization.template.json")))
        .containsOnlyOnce("\"Custom::SecurityHubOrganizationConfiguration\"")
        .contains("\"LOCAL\"");
  }

  /** The two with the most types of resources. */
  @Test
  void theCdksValidationFindsNothing() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));

    Run run = examples.runValidated("central-policies", "drift");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).doesNotContain("validation");
    assertThat(List.of("central-policies", "drift"))
        .allSatisfy(
            example ->
                assertThat(examples.assembly().resolve(example + "/validation-report.json"))
                    .as("written by the validation alone")
                    .content()
                    .contains("\"pluginReports\": []"));
  }

  @Test
  void twoSynthesesGiveTheSameBytes() throws Exception {
    PackagedExamples once = new PackagedExamples(folder.resolve("once"));
    PackagedExamples again = new PackagedExamples(folder.resolve("again"));

    once.run("{\"example\":\"regions\"}");
    again.run("{\"example\":\"regions\"}");

    Map<String, String> contents = once.contents();
    assertThat(contents).containsKey("SecurityHubOrganization.template.json");
    assertThat(again.contents()).isEqualTo(contents);
  }

  @Test
  void anUnknownExampleIsRefusedWithThoseThatExist() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));

    Run run = examples.run("{\"example\":\"everything\"}");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "Cannot synthesize example \"everything\"",
            "central, central-policies, drift, gitops, gitops-roles, local, organization, pipeline,"
                + " regions")
        .doesNotContain("Exception");
    assertThat(examples.assembly().resolve("manifest.json")).doesNotExist();
  }
}
