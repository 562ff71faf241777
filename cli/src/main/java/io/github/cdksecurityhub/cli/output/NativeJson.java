package io.github.cdksecurityhub.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.plan.NativeRow;
import java.util.Collection;
import java.util.Optional;

/** Rows of resources of CloudFormation's own types, for a program. */
final class NativeJson {
  private NativeJson() {}

  static void add(ObjectNode json, NativeRow row) {
    json.put("type", row.event().type().typeName());
    json.put("logicalId", row.event().logicalId());
    json.put("label", row.event().label());
    json.put("event", row.event().kind().word());
    json.put("verdict", row.action().word());
    json.set("live", row.live().map(live -> fields(json.objectNode(), live)).orElse(null));
    json.set("declared", fields(json.objectNode(), row.wanted()));
    ArrayNode changes = json.putArray("changes");
    row.changes()
        .forEach(
            change -> {
              ObjectNode entry = changes.addObject().put("field", change.field());
              add(entry.putArray("from"), change.from());
              add(entry.putArray("to"), change.to());
            });
    json.put("status", row.status().isEmpty() ? null : row.status());
    json.put("statusMessage", row.statusMessage());
    add(json.putArray("knownAfterDeploy"), row.event().declared().unknown());
    json.put("detail", row.detail());
    Optional<NativeRow.Obstacle> obstacle = row.obstacle();
    json.put("cause", obstacle.map(NativeRow.Obstacle::cause).orElse(null));
    json.put("nextStep", obstacle.map(NativeRow.Obstacle::nextStep).orElse(null));
  }

  private static ObjectNode fields(ObjectNode json, Fields fields) {
    fields.values().forEach((name, values) -> add(json.putArray(name), values));
    return json;
  }

  private static void add(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
