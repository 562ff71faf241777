package io.github.cdksecurityhub.local.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.lambda.Attempt;
import io.github.cdksecurityhub.local.lambda.AttemptOutcome;
import java.time.LocalTime;
import java.util.List;

/** A failed attempt of a function in the log: why, the end of what it printed, what follows. */
final class FunctionLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN_LINES = 10;

  private FunctionLog() {}

  static String lines(String arn, String event, Attempt attempt, LocalTime now) {
    StringBuilder text = new StringBuilder(CallLog.time(now));
    text.append(" function ").append(arn.substring(arn.lastIndexOf(':') + 1));
    text.append(", attempt ").append(attempt.number()).append(": ").append(why(attempt));
    List<String> printed = attempt.log();
    printed.subList(Math.max(0, printed.size() - SHOWN_LINES), printed.size()).stream()
        .map(line -> "\n  | " + line)
        .forEach(text::append);
    if (event.contains("\"ResponseURL\"")) {
      text.append("\n  A stack waits for its response, as on AWS until the resource's");
      text.append(" ServiceTimeout: an hour where there is none.");
    }
    return text.toString();
  }

  private static String why(Attempt attempt) {
    AttemptOutcome outcome = attempt.outcome();
    if (outcome instanceof AttemptOutcome.InitFailed init) {
      return "it did not start: " + message(init.error());
    }
    if (outcome instanceof AttemptOutcome.Threw threw) {
      return "it threw " + message(threw.error());
    }
    if (outcome instanceof AttemptOutcome.Crashed crashed) {
      return "its process ended with status " + crashed.exitStatus();
    }
    return "its time was up after " + attempt.duration().toSeconds() + " s";
  }

  /** Type and message of what a runtime reports, or the text itself where it is no report. */
  private static String message(String report) {
    try {
      JsonNode error = JSON.readTree(report);
      return error.has("errorType")
          ? error.path("errorType").asText() + ": " + error.path("errorMessage").asText()
          : report;
    } catch (JsonProcessingException e) {
      return report;
    }
  }
}
