package io.github.cdksecurityhub.lambda.cloudformation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of an event. */
public final class EventReader {
  private EventReader() {}

  /**
   * Reads one event.
   *
   * @throws IOException where it is not one, or nothing can be sent to its ResponseURL; the message
   *     quotes neither
   */
  public static CustomResourceEvent read(InputStream in) throws IOException {
    Map<String, Object> event = parse(in);
    ResponseUrl responseUrl = new ResponseUrl(required(event, "ResponseURL"));
    responseUrl.toUrl();
    RequestType type = RequestType.of(required(event, "RequestType"));
    return new CustomResourceEvent(
        type,
        responseUrl,
        required(event, "StackId"),
        required(event, "RequestId"),
        required(event, "LogicalResourceId"),
        type == RequestType.CREATE ? "" : required(event, "PhysicalResourceId"),
        properties(event, "ResourceProperties"),
        properties(event, "OldResourceProperties"));
  }

  private static Map<String, Object> parse(InputStream in) throws IOException {
    try {
      Map<String, Object> event = JSON.std.mapFrom(in);
      return event == null ? Map.of() : event;
    } catch (JsonProcessingException e) {
      // Its message quotes the event. Lambda itself refuses what is no JSON at all.
      throw new IOException("The event is not a JSON object.");
    }
  }

  private static String required(Map<String, Object> event, String name) throws IOException {
    if (event.get(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IOException("The event has no " + name + ".");
  }

  private static Map<String, String> properties(Map<String, Object> event, String field) {
    Map<String, String> properties = new HashMap<>();
    if (event.get(field) instanceof Map<?, ?> values) {
      values.forEach((name, value) -> properties.put(name.toString(), text(value)));
    }
    return properties;
  }

  /** CloudFormation sends scalars as strings (R33); nothing else is a valid property. */
  private static String text(Object value) {
    boolean isScalar = value != null && !(value instanceof Map) && !(value instanceof List);
    return isScalar ? value.toString() : "(not a string)";
  }
}
