package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.TreeSet;

/** A Region's organization configuration, field by field; CENTRAL has no other field. */
public final class ConfigurationFields {
  /** LOCAL or CENTRAL. */
  public static final String TYPE = "ConfigurationType";

  /** Whether accounts that join get Security Hub. */
  public static final String AUTO_ENABLE = "AutoEnable";

  /** Which standards they get. */
  public static final String STANDARDS = "AutoEnableStandards";

  /** What a deletion does to what is live. */
  public static final String ON_DELETE = "OnDelete";

  /** CloudFormation's name of the custom resource that declares it. */
  public static final String RESOURCE_TYPE = "Custom::SecurityHubOrganizationConfiguration";

  private static final String CENTRAL = ConfigurationType.CENTRAL.name();

  private ConfigurationFields() {}

  /** Returns what a template declares to be live. */
  public static Fields of(JsonValue properties) {
    Fields.Gathered fields =
        new Fields.Gathered()
            .add(TYPE, properties.path(TYPE))
            .add(AUTO_ENABLE, properties.path(AUTO_ENABLE))
            .add(STANDARDS, properties.path(STANDARDS));
    new TreeSet<>(HubSettings.ALLOWED.keySet())
        .forEach(name -> fields.add(name, properties.path(name)));
    return fields.fields();
  }

  /** Returns what is live. */
  public static Fields of(LiveConfiguration live) {
    return of(live.toConfiguration());
  }

  /** Returns what is or was live, or is to be. */
  public static Fields of(OrganizationConfiguration configuration) {
    Fields.Gathered fields = new Fields.Gathered();
    configuration.fields().forEach((name, value) -> fields.add(name, List.of(value)));
    return fields.fields();
  }

  /** Returns a configuration in words, such as {@code local, new accounts on, no standards}. */
  public static String words(Fields fields) {
    String type = fields.text(TYPE);
    if (type.equals(CENTRAL)) {
      return "central" + hubWords(fields);
    }
    if (!fields.unknown().isEmpty() || type.isEmpty()) {
      return Fields.KNOWN_AFTER_DEPLOY;
    }
    return "local, new accounts %s, %s%s"
        .formatted(
            fields.text(AUTO_ENABLE).equals("true") ? "on" : "off",
            fields.text(STANDARDS).equals("DEFAULT") ? "default standards" : "no standards",
            hubWords(fields));
  }

  private static String hubWords(Fields fields) {
    String findings =
        switch (fields.text(HubSettings.CONTROL_FINDING_GENERATOR)) {
          case "SECURITY_CONTROL" -> ", consolidated control findings";
          case "STANDARD_CONTROL" -> ", control findings per standard";
          default -> "";
        };
    String controls =
        switch (fields.text(HubSettings.AUTO_ENABLE_CONTROLS)) {
          case "true" -> ", new controls on";
          case "false" -> ", new controls off";
          default -> "";
        };
    return findings + controls;
  }
}
