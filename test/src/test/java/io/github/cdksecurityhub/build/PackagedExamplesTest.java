package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.endtoend.Assemblies;
import io.github.cdksecurityhub.local.run.Command.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PackagedExamplesTest {
  @TempDir Path folder;

  /** Alone, and in one process with others. */
  @Test
  void theDefaultExampleIsLocalAndGivesTheSameBytes() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));

    examples.run("{}").succeeded();

    Map<String, String> contents = examples.contents();
    assertThat(contents).containsKey("SecurityHubOrganization.template.json");
    assertThat(new PackagedExamples(Assemblies.folder("local")).contents())
        .containsAllEntriesOf(contents);
  }

  /** The two with the most types of resources. */
  @Test
  @Tag("long")
  void theCdksValidationFindsNothing() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));

    Ended run = examples.runValidated("central-policies", "drift");

    assertThat(run.exitCode()).as(run.printed()).isZero();
    assertThat(run.printed()).doesNotContain("validation");
    assertThat(List.of("central-policies", "drift"))
        .allSatisfy(
            example ->
                assertThat(examples.assembly().resolve(example + "/validation-report.json"))
                    .as("written by the validation alone")
                    .content()
                    .contains("\"pluginReports\": []"));
  }

  @Test
  @Tag("long")
  void anUnknownExampleIsRefusedWithThoseThatExist() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));

    Ended run = examples.run("{\"example\":\"everything\"}");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.printed())
        .contains(
            "Cannot synthesize example \"everything\"",
            "central, central-policies, drift, gitops, gitops-roles, local, organization, pipeline,"
                + " regions")
        .doesNotContain("Exception");
    assertThat(examples.assembly().resolve("manifest.json")).doesNotExist();
  }
}
