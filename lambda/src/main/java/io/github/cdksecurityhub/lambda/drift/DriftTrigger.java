package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
              text(event, "detail", "eventTime"),
              texts(value(event, "detail", "requestParameters")).toList());
      default -> of(Kind.MANUAL);
    };
  }

  private static DriftTrigger of(Kind kind) {
    return new DriftTrigger(kind, "", "", "", "", List.of());
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
    return value(json, path) instanceof String text ? text : "";
  }

  /** Null, which never leaves this class, means that there is none. */
  private static Object value(Object json, String... path) {
    Object value = json;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private static Stream<String> texts(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(DriftTrigger::texts);
    }
    if (value instanceof List<?> list) {
      return list.stream().flatMap(DriftTrigger::texts);
    }
    return value instanceof String text ? Stream.of(text) : Stream.empty();
  }

  /** Returns whether the request names {@code id}; one that shows no parameters may. */
  boolean canMean(String id) {
    return parameters.isEmpty()
        || parameters.stream().anyMatch(each -> each.equals(id) || each.endsWith("/" + id));
  }

  /** Returns whether CloudTrail reported a write in {@code other}. */
  boolean isChangeIn(String other) {
    return kind == Kind.CHANGE && region.equals(other);
  }
}
