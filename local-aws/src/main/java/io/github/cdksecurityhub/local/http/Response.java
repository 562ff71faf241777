package io.github.cdksecurityhub.local.http;

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
  /** The header with the type of an error. */
  public static final String ERROR_TYPE = "x-amzn-ErrorType";

  private static final String CONTENT_TYPE = "Content-Type";

  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** An answer of JSON. */
  public static Answer json(int status, Object body) {
    return new Answer(status, Map.of(CONTENT_TYPE, "application/json"), body.toString());
  }

  /** An answer of XML. */
  public static Answer xml(int status, String body) {
    return new Answer(status, Map.of(CONTENT_TYPE, "text/xml"), body);
  }

  /** What an operation without output answers: 200 and no body (R1). */
  public static Answer nothing() {
    return new Answer(200, Map.of(CONTENT_TYPE, "application/json"), "");
  }

  /** The same answer with a header more. */
  public Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  /** The same answer with another body. */
  public Answer withBody(String changed) {
    return new Answer(status, headers, changed);
  }

  /** The same answer with its body changed. */
  public Answer withBody(UnaryOperator<String> change) {
    return withBody(change.apply(body));
  }

  /** The error code that a client would see, if this is an error. */
  public Optional<String> errorCode() {
    return Optional.ofNullable(headers.get(ERROR_TYPE));
  }
}
