package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A finding as others subscribe to it: the {@code detail} of an EventBridge event, whose shape is
 * docs/drift-event.schema.json.
 */
public final class DriftEvent {
  /** The events' source; the function's role may put no other. */
  public static final String SOURCE = "io.github.cdksecurityhub";

  /** The events' detail-type. */
  public static final String DETAIL_TYPE = "Security Hub Organization Configuration Drift";

  private static final JsonFactory JSON = new JsonFactory();

  private DriftEvent() {}

  /** Returns the detail. */
  public static String detail(RegionDrift finding, DriftTrigger trigger, String stackId) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("schemaVersion", "1");
      json.writeStringField("state", finding.state().name());
      json.writeStringField("account", finding.place().account());
      json.writeStringField("region", finding.place().region());
      json.writeStringField("stackId", stackId);
      json.writeStringField("trigger", trigger.kind().name());
      if (trigger.isChangeIn(finding.place().region()) && !trigger.identity().isEmpty()) {
        json.writeStringField("changedBy", trigger.identity());
      }
      json.writeObjectFieldStart("declared");
      configuration(json, finding.declared());
      json.writeEndObject();
      if (finding.live().isPresent()) {
        live(json, finding.live().get());
      }
      changes(json, finding);
      json.writeStringField("message", finding.message());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to memory", e);
    }
    return text.toString();
  }

  private static void configuration(JsonGenerator json, OrganizationConfiguration configuration)
      throws IOException {
    json.writeStringField("configurationType", configuration.type().name());
    if (configuration.type() == ConfigurationType.LOCAL) {
      json.writeBooleanField("autoEnable", configuration.autoEnable());
      json.writeStringField("autoEnableStandards", configuration.standards().name());
    }
  }

  private static void live(JsonGenerator json, LiveConfiguration live) throws IOException {
    json.writeObjectFieldStart("live");
    configuration(json, live.asDeclared());
    json.writeStringField("status", live.status().name());
    if (!live.statusMessage().isEmpty()) {
      json.writeStringField("statusMessage", live.statusMessage());
    }
    json.writeEndObject();
  }

  private static void changes(JsonGenerator json, RegionDrift finding) throws IOException {
    json.writeArrayFieldStart("changes");
    for (FieldChange change : finding.diff().changes()) {
      json.writeStartObject();
      json.writeStringField("field", change.field());
      json.writeStringField("live", change.from());
      json.writeStringField("declared", change.to());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
