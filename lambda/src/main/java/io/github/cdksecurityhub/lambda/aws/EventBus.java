package io.github.cdksecurityhub.lambda.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cdksecurityhub.lambda.drift.DriftEvent;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The account's default event bus in the function's Region. */
public final class EventBus {
  private static final JsonFactory JSON = new JsonFactory();

  /** The service's limit for one request. */
  private static final int MOST_AT_ONCE = 10;

  private final SignedRequests requests;

  /** Finds the bus; connects nowhere yet. */
  public EventBus(Clock clock, String region, UnaryOperator<String> environment) {
    this.requests = new SignedRequests(clock, "events", "EVENTBRIDGE", region, environment);
  }

  /**
   * Puts an event per detail.
   *
   * @throws IOException where one of them may not have arrived
   */
  public void put(List<String> details) throws IOException, InterruptedException {
    for (int from = 0; from < details.size(); from += MOST_AT_ONCE) {
      int to = Math.min(from + MOST_AT_ONCE, details.size());
      String answer = requests.post(headers(), body(details.subList(from, to)));
      if (!isWithoutFailures(answer)) {
        throw new IOException(
            "Cannot put every finding onto the default event bus: EventBridge said "
                + answer
                + "; the log has all of them, and the next run tells anew");
      }
    }
  }

  private static Map<String, String> headers() {
    return Map.of(
        "content-type", "application/x-amz-json-1.1", "x-amz-target", "AWSEvents.PutEvents");
  }

  private static String body(List<String> details) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("Entries");
      for (String detail : details) {
        json.writeStartObject();
        json.writeStringField("Source", DriftEvent.SOURCE);
        json.writeStringField("DetailType", DriftEvent.DETAIL_TYPE);
        json.writeStringField("Detail", detail);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  /** Whatever does not say that none failed is a failure. */
  private static boolean isWithoutFailures(String answer) throws IOException {
    try (JsonParser parser = JSON.createParser(answer)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.currentName().equals("FailedEntryCount")) {
          return parser.nextToken() == JsonToken.VALUE_NUMBER_INT && parser.getIntValue() == 0;
        }
      }
    }
    return false;
  }
}
