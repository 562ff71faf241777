package io.github.cdksecurityhub.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.cli.plan.Action;
import io.github.cdksecurityhub.cli.plan.CallerAdvice;
import io.github.cdksecurityhub.cli.plan.Plan;
import io.github.cdksecurityhub.cli.plan.Row;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;

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

  /**
   * {@return the document, indented}
   *
   * @param plan what a deployment would do; stacks with nothing to report are in it too
   */
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
    ArrayNode unseen = json.putArray("unseen");
    planned.stack().unseen().forEach(unseen::add);
    ArrayNode notes = json.putArray("notes");
    planned.notes().forEach(notes::add);
    ArrayNode rows = json.putArray("rows");
    planned.rows().forEach(row -> add(rows.addObject(), row));
    ArrayNode resources = json.putArray("resources");
    planned.natives().forEach(row -> NativeJson.add(resources.addObject(), row));
  }

  private static void add(ObjectNode json, Row row) {
    json.put("region", row.event().region());
    json.put("logicalId", row.event().logicalId());
    json.put("event", row.event().kind().word());
    json.put("verdict", row.action().word());
    json.set("live", row.live().map(PlanJson::live).orElse(null));
    json.put("declared", row.event().declared());
    json.put("after", row.after().map(after -> after.toConfiguration().encoded()).orElse(null));
    ArrayNode changes = json.putArray("changes");
    row.changes()
        .forEach(
            change ->
                changes
                    .addObject()
                    .put("field", change.field())
                    .put("from", change.from())
                    .put("to", change.to()));
    json.put("waits", row.waits());
    ArrayNode unknown = json.putArray("knownAfterDeploy");
    row.event().unknown().forEach(unknown::add);
    json.put("detail", row.detail());
    json.put("cause", row.failure().map(CallerAdvice::cause).orElse(null));
    json.put("nextStep", row.failure().map(CallerAdvice::nextStep).orElse(null));
  }

  private static ObjectNode live(LiveConfiguration live) {
    return JSON.createObjectNode()
        .put("configurationType", live.type().name())
        .put("autoEnable", live.autoEnable())
        .put("autoEnableStandards", live.standards().name())
        .put("status", live.status().name())
        .put("statusMessage", live.statusMessage())
        .put("memberAccountLimitReached", live.memberAccountLimitReached());
  }
}
