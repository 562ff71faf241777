package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A policy with all that can be declared of it, and what it is applied to.
 *
 * @param content what GetConfigurationPolicy returns; missing where it can't be declared
 */
record PolicyContent(
    LivePolicy policy, Kind kind, String arn, JsonValue content, List<PolicyTarget> targets) {

  enum Kind {
    ENABLED("enabled"),
    DISABLED("disabled"),
    /** As none: its targets configure themselves. */
    SELF_MANAGED("selfManaged"),
    /** By its id alone, as its content can't be declared. */
    EXISTING("fromPolicyId");

    /** The constructs' name of it. */
    final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /**
   * A parameter of a control.
   *
   * @param kind the member of ParameterValue, such as {@code IntegerList}; DEFAULT for the
   *     service's own value
   */
  record Parameter(String control, String name, String kind, List<String> values) {
    static final String DEFAULT = "DEFAULT";
  }

  /** Reads what GetConfigurationPolicy returns; {@code arn} is for a response without. */
  static PolicyContent of(
      LivePolicy policy, String arn, JsonValue response, List<PolicyTarget> targets) {
    JsonValue isOn = PolicyFields.hub(response).path(PolicyFields.SERVICE_ENABLED);
    Kind kind = isOn.text().equals("true") ? Kind.ENABLED : Kind.DISABLED;
    return new PolicyContent(policy, kind, response.path("Arn").text(arn), response, targets);
  }

  static PolicyContent without(Kind kind, LivePolicy policy, List<PolicyTarget> targets) {
    return new PolicyContent(policy, kind, "", JsonValue.MISSING, targets);
  }

  boolean isDeclared() {
    return kind == Kind.ENABLED || kind == Kind.DISABLED;
  }

  /** Returns nothing also where a template can't have it, and leaves it as it is. */
  Optional<String> description() {
    return Optional.of(content.path(PolicyFields.DESCRIPTION).text())
        .filter(text -> !text.isBlank() && Declarable.isDescription(text));
  }

  /** Returns its tags, without those of AWS's own. */
  Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>(PolicyFields.tags(PolicyFields.of(content)));
    tags.keySet().removeIf(key -> key.startsWith("aws:"));
    return tags;
  }

  List<String> standards() {
    return PolicyFields.hub(content).path(PolicyFields.STANDARDS).texts();
  }

  /** Returns the controls that are off. */
  List<String> disabled() {
    return PolicyFields.controls(content).path(PolicyFields.DISABLED).texts();
  }

  /** Returns the controls that alone are on, empty where {@link #disabled} decides. */
  Optional<List<String>> only() {
    return Optional.of(PolicyFields.controls(content).path(PolicyFields.ENABLED_ONLY))
        .filter(JsonValue::isArray)
        .map(JsonValue::texts);
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    PolicyFields.parameters(content)
        .forEach(
            (control, all) ->
                all.forEach((name, each) -> parameters.add(parameter(control, name, each))));
    return parameters;
  }

  private static Parameter parameter(String control, String name, JsonValue parameter) {
    if (parameter.path("ValueType").text().equals(Parameter.DEFAULT)) {
      return new Parameter(control, name, Parameter.DEFAULT, List.of());
    }
    return parameter
        .path("Value")
        .member()
        .map(kind -> new Parameter(control, name, kind.getKey(), kind.getValue().texts()))
        .orElse(new Parameter(control, name, "", List.of()));
  }
}
