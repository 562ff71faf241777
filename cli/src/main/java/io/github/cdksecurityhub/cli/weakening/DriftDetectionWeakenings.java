package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** What of a stack's drift detection a change of its template removes. */
public final class DriftDetectionWeakenings {
  private static final List<String> VARIABLES = List.of("HEAL", "DECLARED", "STACK_ID");
  private static final String REMOVED =
      "drift detection removed: changes made outside of deployments are no longer reported";
  private static final String NOT_HEALED =
      "healing removed: drift is still reported, and no longer reverted";

  private DriftDetectionWeakenings() {}

  /** Returns a sentence for what the template before has, and the one after has not. */
  public static List<String> between(JsonValue before, JsonValue after) {
    List<JsonValue> then = functions(before);
    List<JsonValue> now = functions(after);
    if (now.size() < then.size()) {
      return List.of(REMOVED);
    }
    return healing(now) < healing(then) ? List.of(NOT_HEALED) : List.of();
  }

  /** Finds the functions by their environment variables, since users choose the names. */
  private static List<JsonValue> functions(JsonValue template) {
    List<JsonValue> found = new ArrayList<>();
    for (JsonValue resource : template.path("Resources")) {
      JsonValue variables = variables(resource);
      if (resource.path("Type").text().equals("AWS::Lambda::Function")
          && VARIABLES.stream().allMatch(variables::has)) {
        found.add(resource);
      }
    }
    return found;
  }

  private static JsonValue variables(JsonValue function) {
    return function.path("Properties").path("Environment").path("Variables");
  }

  private static long healing(List<JsonValue> functions) {
    return functions.stream()
        .filter(each -> variables(each).path("HEAL").text().equals("true"))
        .count();
  }
}
