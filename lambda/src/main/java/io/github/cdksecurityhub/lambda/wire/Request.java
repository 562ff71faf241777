package io.github.cdksecurityhub.lambda.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * A request before it is signed.
 *
 * @param method GET or POST
 * @param path what is asked for, beginning with a slash, encoded
 * @param query parameters of the address, as they are
 * @param headers what is signed and sent beside what every request has, names in lower case
 * @param body what is sent; empty with GET
 */
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  private static final byte[] NOTHING = {};

  /** Returns a request that reads. */
  public static Request get(String path, Map<String, String> query) {
    return new Request("GET", path, query, Map.of(), NOTHING);
  }

  /** Returns a request that sends something. */
  public static Request post(String path, Map<String, String> headers, byte[] body) {
    return new Request("POST", path, Map.of(), headers, body);
  }

  /** Returns the parameters in the order and the spelling that are signed, without the mark. */
  String queryString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> each : new TreeMap<>(query).entrySet()) {
      text.append(text.length() == 0 ? "" : "&")
          .append(Encoding.percent(each.getKey()))
          .append('=')
          .append(Encoding.percent(each.getValue()));
    }
    return text.toString();
  }
}
