package io.github.cdksecurityhub.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.Calls;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one event did in its Region.
 *
 * @param requestType Create, Update or Delete
 * @param region the Region
 * @param found what was live before
 * @param changed which fields are different afterwards, each with its value
 * @param outcome the handler's word for it, {@code FAILED} where it failed
 * @param calls how often Describe, Update and List were called, as {@code 2/1/0}
 * @param took from the event to its answer
 */
record RegionRow(
    String requestType,
    String region,
    String found,
    List<String> changed,
    String outcome,
    String calls,
    Duration took) {

  static RegionRow of(
      CustomResourceExchange exchange,
      String region,
      String found,
      String afterwards,
      LocalSecurityHub hub) {
    Duration took = exchange.took().orElse(Duration.ZERO);
    Instant end = exchange.sent().plus(took);
    Calls calls = hub.in(region).calls().where(call -> within(call, exchange.sent(), end));
    return new RegionRow(
        exchange.requestType(),
        region,
        found,
        Differences.between(found, afterwards),
        outcome(exchange),
        calls.describes().count()
            + "/"
            + calls.updates().count()
            + "/"
            + calls.of(Operation.LIST_FINDING_AGGREGATORS).count(),
        took);
  }

  private static String outcome(CustomResourceExchange exchange) {
    if (exchange.answers().isEmpty()) {
      return "no answer";
    }
    JsonNode answer = exchange.answers().get(0);
    return answer.path("Status").asText().equals("SUCCESS")
        ? answer.path("Data").path("Outcome").asText()
        : "FAILED";
  }

  private static boolean within(Call call, Instant from, Instant to) {
    return !call.at().isBefore(from) && !call.at().isAfter(to);
  }
}
