package io.github.cdksecurityhub.lambda.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The conditions of a template, as far as they follow from constants and pseudo parameters. */
record Conditions(JsonValue template, Intrinsics intrinsics) {
  Optional<Boolean> holds(String name) {
    return named(name, new HashSet<>());
  }

  private Optional<Boolean> named(String name, Set<String> within) {
    JsonValue condition = template.path("Conditions").path(name);
    return within.add(name) ? holds(condition, new HashSet<>(within)) : Optional.empty();
  }

  private Optional<Boolean> holds(JsonValue condition, Set<String> within) {
    if (!condition.isObject() || condition.size() != 1) {
      return Optional.empty();
    }
    var only = condition.member().orElseThrow();
    JsonValue arguments = only.getValue();
    return switch (only.getKey()) {
      case "Condition" -> named(arguments.text(), within);
      case "Fn::Not" -> holds(arguments.path(0), within).map(it -> !it);
      case "Fn::And" -> all(arguments, within, false);
      case "Fn::Or" -> all(arguments, within, true);
      case "Fn::Equals" -> equal(arguments);
      default -> Optional.empty();
    };
  }

  /** One of {@code decisive} decides; else all have to be known. */
  private Optional<Boolean> all(JsonValue conditions, Set<String> within, boolean decisive) {
    List<Optional<Boolean>> each = new ArrayList<>();
    conditions.forEach(condition -> each.add(holds(condition, within)));
    if (each.contains(Optional.of(decisive))) {
      return Optional.of(decisive);
    }
    return each.contains(Optional.empty()) ? Optional.empty() : Optional.of(!decisive);
  }

  private Optional<Boolean> equal(JsonValue arguments) {
    JsonValue one = intrinsics.resolve(arguments.path(0));
    JsonValue other = intrinsics.resolve(arguments.path(1));
    boolean isKnown =
        arguments.size() == 2 && !Intrinsics.isUnknown(one) && !Intrinsics.isUnknown(other);
    return isKnown ? Optional.of(one.text().equals(other.text())) : Optional.empty();
  }
}
