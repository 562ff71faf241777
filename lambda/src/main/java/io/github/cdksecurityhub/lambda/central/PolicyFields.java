package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.template.Intrinsics;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration policy, field by field. */
public final class PolicyFields {
  public static final String NAME = "Name";

  /** The field of the description; a template without it leaves it unchanged. */
  public static final String DESCRIPTION = "Description";

  /** Of the properties, where each tag is a field of its own. */
  public static final String TAGS = "Tags";

  public static final String SERVICE_ENABLED = "ServiceEnabled";

  public static final String STANDARDS = "EnabledStandardIdentifiers";

  /** The field of the controls that are off, where all others are on. */
  public static final String DISABLED = "DisabledSecurityControlIdentifiers";

  /** The field of the controls that are on, where all others are off. */
  public static final String ENABLED_ONLY = "EnabledSecurityControlIdentifiers";

  /** The value of {@link #ENABLED_ONLY} where its list is empty. */
  public static final String NO_CONTROL = "(none)";

  /** The part of {@link #hub} that is about controls. */
  public static final String CONTROLS = "SecurityControlsConfiguration";

  /** The field of the parameters where only the deployment knows which are set. */
  public static final String PARAMETERS = "SecurityControlCustomParameters";

  private static final String CONTENT = "ConfigurationPolicy";
  private static final String TAG = "Tag ";

  private PolicyFields() {}

  /**
   * Returns a policy's fields, one for each tag, and for each parameter of a control that isn't at
   * its default. A tag decides nothing, so one that only the deployment knows makes nothing
   * unknown.
   */
  public static Fields of(JsonValue properties) {
    Fields fields = content(properties);
    JsonValue tags = properties.path(TAGS);
    if (!isIntrinsic(tags)) {
      for (Map.Entry<String, JsonValue> tag : tags.members().entrySet()) {
        String text = tag.getValue().text(tag.getValue().toString());
        fields = fields.with(TAG + tag.getKey(), text);
      }
    }
    return fields;
  }

  /** Returns the part of the properties that says what is on, and which standards. */
  public static JsonValue hub(JsonValue properties) {
    return properties.path(CONTENT).path("SecurityHub");
  }

  /** Returns the part of the properties that is about controls. */
  public static JsonValue controls(JsonValue properties) {
    return hub(properties).path(CONTROLS);
  }

  /** Returns the parameters that are set, those at their default too, by control and name. */
  public static Map<String, Map<String, JsonValue>> parameters(JsonValue properties) {
    Map<String, Map<String, JsonValue>> parameters = new LinkedHashMap<>();
    for (JsonValue each : controls(properties).path(PARAMETERS)) {
      parameters
          .computeIfAbsent(each.path("SecurityControlId").text(), id -> new LinkedHashMap<>())
          .putAll(each.path("Parameters").members());
    }
    return parameters;
  }

  private static Fields content(JsonValue properties) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put(NAME, properties.path(NAME));
    fields.put(DESCRIPTION, properties.path(DESCRIPTION));
    JsonValue hub = hub(properties);
    JsonValue controls = controls(properties);
    if (isIntrinsic(properties.path(CONTENT)) || isIntrinsic(hub) || isIntrinsic(controls)) {
      fields.put(CONTENT, properties.path(CONTENT));
      return Fields.of(fields);
    }
    fields.put(SERVICE_ENABLED, hub.path(SERVICE_ENABLED));
    fields.put(STANDARDS, hub.path(STANDARDS));
    fields.put(DISABLED, controls.path(DISABLED));
    JsonValue only = controls.path(ENABLED_ONLY);
    fields.put(ENABLED_ONLY, only.isArray() && only.isEmpty() ? new JsonValue(NO_CONTROL) : only);
    if (areNamed(controls.path(PARAMETERS))) {
      parameters(properties).forEach((id, all) -> addParameters(fields, id, all));
    } else {
      fields.put(PARAMETERS, controls.path(PARAMETERS));
    }
    return Fields.of(fields);
  }

  /** Returns how a live policy differs from a declared one. */
  public static List<FieldChange> changes(Fields live, Fields declared) {
    Fields known = withoutUnknownTags(declared);
    return comparable(live, known).changesTo(known);
  }

  /** Returns what can be compared with live. */
  public static Fields withoutUnknownTags(Fields declared) {
    return declared.without(field -> isUnknownTag(field, declared.text(field)));
  }

  /**
   * Returns what a declaration decides: a description that the template leaves out stays as it is,
   * and so do other tags, such as the stack's own.
   */
  public static Fields comparable(Fields live, Fields declared) {
    return live.without(
        field -> (isTag(field) || field.equals(DESCRIPTION)) && declared.get(field).isEmpty());
  }

  public static boolean hasTags(Fields fields) {
    return !tags(fields).isEmpty();
  }

  public static boolean isTag(String field) {
    return field.startsWith(TAG);
  }

  /** A value has no braces (R41); a function and a dynamic reference do. */
  public static boolean isUnknownTag(String field, String text) {
    return isTag(field) && text.contains("{");
  }

  /** Returns the tags that are known, by their keys. */
  public static Map<String, String> tags(Fields fields) {
    Map<String, String> tags = new LinkedHashMap<>();
    withoutUnknownTags(fields).values().keySet().stream()
        .filter(PolicyFields::isTag)
        .forEach(field -> tags.put(field.substring(TAG.length()), fields.text(field)));
    return tags;
  }

  private static boolean isIntrinsic(JsonValue node) {
    return node.members().keySet().stream().anyMatch(Intrinsics::isFunction);
  }

  /** Returns whether it is known which parameters of which controls are set. */
  private static boolean areNamed(JsonValue controls) {
    return !isIntrinsic(controls) && controls.stream().allMatch(PolicyFields::isNamed);
  }

  private static boolean isNamed(JsonValue control) {
    JsonValue parameters = control.path("Parameters");
    return control.path("SecurityControlId").isScalar()
        && !isIntrinsic(parameters)
        && parameters.stream().allMatch(each -> each.path("ValueType").isScalar());
  }

  /** A parameter at its default is as good as none. */
  private static void addParameters(
      Map<String, JsonValue> fields, String control, Map<String, JsonValue> parameters) {
    parameters.forEach(
        (name, parameter) -> {
          if (parameter.path("ValueType").text().equals("CUSTOM")) {
            parameter
                .path("Value")
                .forEach(value -> fields.put(control + " " + name, plain(value)));
          }
        });
  }

  /** 1 and 1.0 are one value, and 10000000 and 1.0E7. */
  private static JsonValue plain(JsonValue value) {
    return value.text().matches("-?\\d{1,15}(\\.\\d{1,15})?([eE][-+]?\\d{1,2})?")
        ? new JsonValue(new BigDecimal(value.text()).stripTrailingZeros().toPlainString())
        : value;
  }
}
