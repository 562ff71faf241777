package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why the function runs.
 *
 * @param region the Region of the write that CloudTrail reported; empty with other kinds
 * @param identity the ARN of the writer, as CloudTrail reports it
 * @param operation the API operation of the write
 * @param parameters the texts in the request, such as ids and ARNs
 */
public record DriftTrigger(
    Kind kind,
    String region,
    String identity,
    String operation,
    String time,
    List<String> parameters) {

  /** The names are those of the event's {@code trigger}. */
  public enum Kind {
    /** The rule's rate. */
    SCHEDULE,
    /** CloudTrail reported a write that is not the stack's own. */
    CHANGE,
    /** A user invoked the function. */
    MANUAL
  }

  /**
   * Reads the event that invoked the function. An event that is neither rule's is a user's, because
   * the event does not decide what is checked.
   *
   * @throws IOException where {@code in} can't be read, or is no JSON
   */
  public static DriftTrigger read(InputStream in) throws IOException {
    JsonValue event = JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    JsonValue detail = event.path("detail");
    JsonValue writer = detail.path("userIdentity");
    return switch (event.path("detail-type").text()) {
      case "Scheduled Event" -> of(Kind.SCHEDULE);
      case "AWS API Call via CloudTrail" ->
          new DriftTrigger(
              Kind.CHANGE,
              detail.path("awsRegion").text(),
              // An AWS service that writes by itself has no ARN.
              writer.path("arn").text(writer.path("invokedBy").text("an unknown principal")),
              detail.path("eventName").text(),
              detail.path("eventTime").text(),
              texts(detail.path("requestParameters")).toList());
      default -> of(Kind.MANUAL);
    };
  }

  private static DriftTrigger of(Kind kind) {
    return new DriftTrigger(kind, "", "", "", "", List.of());
  }

  private static Stream<String> texts(JsonValue value) {
    return value.raw() instanceof String text
        ? Stream.of(decoded(text))
        : value.stream().flatMap(DriftTrigger::texts);
  }

  /** CloudTrail reports what is in the path of a request as it was sent: an ARN percent-encoded. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Returns whether the request names {@code id}; one that shows no parameters may. */
  boolean canMean(String id) {
    return parameters.isEmpty()
        || parameters.stream().anyMatch(each -> each.equals(id) || each.endsWith("/" + id));
  }

  boolean isChangeIn(String other) {
    return kind == Kind.CHANGE && region.equals(other);
  }
}
