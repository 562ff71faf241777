package io.github.cdksecurityhub.lambda.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one response to an event.
 *
 * @param reason why it failed; on SUCCESS what was done
 * @param physicalResourceId which resource this is; never empty
 * @param data the resource's attributes; empty on FAILED and Delete
 */
public record Response(
    Status status, String reason, String physicalResourceId, Map<String, String> data) {
  /** CloudFormation's limit for the whole body (R37). */
  static final int MOST_BYTES = 4096;

  public enum Status {
    SUCCESS,
    FAILED
  }

  public Response {
    if (physicalResourceId.isEmpty()) {
      throw new IllegalArgumentException("A response needs a PhysicalResourceId.");
    }
  }

  static Response success(String reason, String physicalResourceId, Map<String, String> data) {
    return new Response(Status.SUCCESS, reason, physicalResourceId, data);
  }

  static Response failed(String reason, String physicalResourceId) {
    return new Response(Status.FAILED, reason, physicalResourceId, Map.of());
  }

  /**
   * Returns the body for {@code event}; long texts are cut until it fits.
   *
   * @throws IOException where the ids of the event alone do not fit
   */
  byte[] toJson(CustomResourceEvent event) throws IOException {
    for (int longest = MOST_BYTES; longest > 0; longest = longest * 7 / 8) {
      byte[] body = toJson(event, longest);
      if (body.length <= MOST_BYTES) {
        return body;
      }
    }
    throw new IOException("The event's ids alone are longer than a response may be.");
  }

  /** From text to bytes at last, because that replaces half surrogate pairs and Jackson fails. */
  private byte[] toJson(CustomResourceEvent event, int longest) throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>(data);
    attributes.replaceAll((name, value) -> cut(value, longest));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Status", status);
    body.put("Reason", cut(reason, longest));
    body.put("PhysicalResourceId", physicalResourceId);
    body.put("StackId", event.stackId());
    body.put("RequestId", event.requestId());
    body.put("LogicalResourceId", event.logicalResourceId());
    body.put("Data", attributes);
    return JSON.std.asString(body).getBytes(StandardCharsets.UTF_8);
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
  }
}
