package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.PropertyValue;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events as CloudFormation sends them (R33, R34). */
public final class Events {
  /** Where no answer ever goes in these tests. */
  static final String URL =
      "https://cloudformation-custom-resource-response-euwest1.s3-eu-west-1.amazonaws.com/arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack/S/guid%7CR%7Cguid?X-Amz-Signature=5ec2e7&X-Amz-Credential=TESTKEY%2F20300101";

  static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/guid";

  private Events() {}

  /** Returns the properties that declare this. */
  public static Map<String, String> properties(
      String region, OrganizationConfiguration configuration, OnDelete onDelete) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ServiceToken", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    properties.put("ServiceTimeout", "960");
    properties.put("SchemaVersion", "1");
    properties.put("Region", region);
    properties.put("ConfigurationType", configuration.type().name());
    if (!configuration.encoded().equals("CENTRAL")) {
      properties.put("AutoEnable", Boolean.toString(configuration.autoEnable()));
      properties.put("AutoEnableStandards", configuration.standards().name());
    }
    properties.put("OnDelete", onDelete.name());
    return properties;
  }

  /** Returns the event's JSON; {@code id} empty where the event has none. */
  public static byte[] json(String type, String url, String id, Map<String, String> properties) {
    StringBuilder json = new StringBuilder("{");
    field(json, "RequestType", type).append(',');
    field(json, "ServiceToken", "arn:aws:lambda:eu-west-1:123456789012:function:f").append(',');
    field(json, "ResponseURL", url).append(',');
    field(json, "StackId", STACK).append(',');
    field(json, "RequestId", "0f5c4b1e-request").append(',');
    field(json, "LogicalResourceId", "SecurityHubeuwest1").append(',');
    if (!id.isEmpty()) {
      field(json, "PhysicalResourceId", id).append(',');
    }
    field(json, "ResourceType", "Custom::SecurityHubOrganizationConfiguration").append(',');
    json.append("\"ResourceProperties\":{");
    String separator = "";
    for (Map.Entry<String, String> property : properties.entrySet()) {
      field(json.append(separator), property.getKey(), property.getValue());
      separator = ",";
    }
    return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static StringBuilder field(StringBuilder json, String name, String value) {
    return json.append('"').append(name).append("\":\"").append(value).append('"');
  }

  /** Returns the event as it is read; {@code id} empty where the event has none. */
  public static CustomResourceEvent event(String type, String id, Map<String, String> properties) {
    return new CustomResourceEvent(
        type,
        new ResponseUrl(URL),
        STACK,
        "0f5c4b1e-request",
        "SecurityHubeuwest1",
        id,
        scalars(properties),
        "");
  }

  static Map<String, PropertyValue> scalars(Map<String, String> properties) {
    Map<String, PropertyValue> scalars = new LinkedHashMap<>();
    properties.forEach((name, value) -> scalars.put(name, PropertyValue.scalar(value)));
    return scalars;
  }
}
