package io.github.cdksecurityhub.local.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP/1.1 request as it came.
 *
 * @param method for instance {@code GET}
 * @param path the path, percent-decoded
 * @param query the query parameters
 * @param headers the headers, names in lower case
 * @param body the body, read as UTF-8
 */
public record WireRequest(
    String method, String path, Query query, Map<String, String> headers, String body) {

  /** Reads the next request of a connection; empty when the client closed it in between. */
  static Optional<WireRequest> read(InputStream in, OutputStream out) throws IOException {
    String start = line(in);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = start.split(" ", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("Not an HTTP request line: " + start);
    }
    Map<String, String> headers = headers(in);
    if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    String[] target = parts[1].split("\\?", 2);
    String body = new String(body(in, headers), StandardCharsets.UTF_8);
    return Optional.of(
        new WireRequest(
            parts[0],
            decodePath(target[0]),
            Query.of(target.length > 1 ? target[1] : ""),
            headers,
            body));
  }

  /** The body as a form, which the Query protocol sends. */
  public Query form() {
    return Query.of(body);
  }

  boolean wantsClose() {
    return headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close");
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(":", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("Not an HTTP header: " + line);
      }
      headers.put(parts[0].trim().toLowerCase(Locale.ROOT), parts[1].trim());
    }
    return headers;
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunks(in);
    }
    return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(exactly(in, size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";")[0].trim(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The request ended after " + bytes.length + " of " + length);
    }
    return bytes;
  }

  /** One line without its end; empty also at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** In a path, a plus sign is a plus sign. */
  private static String decodePath(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
