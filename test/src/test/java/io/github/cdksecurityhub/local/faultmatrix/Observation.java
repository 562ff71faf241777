package io.github.cdksecurityhub.local.faultmatrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.lambda.Attempt;
import io.github.cdksecurityhub.local.securityhub.Calls;
import io.github.cdksecurityhub.local.securityhub.ConfigurationStatus;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was seen of one event, and of the stack once its operation was over.
 *
 * @param runs how often Lambda ran the event
 * @param responses how many responses CloudFormation got
 * @param writes the Updates sent, and how many took effect
 * @param live what is live afterwards
 * @param stack the stack's state afterwards
 * @param summary the response in a few words
 * @param time how long the function took where that is the same every time, otherwise empty
 */
record Observation(
    String runs,
    String responses,
    String writes,
    String live,
    StackStatus stack,
    String summary,
    String time) {

  static Observation of(FaultCase faultCase, StackOutcome outcome) {
    List<CustomResourceExchange> exchanges = outcome.exchanges();
    CustomResourceExchange event = exchanges.get(faultCase.kind().position());
    Instant next =
        exchanges.stream()
            .skip(faultCase.kind().position() + 1L)
            .map(CustomResourceExchange::sent)
            .findFirst()
            .orElse(Instant.MAX);
    return new Observation(
        count(attempts(event).size()),
        responses(event.responses()),
        writes(faultCase, event.sent(), next),
        live(faultCase),
        outcome.status(),
        ResponseSummary.of(faultCase, event),
        time(faultCase, event));
  }

  /** The case in one sign. */
  String sign() {
    if (summary.startsWith("none")) {
      return "∅";
    }
    if (summary.startsWith("left")) {
      return "–";
    }
    if (!summary.startsWith("FAILED")) {
      return "✔";
    }
    return stack.name().endsWith("_FAILED") ? "✘" : "↩";
  }

  private static List<Attempt> attempts(CustomResourceExchange event) {
    return event.invocations().stream()
        .flatMap(invocation -> invocation.attempts().stream())
        .toList();
  }

  private static String responses(List<JsonNode> responses) {
    long distinct = responses.stream().distinct().count();
    String all = count(responses.size());
    return responses.size() < 2 ? all : all + (distinct == 1 ? ", the same" : ", different");
  }

  private static String writes(FaultCase faultCase, Instant from, Instant to) {
    Calls updates =
        faultCase
            .region()
            .calls()
            .updates()
            .where(call -> !call.at().isBefore(from) && call.at().isBefore(to));
    return count(updates.count()) + " / " + count(updates.thatTookEffect().count());
  }

  /** Numbers from three on depend on the machine's speed. */
  private static String count(int number) {
    return number < 3 ? Integer.toString(number) : "many";
  }

  private static String live(FaultCase faultCase) {
    LiveConfiguration live = faultCase.region().live();
    String status = live.status() == ConfigurationStatus.ENABLED ? "" : " (" + live.status() + ")";
    return faultCase.row().shift().described(Configuration.of(live).word()) + status;
  }

  private static String time(FaultCase faultCase, CustomResourceExchange event) {
    Duration longest =
        attempts(event).stream()
            .map(Attempt::duration)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    // Work ends a sixth before the function does.
    Duration workEnd = faultCase.row().limit().multipliedBy(5).dividedBy(6);
    if (longest.plusMillis(200).compareTo(workEnd) > 0) {
      return "to its end";
    }
    long tens = (longest.toMillis() + 2500) / 10_000;
    if (tens == 0) {
      return "";
    }
    // How many waits follow one another is decided by who comes first.
    return tens == 1 ? "about 10 s" : "20 s or more";
  }
}
