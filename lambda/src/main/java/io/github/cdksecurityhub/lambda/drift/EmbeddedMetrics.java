package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One Region's result as CloudWatch counts it: a log line in the embedded metric format.
 *
 * <p>{@code Drift} is 1 or 0 only where that is known. A Region that can't be read has no value of
 * it, and counts as {@code Unreadable}, by Region and for the function as a whole.
 */
public final class EmbeddedMetrics {
  /** The namespace; the construct's metrics name the same. */
  public static final String NAMESPACE = "SecurityHubOrganizationConfiguration";

  private static final String REGION = "Region";
  private static final String FUNCTION = "Function";

  private EmbeddedMetrics() {}

  /**
   * Returns the line, in UTF-8 and with its end.
   *
   * @throws IOException where it can't be written as JSON
   */
  public static byte[] line(DriftEvent event, String function, boolean heals) throws IOException {
    RegionDrift drift = event.drift();
    Map<String, Integer> values = values(drift.status(), heals);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            event.time().toEpochMilli(),
            "CloudWatchMetrics",
            List.of(metrics(REGION, values.keySet()), metrics(FUNCTION, Set.of("Unreadable")))));
    line.put("level", drift.status().isReported() ? "WARN" : "INFO");
    line.put(REGION, drift.place().region());
    line.put(FUNCTION, function);
    line.put("state", drift.status().name());
    line.putAll(values);
    line.put("message", event.message());
    return (JSON.std.asString(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Integer> values(DriftStatus status, boolean heals) {
    Map<String, Integer> values = new LinkedHashMap<>();
    if (status != DriftStatus.UNREADABLE && status != DriftStatus.DEPLOYING) {
      values.put("Drift", status.isDrift() ? 1 : 0);
    }
    values.put("Unreadable", status == DriftStatus.UNREADABLE ? 1 : 0);
    if (heals) {
      values.put("Healed", status == DriftStatus.HEALED ? 1 : 0);
      values.put("NotHealed", status == DriftStatus.NOT_HEALED ? 1 : 0);
    }
    return values;
  }

  private static Map<String, Object> metrics(String dimension, Set<String> names) {
    return Map.of(
        "Namespace",
        NAMESPACE,
        "Dimensions",
        List.of(List.of(dimension)),
        "Metrics",
        names.stream().map(name -> Map.of("Name", name, "Unit", "Count")).toList());
  }
}
