package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Why the function runs.
 *
 * @param kind which rule invoked it, or a user
 * @param region the Region of the write that CloudTrail reported; empty with other kinds
 * @param identity the ARN of the writer, as CloudTrail reports it
 * @param operation the API operation of the write
 * @param time when it was written, in ISO 8601
 */
public record DriftTrigger(
    Kind kind, String region, String identity, String operation, String time) {

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
   * @throws IOException where {@code in} itself can't be read
   */
  public static DriftTrigger read(InputStream in) throws IOException {
    Object event = parse(in.readAllBytes());
    return switch (text(event, "detail-type")) {
      case "Scheduled Event" -> of(Kind.SCHEDULE);
      case "AWS API Call via CloudTrail" ->
          new DriftTrigger(
              Kind.CHANGE,
              text(event, "detail", "awsRegion"),
              writer(event),
              text(event, "detail", "eventName"),
              text(event, "detail", "eventTime"));
      default -> of(Kind.MANUAL);
    };
  }

  private static DriftTrigger of(Kind kind) {
    return new DriftTrigger(kind, "", "", "", "");
  }

  /** An AWS service that writes by itself has no ARN. */
  private static String writer(Object event) {
    return Stream.of("arn", "invokedBy")
        .map(name -> text(event, "detail", "userIdentity", name))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("an unknown principal");
  }

  private static Object parse(byte[] json) {
    try {
      return JSON.std.anyFrom(json);
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(Object json, String... path) {
    Object value = json;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value instanceof String text ? text : "";
  }

  /** Returns whether CloudTrail reported a write in {@code other}. */
  boolean isChangeIn(String other) {
    return kind == Kind.CHANGE && region.equals(other);
  }
}
