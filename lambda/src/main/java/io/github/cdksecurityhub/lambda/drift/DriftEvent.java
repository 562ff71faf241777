package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The EventBridge event of one Region's result; docs/drift-event.schema.json is its shape.
 *
 * @param drift the result
 * @param trigger why the function ran
 * @param stackId the stack that declares the Region
 * @param time when the run ended
 */
public record DriftEvent(RegionDrift drift, DriftTrigger trigger, String stackId, Instant time) {
  /** The event's source; the function's role may put no other. */
  public static final String SOURCE = "io.github.cdksecurityhub";

  /** The event's detail-type. */
  public static final String DETAIL_TYPE = "Security Hub Organization Configuration Drift";

  /** Returns whether it is of a heal, which no later run finds again. */
  public boolean isHeal() {
    return drift.status() == DriftStatus.HEALED;
  }

  /**
   * Returns the event's detail.
   *
   * @throws IOException where it can't be written as JSON
   */
  String detail() throws IOException {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("schemaVersion", "1");
    detail.put("state", drift.status().name());
    detail.put("account", drift.place().account());
    detail.put("region", drift.place().region());
    detail.put("stackId", stackId);
    detail.put("trigger", trigger.kind().name());
    if (trigger.isChangeIn(drift.place().region()) && !trigger.identity().isEmpty()) {
      detail.put("changedBy", trigger.identity());
    }
    detail.put("declared", configuration(drift.declared()));
    drift.live().ifPresent(live -> detail.put("live", live(live)));
    detail.put("changes", drift.diff().changes().stream().map(DriftEvent::change).toList());
    detail.put("message", drift.message());
    return JSON.std.asString(detail);
  }

  private static Map<String, Object> configuration(OrganizationConfiguration configuration) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : configuration.fields().entrySet()) {
      String name = field.getKey();
      String value = field.getValue();
      boolean isBoolean = value.equals("true") || value.equals("false");
      json.put(
          name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
          isBoolean ? Boolean.valueOf(value) : value);
    }
    return json;
  }

  private static Map<String, Object> live(LiveConfiguration live) {
    Map<String, Object> json = configuration(live.toConfiguration());
    json.put("status", live.status().name());
    if (!live.statusMessage().isEmpty()) {
      json.put("statusMessage", live.statusMessage());
    }
    return json;
  }

  private static Map<String, String> change(FieldChange change) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("field", change.field());
    json.put("live", change.from());
    json.put("declared", change.to());
    return json;
  }
}
