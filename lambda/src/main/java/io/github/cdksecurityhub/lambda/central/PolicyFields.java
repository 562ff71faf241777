package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.template.Intrinsics;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.math.BigDecimal;
import java.util.List;

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

  /** Returns a policy's fields, one for each parameter of a control that isn't at its default. */
  public static Fields of(JsonValue properties) {
    Fields.Gathered fields =
        new Fields.Gathered()
            .add(NAME, properties.path(NAME))
            .add(DESCRIPTION, properties.path(DESCRIPTION))
            .add(TAGS, tags(properties.path(TAGS)));
    JsonValue hub = properties.path(CONTENT).path("SecurityHub");
    JsonValue controls = hub.path("SecurityControlsConfiguration");
    if (isIntrinsic(properties.path(CONTENT)) || isIntrinsic(hub) || isIntrinsic(controls)) {
      return fields.add(CONTENT, properties.path(CONTENT)).fields();
    }
    fields
        .add(SERVICE_ENABLED, hub.path(SERVICE_ENABLED))
        .add(STANDARDS, hub.path(STANDARDS))
        .add(DISABLED, controls.path(DISABLED));
    JsonValue only = controls.path(ENABLED_ONLY);
    if (only.isArray() && only.isEmpty()) {
      fields.add(ENABLED_ONLY, List.of(NO_CONTROL));
    } else {
      fields.add(ENABLED_ONLY, only);
    }
    controls.path("SecurityControlCustomParameters").forEach(each -> addParameters(fields, each));
    return fields.fields();
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
  private static void addParameters(Fields.Gathered fields, JsonValue control) {
    String id = control.path("SecurityControlId").text();
    control
        .path("Parameters")
        .members()
        .forEach(
            (name, parameter) -> {
              if (parameter.path("ValueType").text().equals("CUSTOM")) {
                parameter
                    .path("Value")
                    .forEach(value -> addParameter(fields, id + " " + name, value));
              }
            });
  }

  private static void addParameter(Fields.Gathered fields, String name, JsonValue value) {
    if (value.isScalar()) {
      fields.add(name, List.of(plain(value.text())));
    } else {
      fields.add(name, value);
    }
  }

  /** 1 and 1.0 are one value, and 10000000 and 1.0E7. */
  private static String plain(String text) {
    return text.matches("-?\\d{1,15}(\\.\\d{1,15})?([eE][-+]?\\d{1,2})?")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
