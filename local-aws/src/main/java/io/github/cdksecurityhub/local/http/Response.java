package io.github.cdksecurityhub.local.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response, before anything happens to it on the way.
 *
 * @param status the HTTP status
 * @param headers the headers that depend on the response; length and request id are the wire's
 * @param body the body, sent as UTF-8
 */
public record Response(int status, Map<String, String> headers, String body) {
  /** The header with the type of an error. */
  public static final String ERROR_TYPE = "x-amzn-ErrorType";

  private static final String CONTENT_TYPE = "Content-Type";

  /** Copies the headers. */
  public Response {
    headers = Map.copyOf(headers);
  }

  /** A response of JSON. */
  public static Response json(int status, Object body) {
    return new Response(status, Map.of(CONTENT_TYPE, "application/json"), body.toString());
  }

  /** A response of XML. */
  public static Response xml(int status, String body) {
    return new Response(status, Map.of(CONTENT_TYPE, "text/xml"), body);
  }

  /** What an operation without output returns: 200 and no body (R1). */
  public static Response nothing() {
    return new Response(200, Map.of(CONTENT_TYPE, "application/json"), "");
  }

  /** The same response with a header more. */
  public Response withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  /** The same response with another body. */
  public Response withBody(String changed) {
    return new Response(status, headers, changed);
  }

  /** The error code that a client would see, if this is an error. */
  public Optional<String> errorCode() {
    return Optional.ofNullable(headers.get(ERROR_TYPE));
  }
}
