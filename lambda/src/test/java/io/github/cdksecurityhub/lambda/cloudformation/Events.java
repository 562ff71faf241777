package io.github.cdksecurityhub.lambda.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Events as CloudFormation sends them (R33, R34). */
public final class Events {
  /** A real ResponseURL, to which no test sends anything. */
  static final String URL =
      "https://cloudformation-custom-resource-response-euwest1.s3-eu-west-1.amazonaws.com/arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack/S/guid%7CR%7Cguid?X-Amz-Signature=5ec2e7&X-Amz-Credential=TESTKEY%2F20300101";

  static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/guid";

  /** The stack is being deployed. */
  public static final StackStatusSource DEPLOYING =
      stackId -> StackStatus.of("UPDATE_IN_PROGRESS", Optional.empty());

  private Events() {}

  /** Returns the properties that the construct writes for this declaration. */
  public static Map<String, String> properties(
      String region, OrganizationConfiguration configuration, OnDelete onDelete) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ServiceToken", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    properties.put("ServiceTimeout", "960");
    properties.put("SchemaVersion", "1");
    properties.put("Region", region);
    properties.putAll(configuration.fields());
    properties.put("OnDelete", onDelete.name());
    return properties;
  }

  /** Returns the same of a declaration in eu-west-1 that takes it over. */
  static Map<String, String> takingOver(OrganizationConfiguration configuration) {
    Map<String, String> properties = properties("eu-west-1", configuration, OnDelete.RESTORE);
    properties.put("TakeOver", "true");
    return properties;
  }

  /** Returns the event's JSON; {@code id} is empty where the event has none. */
  public static byte[] json(String type, String url, String id, Map<String, String> properties) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("RequestType", type);
    event.put("ServiceToken", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    event.put("ResponseURL", url);
    event.put("StackId", STACK);
    event.put("RequestId", "0f5c4b1e-request");
    event.put("LogicalResourceId", "SecurityHubeuwest1");
    if (!id.isEmpty()) {
      event.put("PhysicalResourceId", id);
    }
    event.put("ResourceType", "Custom::SecurityHubOrganizationConfiguration");
    event.put("ResourceProperties", properties);
    if (type.equals("Update")) {
      event.put("OldResourceProperties", properties);
    }
    try {
      return JSON.std.asBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the event as it is read; {@code id} is empty where the event has none. */
  static CustomResourceEvent event(RequestType type, String id, Map<String, String> properties) {
    return event(type, URL, id, properties);
  }

  /** Returns the event with another ResponseURL. */
  static CustomResourceEvent event(
      RequestType type, String url, String id, Map<String, String> properties) {
    return new CustomResourceEvent(
        type,
        new ResponseUrl(url),
        STACK,
        "0f5c4b1e-request",
        "SecurityHubeuwest1",
        id,
        properties,
        type == RequestType.UPDATE ? properties : Map.of());
  }

  /** Returns the Update of a resource from {@code old} to {@code properties}. */
  static CustomResourceEvent update(
      String id, Map<String, String> properties, Map<String, String> old) {
    return new CustomResourceEvent(
        RequestType.UPDATE,
        new ResponseUrl(URL),
        STACK,
        "0f5c4b1e-request",
        "SecurityHubeuwest1",
        id,
        properties,
        old);
  }
}
