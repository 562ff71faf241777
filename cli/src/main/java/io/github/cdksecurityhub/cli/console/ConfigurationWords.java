package io.github.cdksecurityhub.cli.console;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;

/** A Region's organization configuration in words. */
public final class ConfigurationWords {
  private ConfigurationWords() {}

  /** Returns a configuration in words, such as {@code local, new accounts on, no standards}. */
  public static String of(Fields fields) {
    String type = fields.text(OrganizationConfiguration.TYPE);
    if (type.equals("CENTRAL")) {
      return "central" + hubWords(fields);
    }
    if (!fields.unknown().isEmpty() || type.isEmpty()) {
      return Fields.KNOWN_AFTER_DEPLOY;
    }
    return "local, new accounts %s, %s%s"
        .formatted(
            fields.text(OrganizationConfiguration.AUTO_ENABLE).equals("true") ? "on" : "off",
            fields.text(OrganizationConfiguration.STANDARDS).equals("DEFAULT")
                ? "default standards"
                : "no standards",
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
