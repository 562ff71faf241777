package io.github.cdksecurityhub.cli.central;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.List;

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

  private static final String CENTRAL = ConfigurationType.CENTRAL.name();

  private ConfigurationFields() {}

  /** Returns what a template declares to be live. */
  public static Fields of(JsonNode properties) {
    return new Fields.Gathered()
        .add(TYPE, properties.path(TYPE))
        .add(AUTO_ENABLE, properties.path(AUTO_ENABLE))
        .add(STANDARDS, properties.path(STANDARDS))
        .fields();
  }

  /** Returns what is live. */
  public static Fields of(LiveConfiguration live) {
    Fields.Gathered fields = new Fields.Gathered().add(TYPE, List.of(live.type().name()));
    return live.type() == ConfigurationType.CENTRAL
        ? fields.fields()
        : fields
            .add(AUTO_ENABLE, List.of(Boolean.toString(live.autoEnable())))
            .add(STANDARDS, List.of(live.standards().name()))
            .fields();
  }

  /** Returns a configuration in words, such as {@code local, new accounts on, no standards}. */
  public static String words(Fields fields) {
    String type = fields.text(TYPE);
    if (type.equals(CENTRAL)) {
      return "central";
    }
    if (!fields.unknown().isEmpty() || type.isEmpty()) {
      return Fields.KNOWN_AFTER_DEPLOY;
    }
    return "local, new accounts %s, %s"
        .formatted(
            fields.text(AUTO_ENABLE).equals("true") ? "on" : "off",
            fields.text(STANDARDS).equals("DEFAULT") ? "default standards" : "no standards");
  }
}
