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

  /** The field of the tags, {@code key=value}; no response that is read has them. */
  public static final String TAGS = "Tags";

  public static final String SERVICE_ENABLED = "ServiceEnabled";

  public static final String STANDARDS = "EnabledStandardIdentifiers";

  /** The field of the controls that are off, where all others are on. */
  public static final String DISABLED = "DisabledSecurityControlIdentifiers";

  /** The field of the controls that are on, where all others are off. */
  public static final String ENABLED_ONLY = "EnabledSecurityControlIdentifiers";

  /** The value of {@link #ENABLED_ONLY} where its list is empty. */
  public static final String NO_CONTROL = "(none)";

  private static final String CONTENT = "ConfigurationPolicy";

  private PolicyFields() {}

  /**
   * Returns a policy's fields, one for each parameter of a control that isn't at its default. A tag
   * decides nothing, so one that only the deployment knows makes nothing unknown.
   */
  public static Fields of(JsonValue properties) {
    Fields content = content(properties);
    List<String> tags = tags(properties.path(TAGS));
    return tags.isEmpty() ? content : content.with(TAGS, tags);
  }

  private static Fields content(JsonValue properties) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put(NAME, properties.path(NAME));
    fields.put(DESCRIPTION, properties.path(DESCRIPTION));
    JsonValue hub = properties.path(CONTENT).path("SecurityHub");
    JsonValue controls = hub.path("SecurityControlsConfiguration");
    if (isIntrinsic(properties.path(CONTENT)) || isIntrinsic(hub) || isIntrinsic(controls)) {
      fields.put(CONTENT, properties.path(CONTENT));
      return Fields.of(fields);
    }
    fields.put(SERVICE_ENABLED, hub.path(SERVICE_ENABLED));
    fields.put(STANDARDS, hub.path(STANDARDS));
    fields.put(DISABLED, controls.path(DISABLED));
    JsonValue only = controls.path(ENABLED_ONLY);
    fields.put(ENABLED_ONLY, only.isArray() && only.isEmpty() ? new JsonValue(NO_CONTROL) : only);
    controls.path("SecurityControlCustomParameters").forEach(each -> addParameters(fields, each));
    return Fields.of(fields);
  }

  /**
   * Returns how a live policy differs from a declared one. A description that the template leaves
   * out stays as it is; tags are not compared.
   */
  public static List<FieldChange> changes(Fields live, Fields declared) {
    return comparable(live, declared).changesTo(declared.without(TAGS));
  }

  public static Fields comparable(Fields live, Fields declared) {
    return declared.get(DESCRIPTION).isEmpty() ? live.without(DESCRIPTION) : live;
  }

  private static List<String> tags(JsonValue tags) {
    return tags.members().entrySet().stream()
        .map(tag -> tag.getKey() + "=" + tag.getValue().text())
        .toList();
  }

  private static boolean isIntrinsic(JsonValue node) {
    return node.members().keySet().stream().anyMatch(Intrinsics::isFunction);
  }

  /** A parameter at its default is as good as none. */
  private static void addParameters(Map<String, JsonValue> fields, JsonValue control) {
    String id = control.path("SecurityControlId").text();
    control
        .path("Parameters")
        .members()
        .forEach(
            (name, parameter) -> {
              if (parameter.path("ValueType").text().equals("CUSTOM")) {
                parameter.path("Value").forEach(value -> fields.put(id + " " + name, plain(value)));
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
