package io.github.cdksecurityhub.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.Calls;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lays out what happened in each Region, in 80 columns: a second change goes below the first. */
final class RegionTable {

  private static final String FORMAT = "%-14s  %-19s  %-17s  %-9s  %5s  %5s";

  private static final List<String> FIELDS = List.of("type", "AutoEnable", "standards");

  private final Screen screen;

  RegionTable(Screen screen) {
    this.screen = screen;
  }

  void print(String requestType, List<Row> rows) {
    screen.line("");
    screen.line(
        screen.styled(
            Screen.Style.DIM,
            String.format(FORMAT, requestType, "found", "changed", "outcome", "D/U/L", "time")));
    rows.forEach(this::print);
  }

  private void print(Row row) {
    String first = row.changed().isEmpty() ? "" : row.changed().get(0);
    String time = String.format("%.1fs", row.took().toMillis() / 1000.0);
    line(row, row.region(), row.found(), first, row.outcome(), row.calls(), time);
    row.changed().stream().skip(1).forEach(change -> line(row, "", "", change, "", "", ""));
  }

  private void line(Row row, Object... cells) {
    screen.line(screen.styled(style(row.outcome()), String.format(FORMAT, cells).stripTrailing()));
  }

  private static Screen.Style style(String outcome) {
    switch (outcome) {
      case "FAILED":
      case "no response":
        return Screen.Style.RED;
      case "unchanged":
      case "left":
        return Screen.Style.DIM;
      default:
        return Screen.Style.GREEN;
    }
  }

  /** The fields that have another value afterwards, each with that value. */
  private static List<String> differences(String before, String after) {
    String[] old = before.split(",");
    String[] now = after.split(",");
    List<String> different = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      if (i >= old.length || !old[i].equals(now[i])) {
        different.add(FIELDS.get(i) + " " + now[i]);
      }
    }
    return different;
  }

  /** In how many Regions the summaries differ. */
  static int changed(Map<String, String> one, Map<String, String> other) {
    return (int)
        one.keySet().stream().filter(region -> !one.get(region).equals(other.get(region))).count();
  }

  /**
   * What one event did in its Region.
   *
   * @param requestType Create, Update or Delete
   * @param region the Region
   * @param found what was live before
   * @param changed which fields are different afterwards, each with its value
   * @param outcome the Outcome of the response, {@code FAILED} where it failed
   * @param calls how often Describe, Update and List were called, as {@code 2/1/0}
   * @param took from the event to its response
   */
  record Row(
      String requestType,
      String region,
      String found,
      List<String> changed,
      String outcome,
      String calls,
      Duration took) {

    static Row of(
        CustomResourceExchange exchange,
        String region,
        String found,
        String afterwards,
        LocalSecurityHub hub) {
      Duration took = exchange.took().orElse(Duration.ZERO);
      Instant end = exchange.sent().plus(took);
      Calls calls = hub.in(region).calls().where(call -> within(call, exchange.sent(), end));
      return new Row(
          exchange.requestType(),
          region,
          found,
          differences(found, afterwards),
          outcome(exchange),
          calls.describes().count()
              + "/"
              + calls.updates().count()
              + "/"
              + calls.of(Operation.LIST_FINDING_AGGREGATORS).count(),
          took);
    }

    private static String outcome(CustomResourceExchange exchange) {
      if (exchange.responses().isEmpty()) {
        return "no response";
      }
      JsonNode response = exchange.responses().get(0);
      return response.path("Status").asText().equals("SUCCESS")
          ? response.path("Data").path("Outcome").asText()
          : "FAILED";
    }

    private static boolean within(Call call, Instant from, Instant to) {
      return !call.at().isBefore(from) && !call.at().isAfter(to);
    }
  }
}
