package io.github.cdksecurityhub.cli.catalogue;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** A parameter of a control, compared with its definition. */
final class ControlParameter {
  private ControlParameter() {}

  /** Returns why the service would refuse a parameter, empty where it would take it. */
  static Optional<String> refusal(
      String control, String name, JsonValue declared, JsonValue definitions) {
    if (definitions.path(name).isMissing()) {
      String others = String.join(", ", definitions.members().keySet());
      return Optional.of(
          "%s has no parameter %s; it has %s"
              .formatted(control, name, others.isEmpty() ? "none" : others));
    }
    if (!declared.path("ValueType").text().equals("CUSTOM")) {
      return Optional.empty();
    }
    JsonValue options = definitions.path(name).path("ConfigurationOptions");
    String type = type(options);
    JsonValue value = declared.path("Value");
    if (type.isEmpty() || type(value).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> refused =
        value.has(type)
            ? refusal(value.path(type), options.path(type))
            : Optional.of("takes a value of type " + type + ", not " + type(value));
    return refused.map(what -> name + " of " + control + " " + what);
  }

  /** Both have one member, which is named for the type; a later model may have none. */
  private static String type(JsonValue union) {
    return union.member().map(Map.Entry::getKey).orElse("");
  }

  private static Optional<String> refusal(JsonValue value, JsonValue options) {
    List<String> values = value.texts();
    String most = options.path("MaxItems").text();
    return !most.isEmpty() && values.size() > Integer.parseInt(most)
        ? Optional.of("takes at most " + most + " values, not " + values.size())
        : values.stream().flatMap(each -> refusal(each, options)).findFirst();
  }

  private static Stream<String> refusal(String value, JsonValue options) {
    if (options.has("Min") || options.has("Max")) {
      return isNumber(value) && isBetween(new BigDecimal(value), options)
          ? Stream.empty()
          : Stream.of(
              "takes numbers from %s to %s, not %s"
                  .formatted(
                      options.path("Min").text("any"), options.path("Max").text("any"), value));
    }
    if (options.path("AllowedValues").isArray()) {
      List<String> allowed = options.path("AllowedValues").texts();
      return allowed.contains(value)
          ? Stream.empty()
          : Stream.of("takes %s, not %s".formatted(String.join(", ", allowed), value));
    }
    String form = options.path("Re2Expression").text();
    return matches(value, form)
        ? Stream.empty()
        : Stream.of(
            "takes no %s: %s".formatted(value, options.path("ExpressionDescription").text(form)));
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d{1,18}(\\.\\d{1,18})?");
  }

  private static boolean isBetween(BigDecimal value, JsonValue options) {
    return limit(options, "Min").filter(min -> value.compareTo(min) < 0).isEmpty()
        && limit(options, "Max").filter(max -> value.compareTo(max) > 0).isEmpty();
  }

  private static Optional<BigDecimal> limit(JsonValue options, String name) {
    return Optional.of(options.path(name).text())
        .filter(ControlParameter::isNumber)
        .map(BigDecimal::new);
  }

  /** What Java's expressions don't know of RE2's is left to the service. */
  private static boolean matches(String value, String re2) {
    try {
      return re2.isEmpty() || Pattern.compile(re2).matcher(value).find();
    } catch (PatternSyntaxException e) {
      return true;
    }
  }
}
