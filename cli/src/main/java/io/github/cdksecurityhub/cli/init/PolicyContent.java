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
 * @param description empty where there is none, or a template can't have it and leaves it as it is
 * @param tags its tags, without those of AWS's own
 * @param disabled the controls that are off
 * @param only the controls that alone are on, empty where {@code disabled} decides
 */
record PolicyContent(
    LivePolicy policy,
    String arn,
    Optional<String> description,
    Map<String, String> tags,
    Kind kind,
    List<String> standards,
    List<String> disabled,
    Optional<List<String>> only,
    List<Parameter> parameters,
    List<PolicyTarget> targets) {

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
    JsonValue hub = response.path("ConfigurationPolicy").path("SecurityHub");
    JsonValue controls = hub.path("SecurityControlsConfiguration");
    JsonValue only = controls.path("EnabledSecurityControlIdentifiers");
    List<Parameter> parameters = new ArrayList<>();
    for (JsonValue control : controls.path("SecurityControlCustomParameters")) {
      String id = control.path("SecurityControlId").text();
      Map<String, JsonValue> ofControl = control.path("Parameters").members();
      ofControl.forEach((name, parameter) -> parameters.add(parameter(id, name, parameter)));
    }
    return new PolicyContent(
        policy,
        response.path("Arn").text(arn),
        Optional.of(response.path("Description").text())
            .filter(text -> !text.isBlank() && Declarable.isDescription(text)),
        tags(response),
        hub.path("ServiceEnabled").text().equals("true") ? Kind.ENABLED : Kind.DISABLED,
        hub.path("EnabledStandardIdentifiers").texts(),
        controls.path("DisabledSecurityControlIdentifiers").texts(),
        only.isArray() ? Optional.of(only.texts()) : Optional.empty(),
        parameters,
        targets);
  }

  static PolicyContent without(Kind kind, LivePolicy policy, List<PolicyTarget> targets) {
    return new PolicyContent(
        policy,
        "",
        Optional.empty(),
        Map.of(),
        kind,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        targets);
  }

  private static Map<String, String> tags(JsonValue response) {
    Map<String, String> tags = new TreeMap<>(PolicyFields.tags(PolicyFields.of(response)));
    tags.keySet().removeIf(key -> key.startsWith("aws:"));
    return tags;
  }

  boolean isDeclared() {
    return kind == Kind.ENABLED || kind == Kind.DISABLED;
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
