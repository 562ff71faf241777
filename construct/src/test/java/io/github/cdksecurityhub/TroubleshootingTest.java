package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.internal.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal at synthesis has an entry in docs/run/troubleshooting.md. */
class TroubleshootingTest {
  private static final Path PAGE = Path.of("..", "docs", "run", "troubleshooting.md");

  static List<String> reasons() throws IOException {
    return RefusalReasons.in(Path.of("src", "main", "java"));
  }

  @Test
  void thereAreRefusalsToExplain() throws IOException {
    assertThat(reasons()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource
  void everyWarningHasARow(Warning warning) throws IOException {
    String id = warning.id().substring(warning.id().indexOf(':') + 1);
    assertThat(PAGE).content().containsPattern("(?m)^\\| .*`" + id + "`");
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void everyRefusalHasAnEntryUnderItsOwnWords(String reason) throws IOException {
    String entry =
        reason.replace(RefusalReasons.FILLED, "...").replaceAll("(\\.\\.\\.){2,}", "...");

    assertThat(entry).as("words that stay").containsPattern("[a-z]{2}");
    assertThat(Files.readString(PAGE).contains("`" + entry.strip() + "`"))
        .as("%s has an entry for `%s`", PAGE, entry.strip())
        .isTrue();
  }
}
