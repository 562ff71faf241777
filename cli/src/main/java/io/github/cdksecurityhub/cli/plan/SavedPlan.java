package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A plan in a file, so that what was approved can be compared with what would be deployed now. */
final class SavedPlan {
  /**
   * What differs from run to run although the plan is the same, such as a request's id; or follows
   * from what is compared; or from how many accounts there are by now.
   */
  private static final List<String> WORDING =
      List.of("notes", "detail", "cause", "nextStep", "statusMessage", "weakens", "accounts");

  private SavedPlan() {}

  static JsonValue read(Path file) {
    JsonValue plan = JsonText.read(file, "plan");
    if (plan.path("schemaVersion").text().equals("" + PlanJson.SCHEMA_VERSION)) {
      return plan;
    }
    throw new CommandException(
        "The file " + file + " is no plan of this version. Make it again with --out.");
  }

  static List<String> differences(JsonValue then, Plan now) {
    List<String> lines = new ArrayList<>();
    compare("", withoutWording(then), withoutWording(PlanJson.json(now)), lines);
    return lines;
  }

  private static JsonValue withoutWording(JsonValue plan) {
    JsonValue compared = plan;
    for (String each : WORDING) {
      compared = compared.has(each) ? compared.without(each) : compared;
    }
    return compared.isScalar() ? compared : compared.map(SavedPlan::withoutWording);
  }

  private static void compare(String where, JsonValue then, JsonValue now, List<String> lines) {
    if (then.equals(now)) {
      return;
    }
    if (then.isObject() && now.isObject()) {
      Set<String> names = new LinkedHashSet<>(now.members().keySet());
      names.addAll(then.members().keySet());
      names.forEach(name -> compare(where + "/" + name, then.path(name), now.path(name), lines));
    } else if (then.isArray() && now.isArray() && then.size() == now.size()) {
      for (int i = 0; i < now.size(); i++) {
        JsonValue each = now.path(i);
        String name = each.path("label").text(each.path("name").text("" + i));
        compare(where + "/" + name, then.path(i), each, lines);
      }
    } else {
      lines.add(where + ": was " + then + ", is " + now);
    }
  }
}
