package io.github.cdksecurityhub.lambda.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * HTTP by the JDK's own client, which keeps connections open for the next request.
 *
 * <p>Two of that client's habits are ruled out. It sends a POST again when no answer came, unless
 * it is told not to before it is first used in the process. And it loses the body of a 401 where a
 * request is streamed (R40), so requests are handed over whole. A third stays, and does no harm: a
 * GET that got no answer at all is sent a second time.
 */
public final class Connections implements Http {
  static {
    System.setProperty("sun.net.http.retryPost", "false");
  }

  /** Far more than Security Hub says at a time; whoever says more does not speak for it. */
  private static final int MOST_BYTES = 8_000_000;

  private final Duration connect;
  private final Duration answer;

  /**
   * Connects nowhere yet.
   *
   * @param connect how long a connection may take
   * @param answer how long the other side may be silent
   */
  public Connections(Duration connect, Duration answer) {
    this.connect = connect;
    this.answer = answer;
  }

  @Override
  public Reply send(String method, URI uri, Map<String, String> headers, byte[] body)
      throws IOException {
    HttpURLConnection connection = open(uri);
    connection.setRequestMethod(method);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      connection.setRequestProperty(header.getKey(), header.getValue());
    }
    connection.setDoOutput(body.length > 0);
    connected(connection);
    try {
      return reply(connection, body);
    } catch (IOException e) {
      // Whatever still comes belongs to no other request.
      connection.disconnect();
      throw e;
    }
  }

  /**
   * Connects, TLS handshake included, and sends nothing.
   *
   * @throws NotSentException where there is no connection to be had
   */
  public void shakeHands(URI uri) throws IOException {
    HttpURLConnection connection = open(uri);
    connected(connection);
    connection.disconnect();
  }

  private HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) connect.toMillis());
    connection.setReadTimeout((int) answer.toMillis());
    return connection;
  }

  private static void connected(HttpURLConnection connection) throws NotSentException {
    try {
      connection.connect();
    } catch (IOException e) {
      throw new NotSentException(e);
    }
  }

  private static Reply reply(HttpURLConnection connection, byte[] sent) throws IOException {
    if (sent.length > 0) {
      try (OutputStream out = connection.getOutputStream()) {
        out.write(sent);
      }
    }
    int status = connection.getResponseCode();
    if (status < 200) {
      throw new IOException(
          status < 100 ? "what came is no HTTP" : "the answer ended with status " + status);
    }
    return new Reply(status, headers(connection), body(connection, status));
  }

  private static Map<String, String> headers(HttpURLConnection connection) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, List<String>> each : connection.getHeaderFields().entrySet()) {
      // The status line has no name.
      if (each.getKey() != null) {
        headers.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue().get(0));
      }
    }
    return headers;
  }

  private static byte[] body(HttpURLConnection connection, int status) throws IOException {
    InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (in == null || status == 204 || status == 304) {
      // Whatever their Content-Length says, these end with their headers.
      return new byte[0];
    }
    try (in) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      if (bytes.length == MOST_BYTES) {
        throw new IOException("the answer does not end");
      }
      if (bytes.length < connection.getContentLengthLong()) {
        throw new IOException("the answer broke off");
      }
      return bytes;
    }
  }
}
