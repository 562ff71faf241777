package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.drift.Drift.Live;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The EventBridge event of one result; docs/drift-event.schema.json is its shape.
 *
 * @param time when the run ended
 */
public record DriftEvent(Drift drift, DriftTrigger trigger, String stackId, Instant time) {
  /** The event's source; the function's role may put no other. */
  public static final String SOURCE = "io.github.cdksecurityhub";

  public static final String DETAIL_TYPE = "Security Hub Organization Configuration Drift";

  private static final int MOST_NAMED = 10;

  String detail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("schemaVersion", "1");
    detail.put("state", drift.status().name());
    detail.put("account", drift.place().account());
    detail.put("region", drift.place().region());
    detail.put("stackId", stackId);
    detail.put("resource", drift.resource().json());
    detail.put("trigger", trigger.kind().name());
    if (isAfterChange()) {
      detail.put("changedBy", trigger.identity());
      detail.put("changedAt", trigger.time());
      detail.put("operation", trigger.operation());
    } else {
      drift.changedAt().ifPresent(at -> detail.put("changedAt", at.toString()));
    }
    detail.put("declared", json(drift.resource().declared()));
    drift.live().ifPresent(live -> detail.put("live", json(live)));
    detail.put("changes", drift.changes().stream().map(DriftEvent::json).toList());
    detail.put("message", message());
    return new JsonValue(detail).toString();
  }

  private boolean isAfterChange() {
    return drift.resource().isChangedBy(trigger);
  }

  public String message() {
    String logicalId = drift.resource().logicalId();
    String text =
        "The %s of %s, declared%s by the stack %s, %s"
            .formatted(
                drift.resource().noun(),
                drift.place(),
                logicalId.isEmpty() ? "" : " as " + logicalId,
                DeployedTemplate.stackName(stackId),
                result());
    return drift.reason().isEmpty() ? text : text + ' ' + drift.reason();
  }

  private String result() {
    return switch (drift.status()) {
      case IN_SYNC -> "is as declared" + summary();
      case SETTLING -> "is as declared, and Security Hub is still applying it" + summary();
      case DEPLOYING -> "is not as declared: " + differences(false) + " It may be soon:";
      case DRIFTED -> "has drifted: " + differences(false) + change() + advice();
      case HEALED -> "had drifted: " + differences(true) + change() + " It was reverted.";
      case NOT_HEALED -> "has drifted: " + differences(false) + change() + " It was not reverted.";
      case UNREADABLE -> "can't be checked for drift.";
    };
  }

  /** Returns {@code AutoEnable is false, declared true.}, and what Security Hub reports of it. */
  private String differences(boolean isPast) {
    String fields =
        drift.changes().stream()
            .map(each -> sentence(each, isPast))
            .collect(Collectors.joining("; ", "", "."));
    String reported = drift.live().map(Live::message).orElse("");
    return reported.isEmpty() ? fields : fields + " Security Hub reports: " + reported;
  }

  /**
   * Returns {@code AutoEnable is false, declared true}, or of lists what is too much or missing.
   */
  static String sentence(FieldChange change, boolean isPast) {
    if (change.from().size() <= 1 && change.to().size() <= 1) {
      // A status is Security Hub's, and never declared.
      String wanted = change.field().endsWith("Status") ? "expected" : "declared";
      return "%s %s %s, %s %s"
          .formatted(
              change.field(),
              isPast ? "was" : "is",
              text(change.from()),
              wanted,
              text(change.to()));
    }
    List<String> extra = without(change.from(), change.to());
    List<String> missing = without(change.to(), change.from());
    String has = isPast ? " had " : " has ";
    String lacks = isPast ? " lacked " : " lacks ";
    String and = extra.isEmpty() || missing.isEmpty() ? "" : ", and";
    return change.field()
        + (extra.isEmpty() ? "" : has + names(extra) + "not declared")
        + and
        + (missing.isEmpty() ? "" : lacks + names(missing) + "declared");
  }

  private static List<String> without(List<String> values, List<String> others) {
    return values.stream().filter(each -> !others.contains(each)).toList();
  }

  private static String names(List<String> values) {
    String some = values.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = values.size() - MOST_NAMED;
    return some
        + (more > 0 ? " and " + more + " more" : "")
        + (values.size() == 1 ? ", which is " : ", which are ");
  }

  private static String text(List<String> values) {
    return values.isEmpty() ? "none" : String.join(", ", values);
  }

  private String change() {
    return isAfterChange()
        ? " %s called %s there at %s."
            .formatted(trigger.identity(), trigger.operation(), trigger.time())
        : drift.changedAt().map(at -> " It was changed last at " + at + ".").orElse("");
  }

  private String advice() {
    return drift.reason().isEmpty()
        ? " Revert it (manually or with heal()), or update the declaration. A deployment reverts it"
            + " only where it changes what is declared."
        : "";
  }

  private String summary() {
    String summary = drift.live().map(Live::summary).orElse("");
    return summary.isEmpty() ? "." : ": " + summary + ".";
  }

  private Map<String, Object> json(Live live) {
    Map<String, Object> json = json(live.fields());
    if (drift.resource().isRegion()) {
      json.put("status", live.status());
      if (!live.message().isEmpty()) {
        json.put("statusMessage", live.message());
      }
    }
    return json;
  }

  /** A Region's fields have been camel case and booleans from the start. */
  private Map<String, Object> json(Fields fields) {
    Map<String, Object> json = new LinkedHashMap<>();
    fields
        .values()
        .forEach(
            (name, values) -> {
              Object value = values.size() == 1 ? values.get(0) : values;
              if (!drift.resource().isRegion()) {
                json.put(name, value);
                return;
              }
              boolean isBoolean = value.equals("true") || value.equals("false");
              json.put(
                  name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                  isBoolean ? Boolean.valueOf(value.toString()) : value);
            });
    return json;
  }

  private static Map<String, String> json(FieldChange change) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("field", change.field());
    json.put("live", text(change.from()));
    json.put("declared", text(change.to()));
    return json;
  }
}
