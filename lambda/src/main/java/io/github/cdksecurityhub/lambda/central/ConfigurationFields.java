package io.github.cdksecurityhub.lambda.central;

import static io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.AUTO_ENABLE;
import static io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.STANDARDS;
import static io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.TYPE;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A Region's organization configuration, field by field; CENTRAL has no other field. */
public final class ConfigurationFields {
  public static final String ON_DELETE = "OnDelete";

  /** CloudFormation's name of the custom resource that declares it. */
  public static final String RESOURCE_TYPE = "Custom::SecurityHubOrganizationConfiguration";

  private ConfigurationFields() {}

  public static Fields of(JsonValue properties) {
    List<String> names = new ArrayList<>(List.of(TYPE, AUTO_ENABLE, STANDARDS));
    names.addAll(new TreeSet<>(HubSettings.ALLOWED.keySet()));
    return Fields.of(properties, names);
  }

  public static Fields of(LiveConfiguration live) {
    return of(live.toConfiguration());
  }

  public static Fields of(OrganizationConfiguration configuration) {
    Map<String, String> fields = configuration.fields();
    return Fields.of(new JsonValue(fields), List.copyOf(fields.keySet()));
  }
}
