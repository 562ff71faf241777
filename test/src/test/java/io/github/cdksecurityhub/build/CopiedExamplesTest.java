package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects in folders of their own build on what is published: each example, and two of tests. */
@Tag("long")
@Timeout(300)
class CopiedExamplesTest {
  /** What the examples leave to the user, by the keys of their cdk.json. */
  static final Map<String, String> IDS =
      Map.of(
          "account", "123456789012",
          "administrator", "123456789012",
          "connection", "arn:aws:codeconnections:us-east-1:123456789012:connection/1",
          "management", "111122223333",
          "production", "ou-ab12-production",
          "region", "us-east-1",
          "repository", "octo/hub",
          "root", "r-ab12",
          "sandbox", "ou-ab12-sandbox0",
          "selfManagedAccount", "111122223333");

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.build.ExampleProjectsTest#projects")
  void theAppOfItsCdkJsonSynthesizes(String example) throws Exception {
    CloudAssembly assembly = OwnProject.of(example).synthesize(IDS);

    assertThat(assembly.templates()).isNotEmpty();
  }

  /** Every construct as other languages see it, without a warning of their compilers. */
  @ParameterizedTest
  @ValueSource(strings = {"kotlin", "scala"})
  void everyConstructIsDeclaredInAnotherLanguage(String language) throws Exception {
    Path project = Path.of("src", "test", "projects", language);

    CloudAssembly assembly = OwnProject.copyOf(project).synthesize(Map.of());

    assertThat(assembly.templates()).containsOnlyKeys("Local", "Central");
  }
}
