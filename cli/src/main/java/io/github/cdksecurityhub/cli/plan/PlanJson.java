package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.cli.central.Fields;
import java.util.Collection;
import java.util.Optional;

/** A plan for a program; {@code docs/plan.schema.json} is its contract. */
public final class PlanJson {
  private static final int SCHEMA_VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All but ASCII is escaped, since it could steer a terminal or read as something else. */
  private static final ObjectWriter WRITER =
      JSON.writerWithDefaultPrettyPrinter()
          .with(JsonWriteFeature.ESCAPE_NON_ASCII)
          .with(new EscapedDelete());

  private static final class EscapedDelete extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return null;
    }
  }

  private PlanJson() {}

  /** Returns the document, indented. */
  public static String of(Plan plan) {
    ObjectNode document = JSON.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
    document.put("exitCode", plan.exitCode());
    ObjectNode summary = document.putObject("summary");
    for (Action action : Action.values()) {
      summary.put(action.word(), plan.counts().getOrDefault(action, 0));
    }
    ArrayNode stacks = document.putArray("stacks");
    plan.stacks().forEach(stack -> add(stacks.addObject(), stack));
    try {
      return WRITER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(ObjectNode json, Plan.PlannedStack planned) {
    json.put("name", planned.stack().name());
    json.put("account", planned.stack().environment().account().orElse(null));
    json.put("region", planned.stack().environment().region().orElse(null));
    json.put("refused", planned.stack().refused());
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
    json.put("status", row.status());
    json.put("statusMessage", row.statusMessage());
    json.put("waits", row.waits());
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
