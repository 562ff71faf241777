package io.github.cdksecurityhub.lambda.cloudformation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Writes an answer as the bytes that CloudFormation accepts: at most 4096 of them (R37). */
public final class ResponseSerializer {
  /** CloudFormation's limit for the whole body. */
  public static final int MOST_BYTES = 4096;

  /** What the attributes take and some words besides, with an id that is yet to be made. */
  private static final int ROOM_FOR_WORDS = 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private ResponseSerializer() {}

  /** Returns why no answer to {@code event} could be accepted, empty where one could. */
  public static Optional<String> problem(CustomResourceEvent event) {
    String id = event.hasUsableId() ? event.physicalResourceId() : "-";
    int echo = json(event, Response.failed("-", id)).length;
    return echo + ROOM_FOR_WORDS > MOST_BYTES
        ? Optional.of("the event's ids leave no room for an answer")
        : Optional.empty();
  }

  /**
   * Writes {@code answer} to {@code event}; texts are shortened, longest first, until all of it
   * fits.
   */
  public static byte[] write(CustomResourceEvent event, Response answer) {
    byte[] body = json(event, answer);
    if (body.length <= MOST_BYTES) {
      return body;
    }
    int fits = 1;
    int tooLong = MOST_BYTES;
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) / 2;
      if (json(event, answer.withTextsUpTo(middle)).length <= MOST_BYTES) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return json(event, answer.withTextsUpTo(fits));
  }

  private static byte[] json(CustomResourceEvent event, Response answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("Status", answer.status().name());
      json.writeStringField("Reason", wellFormed(answer.reason()));
      json.writeStringField("PhysicalResourceId", wellFormed(answer.physicalResourceId()));
      json.writeStringField("StackId", wellFormed(event.stackId()));
      json.writeStringField("RequestId", wellFormed(event.requestId()));
      json.writeStringField("LogicalResourceId", wellFormed(event.logicalResourceId()));
      json.writeObjectFieldStart("Data");
      for (Map.Entry<String, String> attribute : answer.data().entrySet()) {
        json.writeStringField(attribute.getKey(), wellFormed(attribute.getValue()));
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
    return bytes.toByteArray();
  }

  /** Half a surrogate pair is no Unicode and would fail the whole answer. */
  private static String wellFormed(String text) {
    StringBuilder wellFormed = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .forEach(wellFormed::appendCodePoint);
    return wellFormed.toString();
  }
}
