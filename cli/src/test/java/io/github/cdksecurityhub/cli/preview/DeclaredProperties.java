package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.PropertyValue;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties of a resource in eu-west-1, as CloudFormation sends them. */
final class DeclaredProperties {
  private DeclaredProperties() {}

  static Map<String, PropertyValue> of(OrganizationConfiguration configuration, OnDelete onDelete) {
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    put(properties, "ServiceToken", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    put(properties, "ServiceTimeout", "960");
    put(properties, "SchemaVersion", "1");
    put(properties, "Region", "eu-west-1");
    put(properties, "ConfigurationType", configuration.type().name());
    if (!configuration.encoded().equals("CENTRAL")) {
      put(properties, "AutoEnable", Boolean.toString(configuration.autoEnable()));
      put(properties, "AutoEnableStandards", configuration.standards().name());
    }
    put(properties, "OnDelete", onDelete.name());
    return properties;
  }

  private static void put(Map<String, PropertyValue> properties, String name, String value) {
    properties.put(name, new PropertyValue(value, true));
  }
}
