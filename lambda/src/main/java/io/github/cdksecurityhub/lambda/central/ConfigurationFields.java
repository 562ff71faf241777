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
    Fields.Gathered fields = new Fields.Gathered();
    names.forEach(name -> fields.add(name, properties.path(name)));
    return fields.fields();
  }

  public static Fields of(LiveConfiguration live) {
    return of(live.toConfiguration());
  }

  public static Fields of(OrganizationConfiguration configuration) {
    Fields.Gathered fields = new Fields.Gathered();
    configuration.fields().forEach((name, value) -> fields.add(name, List.of(value)));
    return fields.fields();
  }
}
