package io.github.cdksecurityhub.local.cloudformation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request, read byte by byte so that nothing of it is decoded or repaired on the way.
 *
 * @param target path and query, exactly as sent
 * @param headers the headers, names in lower case
 * @param body the body; empty where the request has no usable length
 * @param flaw what is wrong with the length of the body, if anything
 */
record PutRequest(
    String method, String target, Map<String, String> headers, byte[] body, Optional<String> flaw) {

  private static final int LONGEST_HEAD = 32 * 1024;
  private static final int LONGEST_BODY = 1024 * 1024;

  static PutRequest read(InputStream in) throws IOException {
    String[] lines = head(in).split("\r\n");
    String[] start = lines[0].split(" ");
    if (start.length != 3) {
      throw new IOException("Not an HTTP request: " + lines[0]);
    }
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split(":", 2);
      headers.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
    }
    if (headers.containsKey("transfer-encoding")) {
      return without(start, headers, "501 NotImplemented: Transfer-Encoding is not accepted");
    }
    if (!headers.containsKey("content-length")) {
      return without(start, headers, "411 MissingContentLength");
    }
    return withBody(start, headers, in);
  }

  private static PutRequest withBody(String[] start, Map<String, String> headers, InputStream in)
      throws IOException {
    int length = Integer.parseInt(headers.get("content-length"));
    if (length < 0 || length > LONGEST_BODY) {
      return without(start, headers, "400 EntityTooLarge");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      return without(start, headers, "400 IncompleteBody");
    }
    if (in.available() > 0) {
      return without(start, headers, "400 The body is longer than its Content-Length");
    }
    return new PutRequest(start[0], start[1], headers, body, Optional.empty());
  }

  private static PutRequest without(String[] start, Map<String, String> headers, String flaw) {
    return new PutRequest(start[0], start[1], headers, new byte[0], Optional.of(flaw));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0 || head.length() > LONGEST_HEAD) {
        throw new IOException("The request ended within its head");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
