package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One result as CloudWatch counts it: a log line in the embedded metric format.
 *
 * <p>{@code Drift} is 1 or 0 only where that is known. A Region that can't be read has no value of
 * it, and counts as {@code Unreadable}, by Region and for the function as a whole. Resources of
 * central configuration count by Region and type: the highest of the type is 1 where any drifted.
 */
public final class EmbeddedMetrics {
  /** The namespace; the construct's metrics name the same. */
  public static final String NAMESPACE = "SecurityHubOrganizationConfiguration";

  private static final String REGION = "Region";
  private static final String FUNCTION = "Function";
  private static final String TYPE = "ResourceType";

  private EmbeddedMetrics() {}

  public static byte[] line(DriftEvent event, String function, boolean heals) {
    Drift drift = event.drift();
    Map<String, Integer> values = values(drift.status(), heals);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            event.time().toEpochMilli(),
            "CloudWatchMetrics",
            List.of(
                metrics(dimensions(drift), values.keySet()),
                metrics(List.of(FUNCTION), Set.of("Unreadable")))));
    line.put("level", drift.status().isReported() ? "WARN" : "INFO");
    line.put(REGION, drift.place().region());
    line.put(FUNCTION, function);
    line.put(TYPE, drift.resource().type());
    line.put("resource", drift.resource().name());
    line.put("state", drift.status().name());
    line.putAll(values);
    line.put("message", event.message());
    return (new JsonValue(line) + "\n").getBytes(StandardCharsets.UTF_8);
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

  /** A Region's own result has been by Region alone from the start. */
  private static List<String> dimensions(Drift drift) {
    return drift.resource().isRegion() ? List.of(REGION) : List.of(REGION, TYPE);
  }

  private static Map<String, Object> metrics(List<String> dimensions, Set<String> names) {
    return Map.of(
        "Namespace",
        NAMESPACE,
        "Dimensions",
        List.of(dimensions),
        "Metrics",
        names.stream().map(name -> Map.of("Name", name, "Unit", "Count")).toList());
  }
}
