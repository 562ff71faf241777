package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The EventBridge event of one result; docs/drift-event.schema.json is its shape.
 *
 * @param drift the result
 * @param trigger why the function ran
 * @param stackId the stack that declares it
 * @param time when the run ended
 */
public record DriftEvent(Drift drift, DriftTrigger trigger, String stackId, Instant time) {
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
    detail.put("resource", drift.resource().json());
    detail.put("trigger", trigger.kind().name());
    if (isAfterChange()) {
      detail.put("changedBy", trigger.identity());
      detail.put("changedAt", trigger.time());
      detail.put("operation", trigger.operation());
    } else {
      drift.changedAt().ifPresent(at -> detail.put("changedAt", at.toString()));
    }
    detail.put("declared", drift.declaredJson());
    drift.liveJson().ifPresent(live -> detail.put("live", live));
    detail.put("changes", drift.fields().stream().map(DriftEvent::json).toList());
    detail.put("message", message());
    return JSON.std.asString(detail);
  }

  /** Returns whether CloudTrail's report of a write of this is why the function ran. */
  private boolean isAfterChange() {
    return drift.isChangedBy(trigger);
  }

  /** Returns the result in sentences, for the log, a mail or a chat. */
  public String message() {
    String logicalId = drift.resource().logicalId();
    String text =
        "The %s of %s, declared%s by the stack %s, %s"
            .formatted(
                drift.noun(),
                drift.place(),
                logicalId.isEmpty() ? "" : " as " + logicalId,
                stackName(),
                result());
    return drift.reason().isEmpty() ? text : text + ' ' + drift.reason();
  }

  private String stackName() {
    String[] arn = stackId.split("/", -1);
    return arn.length > 1 ? arn[1] : stackId;
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
        drift.fields().stream()
            .map(each -> each.sentence(isPast))
            .collect(Collectors.joining("; ", "", "."));
    String reported = drift.serviceMessage();
    return reported.isEmpty() ? fields : fields + " Security Hub reports: " + reported;
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
    return drift.summary().isEmpty() ? "." : ": " + drift.summary() + ".";
  }

  private static Map<String, String> json(FieldDrift field) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("field", field.field());
    json.put("live", FieldDrift.text(field.live()));
    json.put("declared", FieldDrift.text(field.declared()));
    return json;
  }
}
