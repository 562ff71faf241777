package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import java.util.Collection;
import java.util.Optional;

/** A plan for a program; {@code docs/plan.schema.json} is its contract. */
public final class PlanJson {
  static final int SCHEMA_VERSION = 1;

  private PlanJson() {}

  /** Returns the document, indented. */
  public static String of(Plan plan) {
    return String.join("\n", JsonText.lines(json(plan)));
  }

  static ObjectNode json(Plan plan) {
    ObjectNode document = JsonText.object().put("schemaVersion", SCHEMA_VERSION);
    document.put("exitCode", plan.exitCode());
    ObjectNode summary = document.putObject("summary").put("weaker", plan.weaker());
    for (Action action : Action.values()) {
      summary.put(action.word(), plan.counts().getOrDefault(action, 0));
    }
    ArrayNode stacks = document.putArray("stacks");
    plan.stacks().forEach(stack -> add(stacks.addObject(), stack));
    ArrayNode uncovered = document.putArray("uncovered");
    plan.uncovered()
        .forEach(
            place ->
                uncovered
                    .addObject()
                    .put("account", place.account())
                    .put("region", place.region()));
    return document;
  }

  private static void add(ObjectNode json, Plan.PlannedStack planned) {
    json.put("name", planned.stack().name());
    json.put("account", planned.stack().environment().account().orElse(null));
    json.put("region", planned.stack().environment().region().orElse(null));
    json.put("templateDigest", planned.stack().templateDigest());
    json.put("refused", planned.stack().refused());
    add(json.putArray("weakens"), planned.stack().weakens());
    add(json.putArray("unseen"), planned.unseen());
    add(json.putArray("notes"), planned.notes());
    ArrayNode rows = json.putArray("rows");
    planned.rows().forEach(row -> add(rows.addObject(), row));
  }

  private static void add(ObjectNode json, Row row) {
    json.put("type", row.event().type().typeName());
    json.put("logicalId", row.event().logicalId());
    json.put("region", row.event().place().region());
    json.put("label", row.event().label());
    json.put("event", row.event().kind().word());
    json.put("action", row.action().word());
    add(json.putArray("weakens"), row.weakens());
    json.put("accounts", row.report().accounts().orElse(null));
    json.set("live", fields(json, row.live()));
    json.set("wanted", fields(json, row.wanted()));
    ArrayNode changes = json.putArray("changes");
    row.changes()
        .forEach(
            change -> {
              ObjectNode entry = changes.addObject().put("field", change.field());
              add(entry.putArray("from"), change.from());
              add(entry.putArray("to"), change.to());
            });
    json.put("status", row.report().status());
    json.put("statusMessage", row.report().message());
    json.put("waits", row.report().waits());
    ArrayNode linked = json.putArray("linked");
    row.report()
        .linked()
        .forEach(
            each -> {
              ObjectNode entry = linked.addObject().put("region", each.region());
              entry.set("from", fields(entry, Optional.of(ConfigurationFields.of(each.from()))));
              entry.set("to", fields(entry, Optional.of(ConfigurationFields.of(each.to()))));
            });
    add(json.putArray("knownAfterDeploy"), row.event().unknown());
    json.put("detail", row.detail());
    json.put("cause", row.obstacle().map(Obstacle::cause).orElse(null));
    json.put("nextStep", row.obstacle().map(Obstacle::nextStep).orElse(null));
  }

  private static ObjectNode fields(ObjectNode parent, Optional<Fields> fields) {
    if (fields.isEmpty()) {
      return null;
    }
    ObjectNode json = parent.objectNode();
    fields.get().values().forEach((name, values) -> add(json.putArray(name), values));
    return json;
  }

  private static void add(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
