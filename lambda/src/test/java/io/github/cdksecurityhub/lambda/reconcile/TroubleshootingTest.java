package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user who searches docs/run/troubleshooting.md for a failure's text finds its entry. */
class TroubleshootingTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/run/troubleshooting.md");
  private static final String ENTRY = "### ";

  private static Optional<String> entry(FailureCause cause) throws IOException {
    String text = ErrorFixtures.failure(cause).explanation();
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith(ENTRY))
        .map(line -> line.substring(ENTRY.length()))
        .filter(heading -> isTextOf(heading, text))
        .max(Comparator.comparing(String::length));
  }

  @Test
  void everyCauseHasAnEntryOfItsOwnUnderItsText() throws IOException {
    Map<String, FailureCause> entries = new HashMap<>();
    for (FailureCause cause : FailureCause.values()) {
      assertThat(entry(cause)).as("an entry for %s", cause).isPresent();
      assertThat(entries.put(entry(cause).get(), cause)).isNull();
    }
  }

  /** In a heading "..." replaces what differs. */
  private static boolean isTextOf(String heading, String text) {
    String pattern =
        Arrays.stream(heading.split(Pattern.quote("...")))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+"));
    return Pattern.compile(pattern + (heading.endsWith("...") ? ".+" : "\\."))
        .matcher(text)
        .matches();
  }

  @ParameterizedTest
  @EnumSource
  void everyPageThatARemedyNamesExists(FailureCause cause) {
    String remedy = ErrorFixtures.failure(cause).nextStep(RetryAction.DEPLOY);
    assertThat(Stream.of(remedy.split(" ")).filter(word -> word.startsWith("docs/")))
        .map(word -> word.replaceAll("[,.;]*$", ""))
        .allMatch(page -> Files.exists(ROOT.resolve(page)));
  }
}
