package io.github.cdksecurityhub.local.securityhub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An HTTP message, request or response, as text.
 *
 * @param start its first line
 * @param headers its headers; their names compare in any case
 * @param body its body
 */
record HttpText(String start, Map<String, String> headers, String body) {

  /** Reads a message of a file: lines, then perhaps an empty line and the body. */
  static HttpText recorded(String text) {
    String[] parts = text.strip().split("\n\n", 2);
    return of(parts[0].split("\n"), parts.length > 1 ? parts[1] : "");
  }

  /** Reads a response from a connection, and not a byte of the next one. */
  static HttpText response(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The connection ended after: " + head);
      }
      head.write(next);
    }
    HttpText response = of(head.toString(UTF_8).split("\r\n"), "");
    int length = Integer.parseInt(response.headers.getOrDefault("Content-Length", "0"));
    return new HttpText(response.start, response.headers, new String(in.readNBytes(length), UTF_8));
  }

  /** The message as it goes over a connection. */
  byte[] bytes() {
    String head =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining());
    return (start + "\r\n" + head + "\r\n" + body).getBytes(UTF_8);
  }

  /** The second word of its first line: a request's target, a response's status. */
  String second() {
    return start.split(" ")[1];
  }

  private static HttpText of(String[] head, String body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : Arrays.copyOfRange(head, 1, head.length)) {
      String[] header = line.split(": ", 2);
      headers.put(header[0], header[1]);
    }
    return new HttpText(head[0], headers, body);
  }
}
