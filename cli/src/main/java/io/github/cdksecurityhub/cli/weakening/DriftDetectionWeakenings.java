package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;

/** What of a stack's drift detection a change of its template removes. */
public final class DriftDetectionWeakenings {
  private static final List<String> VARIABLES = List.of("HEAL", "DECLARED", "STACK_ID");
  private static final String REMOVED =
      "drift detection removed: changes made outside of deployments are no longer reported";
  private static final String NOT_HEALED =
      "healing removed: drift is still reported, and no longer reverted";

  private DriftDetectionWeakenings() {}

  /**
   * Returns a sentence for what the templates before have, and those after have not.
   *
   * @param before those of a stack and of what is nested in it: a construct may move between them
   * @param after those of the same stack
   */
  public static List<String> between(List<JsonValue> before, List<JsonValue> after) {
    List<JsonValue> then = functions(before);
    List<JsonValue> now = functions(after);
    if (now.size() < then.size()) {
      return List.of(REMOVED);
    }
    return healing(now) < healing(then) ? List.of(NOT_HEALED) : List.of();
  }

  /** Finds the functions by their environment variables, since users choose the names. */
  private static List<JsonValue> functions(List<JsonValue> templates) {
    return templates.stream()
        .flatMap(template -> template.path("Resources").stream())
        .filter(each -> each.path("Type").text().equals("AWS::Lambda::Function"))
        .filter(each -> VARIABLES.stream().allMatch(variables(each)::has))
        .toList();
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
