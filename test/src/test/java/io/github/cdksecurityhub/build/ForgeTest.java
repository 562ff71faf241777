package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This project's own workflows: whoever opens a pull request gets nothing but a build. */
class ForgeTest {
  private static final Pattern PINNED = Pattern.compile("uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v.+");

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
  void aWorkflowMayReadTheCodeAndNothingElse(Path workflow) throws IOException {
    String text = Files.readString(workflow);

    assertThat(text)
        .containsOnlyOnce("permissions:")
        .contains("permissions:\n  contents: read\n\n");
    assertThat(text).doesNotContain("pull_request_target", "secrets.", "persist-credentials: true");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void noScriptIsMadeFromWhatAStrangerWrote(Path workflow) throws IOException {
    assertThat(Files.readAllLines(workflow))
        .filteredOn(line -> line.contains("run:"))
        .isNotEmpty()
        .noneMatch(line -> line.contains("${{"));
  }
}
