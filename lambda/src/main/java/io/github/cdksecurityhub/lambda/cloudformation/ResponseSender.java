package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Sends the response to its pre-signed URL, and retries until it arrived: the same bytes each time,
 * so one that had arrived after all does no harm.
 *
 * <p>Problems are reported by status or exception type, since other texts can quote the URL.
 */
public final class ResponseSender {
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final long LONGEST_PAUSE_MILLIS = 8_000;

  private final Clock clock;
  private final Instant end;

  /** Sends until {@code functionEnds}, and for two minutes at most. */
  public ResponseSender(Clock clock, Instant functionEnds) {
    this.clock = clock;
    this.end = Collections.min(List.of(functionEnds, clock.now().plus(LONGEST)));
  }

  /**
   * Sends {@code response} to {@code event}.
   *
   * @throws IOException where it did not arrive; the invocation must then fail, so that Lambda runs
   *     the event again (R36)
   */
  public void send(CustomResourceEvent event, Response response)
      throws IOException, InterruptedException {
    URL url = event.responseUrl().toUrl();
    byte[] body = response.toJson(event);
    for (int attempts = 1; ; attempts++) {
      Result result = attempt(url, body);
      if (result.arrived()) {
        return;
      }
      Duration pause = Duration.ofMillis(Math.min(LONGEST_PAUSE_MILLIS, 100L << attempts));
      if (!result.isRetried() || !clock.now().plus(pause).isBefore(end)) {
        throw new IOException(
            "Cannot send the response to CloudFormation after %d attempt(s): %s. The invocation fails, so that Lambda runs the event again."
                .formatted(attempts, result.problem()));
      }
      clock.pause(pause);
    }
  }

  /** What came of one PUT; the problem is empty where the response arrived. */
  private record Result(String problem, boolean isRetried) {
    boolean arrived() {
      return problem.isEmpty();
    }
  }

  private Result attempt(URL url, byte[] body) {
    try {
      HttpURLConnection connection = put(url, body);
      int status = connection.getResponseCode();
      return status >= 200 && status < 300
          ? new Result("", false)
          : new Result("HTTP status " + status, isRetried(status, connection));
    } catch (IOException e) {
      return new Result("the connection failed: " + e.getClass().getSimpleName(), true);
    }
  }

  /** Content-Length exact, not chunked, content-type empty: the signature covers them (R37). */
  private HttpURLConnection put(URL url, byte[] body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(timeoutMillis());
    connection.setReadTimeout(timeoutMillis());
    connection.setRequestProperty("Content-Type", "");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    return connection;
  }

  private int timeoutMillis() {
    long left = Duration.between(clock.now(), end).toMillis();
    return (int) Math.max(200, Math.min(ATTEMPT.toMillis(), left));
  }

  /** S3 reports a slow or broken PUT as 400 RequestTimeout (R47); a status below 200 is none. */
  private static boolean isRetried(int status, HttpURLConnection connection) throws IOException {
    return switch (status) {
      case 400 -> error(connection).contains("<Code>RequestTimeout</Code>");
      case 408, 429 -> true;
      default -> status < 200 || status >= 500;
    };
  }

  private static String error(HttpURLConnection connection) throws IOException {
    try (InputStream error = connection.getErrorStream()) {
      return error == null ? "" : new String(error.readNBytes(4096), StandardCharsets.UTF_8);
    }
  }
}
