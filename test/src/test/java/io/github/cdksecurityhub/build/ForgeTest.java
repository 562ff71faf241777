package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This project's own workflows: a pull request gets a build and a token that reads. */
class ForgeTest {
  private static final Pattern PINNED =
      Pattern.compile("uses: [\\w-]+(/[\\w-]+)+@[0-9a-f]{40} # v.+");
  private static final Pattern PERMISSION = Pattern.compile("(?m)^ +([\\w-]+: (?:read|write))$");

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(.*?) *}}");
  private static final Pattern HARMLESS =
      Pattern.compile("github\\.(workflow|ref|token)|matrix\\.\\w+|secrets\\.\\w+");

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", ".github", "workflows"))) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionIsPinnedToACommit(Path workflow) throws IOException {
    assertThat(Files.readAllLines(workflow))
        .filteredOn(line -> line.contains("uses:"))
        .isNotEmpty()
        .allMatch(line -> PINNED.matcher(line).find());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aJobMayReadTheCodeUnlessItDeclaresMore(Path workflow) throws IOException {
    assertThat(Files.readString(workflow))
        .contains("\npermissions:\n  contents: read\n\n")
        .doesNotContain("pull_request_target", "persist-credentials: true");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aPullRequestGetsNoSecretAndWritesScanResultsAtMost(Path workflow) throws IOException {
    String text = Files.readString(workflow);
    assumeTrue(text.contains("\n  pull_request:\n"));

    assertThat(text).doesNotContain("secrets.", "github.token", "environment:");
    assertThat(PERMISSION.matcher(text).results().map(found -> found.group(1)))
        .isSubsetOf("contents: read", "security-events: write");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void onlyATagGetsTheSecretsOfARelease(Path workflow) throws IOException {
    String text = Files.readString(workflow);
    assumeTrue(text.contains("secrets."));

    assertThat(text)
        .contains("on:\n  push:\n    tags: [\"v*\"]\n\n", "\n    environment: release\n");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void noExpressionIsWhatAStrangerWrote(Path workflow) throws IOException {
    String text = Files.readString(workflow);

    assertThat(EXPRESSION.matcher(text).results().map(found -> found.group(1)))
        .allMatch(expression -> HARMLESS.matcher(expression).matches());
    assertThat(text.lines().filter(line -> line.contains("run:")))
        .noneMatch(line -> line.contains("${{"));
  }
}
