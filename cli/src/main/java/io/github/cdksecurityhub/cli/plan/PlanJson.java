package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.cli.preview.LinkedChange;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.FieldChange;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Map;

/** A plan for a program; {@code docs/plan.schema.json} is its contract. */
final class PlanJson {
  static final int SCHEMA_VERSION = 1;

  private PlanJson() {}

  static String of(Plan plan) {
    return String.join("\n", JsonText.lines(json(plan)));
  }

  static JsonValue json(Plan plan) {
    Map<String, Object> summary = JsonText.object();
    summary.put("weaker", plan.weaker());
    for (Action action : Action.values()) {
      summary.put(action.word, plan.counts().getOrDefault(action, 0));
    }
    Map<String, Object> json = JsonText.object();
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("exitCode", plan.exitCode());
    json.put("summary", summary);
    json.put("stacks", plan.stacks().stream().map(PlanJson::json).toList());
    json.put("uncovered", plan.uncovered().stream().map(PlanJson::json).toList());
    return new JsonValue(json);
  }

  private static Map<String, Object> json(AccountRegion place) {
    Map<String, Object> json = JsonText.object();
    json.put("account", place.account());
    json.put("region", place.region());
    return json;
  }

  private static Map<String, Object> json(Plan.PlannedStack planned) {
    Map<String, Object> json = JsonText.object();
    json.put("name", planned.stack().name());
    json.put("account", planned.stack().environment().account().orElse(null));
    json.put("region", planned.stack().environment().region().orElse(null));
    json.put("templateDigest", planned.stack().templateDigest());
    json.put("refused", planned.stack().refused());
    json.put("weakens", List.copyOf(planned.stack().weakens()));
    json.put("unseen", List.copyOf(planned.unseen()));
    json.put("notes", List.copyOf(planned.notes()));
    json.put("rows", planned.rows().stream().map(PlanJson::json).toList());
    return json;
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = JsonText.object();
    json.put("type", row.event().type().typeName);
    json.put("logicalId", row.event().logicalId());
    json.put("region", row.event().place().region());
    json.put("label", row.event().label());
    json.put("event", row.event().kind().word);
    json.put("action", row.action().word);
    json.put("weakens", List.copyOf(row.weakens()));
    json.put("accounts", row.report().accounts().orElse(null));
    json.put("live", row.live().map(Fields::values).orElse(null));
    json.put("wanted", row.wanted().map(Fields::values).orElse(null));
    json.put("changes", row.changes().stream().map(PlanJson::json).toList());
    json.put("status", row.report().status());
    json.put("statusMessage", row.report().message());
    json.put("waits", row.report().waits());
    json.put("linked", row.report().linked().stream().map(PlanJson::json).toList());
    json.put("knownAfterDeploy", List.copyOf(row.event().unknown()));
    json.put("detail", row.detail());
    json.put("cause", row.obstacle().map(Obstacle::cause).orElse(null));
    json.put("nextStep", row.obstacle().map(Obstacle::nextStep).orElse(null));
    return json;
  }

  private static Map<String, Object> json(FieldChange change) {
    Map<String, Object> json = JsonText.object();
    json.put("field", change.field());
    json.put("from", change.from());
    json.put("to", change.to());
    return json;
  }

  private static Map<String, Object> json(LinkedChange linked) {
    Map<String, Object> json = JsonText.object();
    json.put("region", linked.region());
    json.put("from", ConfigurationFields.of(linked.from()).values());
    json.put("to", ConfigurationFields.of(linked.to()).values());
    return json;
  }
}
