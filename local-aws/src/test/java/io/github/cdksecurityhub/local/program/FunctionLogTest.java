package io.github.cdksecurityhub.local.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.lambda.Attempt;
import io.github.cdksecurityhub.local.lambda.AttemptOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log has of functions that fail. */
class FunctionLogTest {
  private static final String REPORT =
      "{\"errorType\": \"java.lang.IllegalStateException\", \"errorMessage\": \"as requested\"}";

  private static String logged(AttemptOutcome outcome, String event, List<String> printed) {
    Attempt attempt =
        new Attempt(
            1,
            Instant.EPOCH,
            outcome,
            Optional.empty(),
            Duration.ofSeconds(3),
            Optional.empty(),
            printed);
    String arn = "arn:aws:lambda:us-east-1:123456789012:function:broken";
    return FunctionLog.lines(arn, event, attempt, LocalTime.NOON);
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(
            new AttemptOutcome.InitFailed(REPORT),
            "it did not start: java.lang.IllegalStateException: as requested"),
        Arguments.of(
            new AttemptOutcome.InitFailed("not ready after PT1M"),
            "it did not start: not ready after PT1M"),
        Arguments.of(
            new AttemptOutcome.Threw(REPORT),
            "it threw java.lang.IllegalStateException: as requested"),
        Arguments.of(new AttemptOutcome.Crashed(7), "its process ended with status 7"),
        Arguments.of(new AttemptOutcome.TimedOut(), "its time was up after 3 s"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void anAttemptIsReportedByItsOutcome(AttemptOutcome outcome, String why) {
    assertThat(logged(outcome, "{}", List.of()))
        .isEqualTo("12:00:00 function broken, attempt 1: " + why);
  }

  @Test
  void theLastTenLinesThatItPrintedAreShown() {
    List<String> printed = IntStream.range(0, 12).mapToObj(i -> "line " + i).toList();

    assertThat(logged(new AttemptOutcome.Crashed(1), "{}", printed))
        .contains("status 1\n  | line 2\n", "\n  | line 11")
        .doesNotContain("line 1\n");
  }

  @Test
  void aStackThatWaitsIsNamed() {
    String event = "{\"ResponseURL\": \"https://s3\"}";

    assertThat(logged(new AttemptOutcome.Crashed(1), event, List.of()))
        .endsWith(
            "\n  A stack waits for its response, as on AWS until the resource's ServiceTimeout: an"
                + " hour where there is none.");
  }
}
