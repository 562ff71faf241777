package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An HTTP answer, before anything happens to it on the way.
 *
 * @param status the HTTP status
 * @param headers the headers that depend on the answer; length and request id are the wire's
 * @param body the body, sent as UTF-8
 */
public record Answer(int status, Map<String, String> headers, String body) {
  static final String ERROR_TYPE = "x-amzn-ErrorType";
  private static final String CONTENT_TYPE = "Content-Type";

  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(int status, JsonNode body) {
    return new Answer(status, Map.of(CONTENT_TYPE, "application/json"), body.toString());
  }

  /** What an operation without output answers: 200 and no body (R1). */
  static Answer nothing() {
    return new Answer(200, Map.of(CONTENT_TYPE, "application/json"), "");
  }

  Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  Answer withBody(String changed) {
    return new Answer(status, headers, changed);
  }

  Answer withBody(UnaryOperator<String> change) {
    return withBody(change.apply(body));
  }

  /** The error code that a client would see, if this is an error. */
  Optional<String> errorCode() {
    return Optional.ofNullable(headers.get(ERROR_TYPE));
  }
}
