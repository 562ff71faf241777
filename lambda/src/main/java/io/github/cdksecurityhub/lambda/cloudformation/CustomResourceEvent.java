package io.github.cdksecurityhub.lambda.cloudformation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One request of CloudFormation (R33).
 *
 * @param physicalResourceId what an earlier response returned; empty on Create
 * @param oldProperties on Update what they were before; otherwise empty
 */
public record CustomResourceEvent(
    RequestType requestType,
    ResponseUrl responseUrl,
    String stackId,
    String requestId,
    String logicalResourceId,
    String physicalResourceId,
    Map<String, String> properties,
    Map<String, String> oldProperties) {

  public enum RequestType {
    CREATE("Create"),
    UPDATE("Update"),
    DELETE("Delete");

    private final String word;

    RequestType(String word) {
      this.word = word;
    }

    static RequestType of(String word) throws IOException {
      return Arrays.stream(values())
          .filter(each -> each.word.equals(word))
          .findFirst()
          .orElseThrow(() -> new IOException("The event's RequestType is unknown."));
    }

    public String word() {
      return word;
    }

    /** Returns the status of a resource while CloudFormation waits for the response. */
    String status() {
      return name() + "_IN_PROGRESS";
    }
  }

  public CustomResourceEvent {
    properties = Map.copyOf(properties);
    oldProperties = Map.copyOf(oldProperties);
  }

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

  /** Returns whether an Update changes what is declared, or where. */
  boolean changesConfiguration() {
    return requestType == RequestType.UPDATE
        && !ResourceProperties.readLeniently(properties)
            .map(ResourceProperties::declaration)
            .equals(
                ResourceProperties.readLeniently(oldProperties)
                    .map(ResourceProperties::declaration));
  }

  public RetryAction retryAction() {
    return requestType == RequestType.DELETE ? RetryAction.DELETE : RetryAction.DEPLOY;
  }

  /** Returns the Region as the properties name it, for messages; {@code unknown} where none is. */
  public String region() {
    String region = properties.getOrDefault(ResourceProperties.REGION, "");
    return AccountRegion.isRegion(region) ? region : "unknown";
  }
}
