package io.github.cdksecurityhub.lambda.cloudformation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The one thing that CloudFormation hears of an event.
 *
 * @param status SUCCESS or FAILED
 * @param reason why it failed, for a person; on SUCCESS a word on what was done
 * @param physicalResourceId which resource this is; never empty
 * @param data the resource's attributes; empty on FAILED and Delete
 */
public record Response(
    Status status, String reason, String physicalResourceId, Map<String, String> data) {

  /** CloudFormation's two words. */
  public enum Status {
    /** It is done and proven. */
    SUCCESS,
    /** It is not. */
    FAILED
  }

  /** Copies the data, in its order. */
  public Response {
    Objects.requireNonNull(status, "status");
    if (physicalResourceId.isEmpty() || reason.isEmpty()) {
      throw new IllegalArgumentException("An answer needs a PhysicalResourceId and a Reason.");
    }
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  static Response success(String reason, String physicalResourceId, Map<String, String> data) {
    return new Response(Status.SUCCESS, reason, physicalResourceId, data);
  }

  static Response failed(String reason, String physicalResourceId) {
    return new Response(Status.FAILED, reason, physicalResourceId, Map.of());
  }

  /**
   * Returns this answer with no text longer than {@code length} characters, none cut inside one.
   */
  Response withTextsUpTo(int length) {
    Map<String, String> shorter = new LinkedHashMap<>();
    data.forEach((name, value) -> shorter.put(name, Shortened.to(length, value)));
    return new Response(status, Shortened.to(length, reason), physicalResourceId, shorter);
  }
}
