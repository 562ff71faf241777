package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a stack's drift detection a change of its template removes. */
public final class DriftDetectionWeakenings {
  private static final String DECLARED = "DECLARED";
  private static final List<String> VARIABLES = List.of("HEAL", DECLARED, "STACK_ID");
  private static final String REMOVED =
      "drift detection removed: changes made outside of deployments are no longer reported";
  private static final String NOT_HEALED =
      "healing removed: drift is still reported, and no longer reverted";

  private DriftDetectionWeakenings() {}

  /** Compares a stack with those nested in it, since a construct may move between them. */
  public static List<String> between(List<JsonValue> before, List<JsonValue> after) {
    List<JsonValue> then = functions(before);
    List<JsonValue> now = functions(after);
    if (now.size() < then.size()) {
      return List.of(REMOVED);
    }
    List<String> all = new ArrayList<>();
    Set<String> unchecked = unchecked(then, now);
    unchecked.retainAll(declared(after));
    if (!unchecked.isEmpty()) {
      all.add(
          "drift detection of %s removed: changes made there outside of deployments are no longer reported"
              .formatted(String.join(", ", unchecked)));
    }
    if (healing(now) < healing(then)) {
      all.add(NOT_HEALED);
    }
    return List.copyOf(all);
  }

  /** Returns the Regions that are no longer checked; none where only the deployment knows. */
  private static Set<String> unchecked(List<JsonValue> then, List<JsonValue> now) {
    Set<String> regions = regions(then);
    boolean isKnown = now.stream().allMatch(each -> variables(each).path(DECLARED).isScalar());
    regions.removeAll(isKnown ? regions(now) : Set.copyOf(regions));
    return regions;
  }

  /** Returns the Regions that functions check; of what only the deployment knows none. */
  private static Set<String> regions(List<JsonValue> functions) {
    return functions.stream()
        .flatMap(each -> Stream.of(variables(each).path(DECLARED).text().split(";")))
        .map(each -> each.split("=", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A Region that is not declared either is reported as dropped. */
  private static Set<String> declared(List<JsonValue> templates) {
    return templates.stream()
        .flatMap(template -> template.path("Resources").stream())
        .filter(each -> each.path("Type").text().equals(ConfigurationFields.RESOURCE_TYPE))
        .map(each -> each.path("Properties").path("Region").text())
        .collect(Collectors.toSet());
  }

  /** Finds the functions by their environment variables, since users choose the names. */
  private static List<JsonValue> functions(List<JsonValue> templates) {
    return templates.stream()
        .flatMap(template -> template.path("Resources").stream())
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
