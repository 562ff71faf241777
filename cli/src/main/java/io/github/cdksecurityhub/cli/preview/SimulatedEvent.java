package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseUrl;
import java.util.Map;

/** Builds events that CloudFormation has not sent. */
public final class SimulatedEvent {
  private static final ResponseUrl NO_RESPONSE = new ResponseUrl("");

  private SimulatedEvent() {}

  /** Builds the event that a deployment would send. */
  public static CustomResourceEvent of(
      RequestType requestType,
      String logicalResourceId,
      String physicalResourceId,
      Map<String, String> properties) {
    return new CustomResourceEvent(
        requestType, NO_RESPONSE, "", "", logicalResourceId, physicalResourceId, properties);
  }
}
