package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever searches docs/troubleshooting.md for what CloudFormation shows, finds it. */
class TroubleshootingTest {
  private static final Path PAGE = Path.of("..", "docs", "troubleshooting.md");
  private static final String ENTRY = "### ";

  static List<Class<?>> failures() {
    return Failures.cases();
  }

  /** As headings: "..." stands for what differs. */
  private static List<String> entries() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith(ENTRY))
        .map(line -> line.substring(ENTRY.length()))
        .toList();
  }

  @Test
  void thereAreFailuresToExplain() {
    assertThat(failures()).hasSizeGreaterThan(20).allMatch(Class::isRecord);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasAnEntryUnderItsOwnWords(Class<?> failure) throws Exception {
    for (String filling : List.of("one", "another text")) {
      String cause = Failures.example(failure, filling).cause();
      assertThat(entries().stream().filter(entry -> isWordsOf(entry, cause)))
          .as("an entry in %s for: %s", PAGE, cause)
          .isNotEmpty();
    }
  }

  private static boolean isWordsOf(String entry, String cause) {
    String words =
        Arrays.stream(entry.split(Pattern.quote("...")))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+"));
    String end = entry.endsWith("...") ? ".+" : ".*";
    return Pattern.compile(words + end, Pattern.DOTALL).matcher(cause).matches();
  }
}
