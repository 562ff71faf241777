package io.github.cdksecurityhub.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.Calls;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import java.time.Duration;
import java.time.Instant;

/**
 * What one event did in its Region.
 *
 * @param requestType Create, Update or Delete
 * @param region the Region
 * @param found what was live before the operation
 * @param changed what the event changed; empty where nothing
 * @param outcome the handler's word for it, {@code FAILED} where it failed
 * @param reads how often the configuration was read
 * @param writes how often it was written
 * @param lists how often the aggregators were listed
 * @param took from the event to its answer
 */
record RegionRow(
    String requestType,
    String region,
    String found,
    String changed,
    String outcome,
    int reads,
    int writes,
    int lists,
    Duration took) {

  static RegionRow of(
      CustomResourceExchange exchange, String region, String found, LocalSecurityHub hub) {
    Duration took = exchange.took().orElse(Duration.ZERO);
    Instant end = exchange.sent().plus(took);
    Calls calls = hub.in(region).calls().where(call -> within(call, exchange.sent(), end));
    JsonNode answer = exchange.answers().isEmpty() ? exchange.event() : exchange.answers().get(0);
    boolean succeeded = answer.path("Status").asText().equals("SUCCESS");
    return new RegionRow(
        exchange.requestType(),
        region,
        found,
        answer.path("Data").path("Changes").asText(),
        succeeded ? answer.path("Data").path("Outcome").asText() : "FAILED",
        calls.describes().count(),
        calls.updates().count(),
        calls.of(Operation.LIST_FINDING_AGGREGATORS).count(),
        took);
  }

  private static boolean within(Call call, Instant from, Instant to) {
    return !call.at().isBefore(from) && !call.at().isAfter(to);
  }

  String calls() {
    return reads + "/" + writes + "/" + lists;
  }
}
