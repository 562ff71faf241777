package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What CloudFormation wants, as far as it could be read. Text fields that were absent are empty.
 *
 * @param requestType {@code Create}, {@code Update} or {@code Delete}, or whatever stood there
 * @param responseUrl where the one answer goes
 * @param stackId to be echoed
 * @param requestId to be echoed
 * @param logicalResourceId to be echoed
 * @param physicalResourceId what an earlier answer said; empty on Create
 * @param properties the resource's properties
 * @param problem why the event could not be read to its end, empty where it could
 */
public record CustomResourceEvent(
    String requestType,
    ResponseUrl responseUrl,
    String stackId,
    String requestId,
    String logicalResourceId,
    String physicalResourceId,
    Map<String, PropertyValue> properties,
    String problem) {
  private static final int MOST_ID_BYTES = 1024;

  /** Copies the properties. */
  public CustomResourceEvent {
    Objects.requireNonNull(requestType, "requestType");
    Objects.requireNonNull(responseUrl, "responseUrl");
    properties = Map.copyOf(properties);
  }

  /**
   * One property's value: CloudFormation sends scalars as strings (R33); anything else is none of
   * ours.
   *
   * @param text the scalar's text, empty where it isn't one
   * @param isScalar whether it is a string, number or boolean
   */
  public record PropertyValue(String text, boolean isScalar) {
    static PropertyValue scalar(String text) {
      return new PropertyValue(text, true);
    }

    static PropertyValue other() {
      return new PropertyValue("", false);
    }
  }

  /** Returns what a user does once what made this event fail is gone. */
  public RetryAction again() {
    return requestType.equals("Delete") ? RetryAction.DELETE : RetryAction.DEPLOY;
  }

  /**
   * Returns the Region as the event names it, for messages; {@code unknown} where it can't be one.
   */
  public String region() {
    String region = text(ResourceProperties.REGION);
    return region.matches("[a-z0-9-]{1,40}") ? region : "unknown";
  }

  /**
   * Returns what an answer has to echo and the event lacks, empty where it lacks nothing: without
   * it CloudFormation can't tell whose answer it is, and would wait for another.
   */
  Optional<String> missing() {
    return Stream.of(
            Map.entry("StackId", stackId),
            Map.entry("RequestId", requestId),
            Map.entry("LogicalResourceId", logicalResourceId))
        .filter(field -> field.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Tells whether CloudFormation would take the id back: 1 KB at most, and not nothing (R37). */
  boolean hasUsableId() {
    int bytes = physicalResourceId.getBytes(StandardCharsets.UTF_8).length;
    return bytes > 0 && bytes <= MOST_ID_BYTES;
  }

  /** Returns a property's text, empty where it is absent or no scalar. */
  String text(String property) {
    PropertyValue value = properties.get(property);
    return value == null ? "" : value.text();
  }
}
