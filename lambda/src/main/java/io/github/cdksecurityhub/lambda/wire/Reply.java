package io.github.cdksecurityhub.lambda.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * What came back.
 *
 * @param status HTTP's status, from 200 on
 * @param headers those that came, names in lower case
 * @param body all of the body
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

  /** Refuses null. */
  public Reply {
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  /** Tells whether the request was carried out, if the status is to be believed. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns a header's value, empty where it did not come; the name in lower case. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
