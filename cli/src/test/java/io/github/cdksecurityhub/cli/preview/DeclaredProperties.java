package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties of a resource in eu-west-1, as CloudFormation sends them. */
final class DeclaredProperties {
  private DeclaredProperties() {}

  static Map<String, String> of(OrganizationConfiguration configuration, OnDelete onDelete) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ServiceToken", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    properties.put("ServiceTimeout", "960");
    properties.put("SchemaVersion", "1");
    properties.put("Region", "eu-west-1");
    properties.put("ConfigurationType", configuration.type().name());
    if (!configuration.encoded().equals("CENTRAL")) {
      properties.put("AutoEnable", Boolean.toString(configuration.autoEnable()));
      properties.put("AutoEnableStandards", configuration.standards().name());
    }
    properties.put("OnDelete", onDelete.name());
    return properties;
  }
}
