package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.cli.preview.LinkedChange;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan for a program, and for a file; {@code docs/plan.schema.json} is its contract. */
final class PlanJson {
  private static final int SCHEMA_VERSION = 1;

  /**
   * What differs from run to run although the plan is the same, such as a request's id; or follows
   * from what is compared; or from how many accounts there are by now.
   */
  private static final List<String> WORDING =
      List.of("notes", "detail", "cause", "nextStep", "statusMessage", "weakens", "accounts");

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
    return new JsonValue(
        JsonText.object(
            "schemaVersion", SCHEMA_VERSION,
            "exitCode", plan.exitCode(),
            "summary", summary,
            "stacks", plan.stacks().stream().map(PlanJson::json).toList(),
            "uncovered", plan.uncovered().stream().map(PlanJson::json).toList()));
  }

  private static Map<String, Object> json(AccountRegion place) {
    return JsonText.object(
        "account", place.account(),
        "region", place.region());
  }

  private static Map<String, Object> json(Plan.PlannedStack planned) {
    return JsonText.object(
        "name", planned.stack().name(),
        "account", planned.stack().environment().account().orElse(null),
        "region", planned.stack().environment().region().orElse(null),
        "templateDigest", planned.stack().templateDigest(),
        "refused", planned.stack().refused(),
        "weakens", List.copyOf(planned.stack().weakens()),
        "unseen", List.copyOf(planned.unseen()),
        "notes", List.copyOf(planned.notes()),
        "rows", planned.rows().stream().map(PlanJson::json).toList());
  }

  private static Map<String, Object> json(Row row) {
    return JsonText.object(
        "type", row.event().type().typeName,
        "logicalId", row.event().logicalId(),
        "region", row.event().region(),
        "label", row.event().label(),
        "event", row.event().kind().word,
        "action", row.action().word,
        "weakens", List.copyOf(row.weakens()),
        "accounts", row.report().accounts().orElse(null),
        "live", row.live().map(Fields::values).orElse(null),
        "wanted", row.wanted().map(Fields::values).orElse(null),
        "changes", row.changes().stream().map(PlanJson::json).toList(),
        "status", row.report().status(),
        "statusMessage", row.report().message(),
        "waits", row.report().waits(),
        "linked", row.report().linked().stream().map(PlanJson::json).toList(),
        "knownAfterDeploy", List.copyOf(row.event().unknown()),
        "detail", row.detail(),
        "cause", row.obstacle().map(Obstacle::cause).orElse(null),
        "nextStep", row.obstacle().map(Obstacle::nextStep).orElse(null));
  }

  private static Map<String, Object> json(FieldChange change) {
    return JsonText.object(
        "field", change.field(),
        "from", change.from(),
        "to", change.to());
  }

  private static Map<String, Object> json(LinkedChange linked) {
    return JsonText.object(
        "region", linked.region(),
        "from", ConfigurationFields.of(linked.from()).values(),
        "to", ConfigurationFields.of(linked.to()).values());
  }

  /** Reads what {@code --out} saved. */
  static JsonValue read(Path file) {
    JsonValue plan = JsonText.read(file, "plan");
    if (plan.path("schemaVersion").text().equals("" + SCHEMA_VERSION)) {
      return plan;
    }
    throw new CommandException(
        "The file " + file + " is no plan of this version. Make it again with --out.");
  }

  /** Returns how a plan differs from a saved one, a line each. */
  static List<String> differences(JsonValue then, Plan now) {
    List<String> lines = new ArrayList<>();
    compare("", withoutWording(then), withoutWording(json(now)), lines);
    return lines;
  }

  private static JsonValue withoutWording(JsonValue plan) {
    JsonValue compared = plan;
    for (String each : WORDING) {
      compared = compared.has(each) ? compared.without(each) : compared;
    }
    return compared.isScalar() ? compared : compared.map(PlanJson::withoutWording);
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
