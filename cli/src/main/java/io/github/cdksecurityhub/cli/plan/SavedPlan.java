package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.cli.console.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plan in a file, so that what was approved can be compared with what would be deployed now. */
final class SavedPlan {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What differs from run to run although the plan is the same, such as a request's id; or follows
   * from what is compared; or from how many accounts there are by now.
   */
  private static final List<String> WORDING =
      List.of("notes", "detail", "cause", "nextStep", "statusMessage", "weakens", "accounts");

  private SavedPlan() {}

  /** Reads a file that {@code --out} wrote. */
  static JsonNode read(Path file) {
    try {
      JsonNode plan = JSON.readTree(Files.readAllBytes(file));
      if (plan.path("schemaVersion").asInt() == PlanJson.SCHEMA_VERSION) {
        return plan;
      }
    } catch (IOException e) {
      throw new CommandException("Cannot read the plan in " + file + ".", e);
    }
    throw new CommandException(
        "The file " + file + " is no plan of this version. Make it again with --out.");
  }

  /**
   * Returns where two plans differ, a line each; none where they are the same in every template,
   * event, action, change and live value.
   */
  static List<String> differences(JsonNode then, Plan now) {
    List<String> lines = new ArrayList<>();
    compare("", withoutWording(then), withoutWording(PlanJson.json(now)), lines);
    return lines;
  }

  private static JsonNode withoutWording(JsonNode plan) {
    JsonNode copy = plan.deepCopy();
    copy.findParents("detail").forEach(row -> ((ObjectNode) row).remove(WORDING));
    copy.path("stacks").forEach(stack -> ((ObjectNode) stack).remove(WORDING));
    return copy;
  }

  private static void compare(String where, JsonNode then, JsonNode now, List<String> lines) {
    if (then.equals(now)) {
      return;
    }
    if (then.isObject() && now.isObject()) {
      now.fieldNames()
          .forEachRemaining(
              name -> compare(where + "/" + name, then.path(name), now.path(name), lines));
    } else if (then.isArray() && now.isArray() && then.size() == now.size()) {
      for (int i = 0; i < now.size(); i++) {
        String name = now.get(i).path("label").asText(now.get(i).path("name").asText("" + i));
        compare(where + "/" + name, then.get(i), now.get(i), lines);
      }
    } else {
      lines.add(where + ": was " + then + ", is " + now);
    }
  }
}
