package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseUrl;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Builds events that CloudFormation has not sent. */
public final class SimulatedEvent {
  private static final ResponseUrl NO_RESPONSE = new ResponseUrl("");

  private SimulatedEvent() {}

  /** Builds the event that a deployment would send; its RequestId is its own. */
  public static CustomResourceEvent of(
      RequestType requestType,
      String stackId,
      String logicalResourceId,
      String physicalResourceId,
      Map<String, String> properties,
      Map<String, String> oldProperties) {
    String text = String.join(" ", stackId, logicalResourceId, requestType.word());
    String requestId = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    return new CustomResourceEvent(
        requestType,
        NO_RESPONSE,
        stackId,
        requestId,
        logicalResourceId,
        physicalResourceId,
        properties,
        oldProperties);
  }
}
