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
import java.util.stream.Collectors;

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
    if (isAfterChange()) {
      detail.put("changedBy", trigger.identity());
      detail.put("changedAt", trigger.time());
      detail.put("operation", trigger.operation());
    }
    detail.put("declared", configuration(drift.declared()));
    drift.live().ifPresent(live -> detail.put("live", live(live)));
    detail.put("changes", drift.diff().changes().stream().map(DriftEvent::change).toList());
    detail.put("message", message());
    return JSON.std.asString(detail);
  }

  /** Returns whether CloudTrail's report of a write in this Region is why the function ran. */
  private boolean isAfterChange() {
    return trigger.isChangeIn(drift.place().region());
  }

  /** Returns the result in sentences, for the log, a mail or a chat. */
  public String message() {
    String noun = "The organization configuration of %s, declared by the stack %s,";
    String text = noun.formatted(drift.place(), stackName()) + ' ' + result();
    return drift.reason().isEmpty() ? text : text + ' ' + drift.reason();
  }

  private String stackName() {
    String[] arn = stackId.split("/", -1);
    return arn.length > 1 ? arn[1] : stackId;
  }

  private String result() {
    return switch (drift.status()) {
      case IN_SYNC -> "is as declared: " + summary() + ".";
      case SETTLING -> "is as declared, and Security Hub is still applying it: " + summary() + ".";
      case DEPLOYING -> "is not as declared: " + differences("is") + " It may be soon:";
      case DRIFTED -> "has drifted: " + differences("is") + change() + advice();
      case HEALED -> "had drifted: " + differences("was") + change() + " It was reverted.";
      case NOT_HEALED -> "has drifted: " + differences("is") + change() + " It was not reverted.";
      case UNREADABLE -> "can't be checked for drift.";
    };
  }

  /** Returns {@code AutoEnable is false, declared true.}, and why a Status is not ENABLED. */
  private String differences(String verb) {
    String fields =
        drift.diff().changes().stream()
            .map(
                each ->
                    "%s %s %s, declared %s".formatted(each.field(), verb, each.from(), each.to()))
            .collect(Collectors.joining("; ", "", "."));
    String status = drift.live().map(LiveConfiguration::statusMessage).orElse("");
    return status.isEmpty() ? fields : fields + " Security Hub reports: " + status;
  }

  private String change() {
    return isAfterChange()
        ? " %s called %s there at %s."
            .formatted(trigger.identity(), trigger.operation(), trigger.time())
        : "";
  }

  private String advice() {
    return drift.reason().isEmpty()
        ? " Revert it (manually or with heal()), or update the declaration. A deployment reverts it"
            + " only where it changes what is declared."
        : "";
  }

  private String summary() {
    return drift.live().map(LiveConfiguration::summary).orElse("");
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
