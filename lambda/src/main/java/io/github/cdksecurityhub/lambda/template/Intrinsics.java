package io.github.cdksecurityhub.lambda.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resolves what is known of a template: before it is deployed the pseudo parameters, afterwards its
 * parameters and the physical ids of its resources too, and functions over them. The rest stays
 * unresolved.
 */
public final class Intrinsics {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}!]+)}");

  private final JsonValue template;
  private final Map<String, JsonValue> known = new HashMap<>();

  /** The conditions that are being resolved: one within itself is not known. */
  private final Set<String> asked = new HashSet<>();

  public Intrinsics(StackEnvironment environment, JsonValue template) {
    this.template = template;
    environment.pseudoParameters().forEach((name, text) -> known.put(name, new JsonValue(text)));
  }

  public Intrinsics(StackEnvironment environment, DeployedTemplate deployed) {
    this(environment, deployed.json());
    known.put("AWS::StackId", new JsonValue(deployed.stackId()));
    known.put("AWS::StackName", new JsonValue(DeployedTemplate.stackName(deployed.stackId())));
    known.putAll(deployed.values());
  }

  /**
   * Returns whether only the deployment knows a value: an intrinsic function that is not resolved,
   * or a dynamic reference to SSM or Secrets Manager.
   */
  public static boolean isUnknown(JsonValue resolved) {
    return resolved.isObject() || resolved.text().contains("{{resolve:");
  }

  /** Returns the first property that is not resolved, and what it contains; empty where all are. */
  public static Optional<String> unresolved(JsonValue properties) {
    return unresolved("", properties).findFirst();
  }

  private static Stream<String> unresolved(String property, JsonValue resolved) {
    if (resolved.isArray()) {
      return resolved.stream().flatMap(each -> unresolved(property, each));
    }
    if (resolved.isScalar()) {
      return isUnknown(resolved)
          ? Stream.of(property + " contains a dynamic reference")
          : Stream.empty();
    }
    String within = property.isEmpty() ? "" : property + ".";
    return resolved.members().entrySet().stream()
        .flatMap(
            each ->
                isFunction(each.getKey())
                    ? Stream.of(property + " contains " + each.getKey())
                    : unresolved(within + each.getKey(), each.getValue()));
  }

  public static boolean isFunction(String name) {
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  /**
   * Puts all that is known in its place, and for every scalar the string that CloudFormation makes
   * of it (R33).
   */
  public JsonValue resolve(JsonValue node) {
    if (node.isObject() || node.isArray()) {
      return node.member()
          .flatMap(only -> called(only.getKey(), only.getValue()))
          .orElseGet(() -> node.map(this::resolve));
    }
    return node.isMissing() ? node : new JsonValue(node.text());
  }

  private Optional<JsonValue> called(String function, JsonValue arguments) {
    return switch (function) {
      case "Ref" -> referenced(arguments.text());
      case "Fn::GetAtt" -> referenced(String.join(".", arguments.texts()));
      case "Fn::Select" -> selected(resolve(arguments.path(0)), resolve(arguments.path(1)));
      case "Fn::Split" -> split(arguments.path(0).text(), resolve(arguments.path(1)));
      case "Fn::FindInMap" -> mapped(arguments);
      case "Fn::Join" ->
          Optional.of(resolve(arguments.path(1)))
              .filter(parts -> parts.isArray() && parts.stream().allMatch(JsonValue::isScalar))
              .map(parts -> new JsonValue(String.join(arguments.path(0).text(), parts.texts())));
      case "Fn::Sub" ->
          arguments.isArray()
              ? substituted(arguments.path(0), arguments.path(1).map(this::resolve))
              : substituted(arguments, JsonValue.MISSING);
      case "Fn::If" ->
          holds(arguments.path(0).text()).map(it -> resolve(arguments.path(it ? 1 : 2)));
      default -> Optional.empty();
    };
  }

  /** AWS::NoValue leaves out what it is the value of. */
  private Optional<JsonValue> referenced(String name) {
    return name.equals("AWS::NoValue")
        ? Optional.of(JsonValue.MISSING)
        : Optional.ofNullable(known.get(name));
  }

  private static Optional<JsonValue> selected(JsonValue index, JsonValue list) {
    return index.text().matches("\\d{1,5}")
        ? Optional.of(list.path(Integer.parseInt(index.text()))).filter(each -> !each.isMissing())
        : Optional.empty();
  }

  private static Optional<JsonValue> split(String delimiter, JsonValue text) {
    return text.isScalar() && !isUnknown(text) && !delimiter.isEmpty()
        ? Optional.of(new JsonValue(List.of(text.text().split(Pattern.quote(delimiter), -1))))
        : Optional.empty();
  }

  private Optional<JsonValue> mapped(JsonValue arguments) {
    JsonValue found = template.path("Mappings");
    for (JsonValue key : arguments) {
      found = found.path(resolve(key).text());
    }
    return arguments.size() != 3 || found.isMissing()
        ? Optional.empty()
        : Optional.of(resolve(found));
  }

  /** Returns whether a condition of the template holds, empty where only the deployment knows. */
  public Optional<Boolean> holds(String condition) {
    if (!asked.add(condition)) {
      return Optional.empty();
    }
    Optional<Boolean> holds = isTrue(template.path("Conditions").path(condition));
    asked.remove(condition);
    return holds;
  }

  private Optional<Boolean> isTrue(JsonValue condition) {
    return condition.member().flatMap(only -> isTrue(only.getKey(), only.getValue()));
  }

  private Optional<Boolean> isTrue(String function, JsonValue arguments) {
    return switch (function) {
      case "Condition" -> holds(arguments.text());
      case "Fn::Not" -> isTrue(arguments.path(0)).map(it -> !it);
      case "Fn::And" -> combined(arguments, false);
      case "Fn::Or" -> combined(arguments, true);
      case "Fn::Equals" -> equal(arguments);
      default -> Optional.empty();
    };
  }

  /** One that is {@code decisive} decides; else all have to be known. */
  private Optional<Boolean> combined(JsonValue conditions, boolean decisive) {
    List<Optional<Boolean>> each = conditions.stream().map(this::isTrue).toList();
    if (each.contains(Optional.of(decisive))) {
      return Optional.of(decisive);
    }
    return each.contains(Optional.empty()) ? Optional.empty() : Optional.of(!decisive);
  }

  private Optional<Boolean> equal(JsonValue arguments) {
    List<JsonValue> both = arguments.stream().map(this::resolve).toList();
    return both.size() == 2 && both.stream().noneMatch(Intrinsics::isUnknown)
        ? Optional.of(both.get(0).text().equals(both.get(1).text()))
        : Optional.empty();
  }

  /** The names that the function itself gives come first; {@code ${!Name}} is no placeholder. */
  private Optional<JsonValue> substituted(JsonValue pattern, JsonValue names) {
    Map<String, JsonValue> values = new HashMap<>(known);
    values.putAll(names.members());
    Matcher placeholder = PLACEHOLDER.matcher(pattern.text());
    StringBuilder text = new StringBuilder();
    while (placeholder.find()) {
      String name = placeholder.group(2);
      boolean isLiteral = !placeholder.group(1).isEmpty();
      JsonValue value =
          isLiteral
              ? new JsonValue("${" + name + "}")
              : values.getOrDefault(name, JsonValue.MISSING);
      if (!value.isScalar()) {
        return Optional.empty();
      }
      placeholder.appendReplacement(text, Matcher.quoteReplacement(value.text()));
    }
    return pattern.isScalar()
        ? Optional.of(new JsonValue(placeholder.appendTail(text).toString()))
        : Optional.empty();
  }
}
