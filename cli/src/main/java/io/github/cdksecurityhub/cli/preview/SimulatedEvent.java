package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.PropertyValue;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseUrl;
import java.util.Map;

/** Builds events that CloudFormation has not sent. */
public final class SimulatedEvent {
  private static final ResponseUrl NO_RESPONSE = new ResponseUrl("");

  /** The handler refuses an event without ids, and no request has given this one any. */
  private static final String PLAN = "plan";

  private SimulatedEvent() {}

  /**
   * Builds the event that a deployment would send.
   *
   * @param requestType {@code Create}, {@code Update} or {@code Delete}
   * @param logicalResourceId as the template has it
   * @param physicalResourceId empty on Create
   * @param properties the resource's properties
   * @return an event without an address for a response
   */
  public static CustomResourceEvent of(
      String requestType,
      String logicalResourceId,
      String physicalResourceId,
      Map<String, PropertyValue> properties) {
    return new CustomResourceEvent(
        requestType,
        NO_RESPONSE,
        PLAN,
        PLAN,
        logicalResourceId,
        physicalResourceId,
        properties,
        "");
  }
}
