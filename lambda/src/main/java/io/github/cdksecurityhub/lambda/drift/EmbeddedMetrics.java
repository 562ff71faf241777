package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A finding as CloudWatch counts it: one log line in the embedded metric format.
 *
 * <p>{@code Drift} is 1 or 0 only where that is known. A Region that can't be read has no value of
 * it, and counts as {@code Unreadable}, by Region and for the function as a whole.
 */
public final class EmbeddedMetrics {
  /** The namespace; the construct's metrics name the same. */
  public static final String NAMESPACE = "SecurityHubOrganizationConfiguration";

  private static final JsonFactory JSON = new JsonFactory();
  private static final String REGION = "Region";
  private static final String FUNCTION = "Function";

  private EmbeddedMetrics() {}

  /** Returns the line, in UTF-8 and with its end. */
  public static byte[] line(RegionDrift finding, String function, boolean heals, Instant now) {
    Map<String, Integer> values = values(finding.state(), heals);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart("_aws");
      json.writeNumberField("Timestamp", now.toEpochMilli());
      json.writeArrayFieldStart("CloudWatchMetrics");
      declare(json, REGION, values.keySet());
      declare(json, FUNCTION, Set.of("Unreadable"));
      json.writeEndArray();
      json.writeEndObject();
      json.writeStringField("level", finding.state().isNews() ? "WARN" : "INFO");
      json.writeStringField(REGION, finding.place().region());
      json.writeStringField(FUNCTION, function);
      json.writeStringField("state", finding.state().name());
      for (Map.Entry<String, Integer> value : values.entrySet()) {
        json.writeNumberField(value.getKey(), value.getValue());
      }
      json.writeStringField("message", finding.message());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to memory", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static Map<String, Integer> values(DriftStatus state, boolean heals) {
    Map<String, Integer> values = new LinkedHashMap<>();
    if (state != DriftStatus.UNREADABLE && state != DriftStatus.DEPLOYING) {
      values.put("Drift", state.isDrift() ? 1 : 0);
    }
    values.put("Unreadable", state == DriftStatus.UNREADABLE ? 1 : 0);
    if (heals) {
      values.put("Healed", state == DriftStatus.HEALED ? 1 : 0);
      values.put("NotHealed", state == DriftStatus.NOT_HEALED ? 1 : 0);
    }
    return values;
  }

  private static void declare(JsonGenerator json, String dimension, Iterable<String> names)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("Namespace", NAMESPACE);
    json.writeArrayFieldStart("Dimensions");
    json.writeStartArray();
    json.writeString(dimension);
    json.writeEndArray();
    json.writeEndArray();
    json.writeArrayFieldStart("Metrics");
    for (String name : names) {
      json.writeStartObject();
      json.writeStringField("Name", name);
      json.writeStringField("Unit", "Count");
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
