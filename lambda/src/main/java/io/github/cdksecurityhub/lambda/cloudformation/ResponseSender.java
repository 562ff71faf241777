package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;

/**
 * Puts the answer where CloudFormation waits for it, and makes sure that it arrived.
 *
 * <p>Broken connections and faults of the storage behind the URL are tried again; the same bytes
 * each time, so an answer that had arrived after all does no harm. What went wrong is told by
 * status or by the exception's type only, because their texts can hold the URL.
 */
public final class ResponseSender {
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  private final Clock clock;
  private final Instant end;
  private String lastProblem = "there was no time left";
  private int attempts;

  /** Delivers until {@code functionEnds}, and for two minutes at most. */
  public ResponseSender(Clock clock, Instant functionEnds) {
    this.clock = clock;
    Instant longest = clock.now().plus(LONGEST);
    this.end = functionEnds.isBefore(longest) ? functionEnds : longest;
  }

  /**
   * Delivers.
   *
   * @throws UndeliveredException where it did not arrive; the invocation must then fail, so that
   *     Lambda runs the event again (R36)
   */
  public void deliver(ResponseUrl url, byte[] answer)
      throws UndeliveredException, InterruptedException {
    Duration pause = SHORTEST_PAUSE;
    do {
      attempts++;
      if (attempt(url, answer)) {
        return;
      }
      clock.pause(pause);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    } while (clock.now().plus(pause).isBefore(end));
    throw new UndeliveredException(attempts, lastProblem);
  }

  private boolean attempt(ResponseUrl url, byte[] answer) throws UndeliveredException {
    try {
      int status = put(url, answer);
      if (status >= 200 && status < 300) {
        return true;
      }
      lastProblem = "the answer's address replied with HTTP status " + status;
      if (isFinal(status)) {
        throw new UndeliveredException(attempts, lastProblem);
      }
    } catch (IOException e) {
      lastProblem =
          "the connection to the answer's address failed: " + e.getClass().getSimpleName();
    }
    return false;
  }

  /** A status below 200 is none: the reply broke off in it. */
  private static boolean isFinal(int status) {
    return status >= 200 && status < 500 && status != 408 && status != 429;
  }

  /** Content-Length exact, not chunked, content-type empty: the signature covers them (R37). */
  private int put(ResponseUrl url, byte[] answer) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.url().openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(answer.length);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(timeoutMillis());
    connection.setReadTimeout(timeoutMillis());
    connection.setRequestProperty("Content-Type", "");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(answer);
    }
    int status = connection.getResponseCode();
    drain(connection);
    return status;
  }

  /** A connection whose answer was read to its end can be used again. */
  private static void drain(HttpURLConnection connection) throws IOException {
    InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream();
    if (body != null) {
      try (body) {
        body.skipNBytes(Math.max(0, body.available()));
      }
    }
  }

  private int timeoutMillis() {
    long left = Duration.between(clock.now(), end).toMillis();
    return (int) Math.max(200, Math.min(ATTEMPT.toMillis(), left));
  }

  /** CloudFormation did not get the answer. */
  public static final class UndeliveredException extends Exception {
    private static final long serialVersionUID = 1L;

    UndeliveredException(int attempts, String problem) {
      super(
          "Cannot deliver the answer to CloudFormation after "
              + attempts
              + (attempts == 1 ? " attempt: " : " attempts: ")
              + problem
              + ". The invocation fails, so that Lambda runs the event again.");
    }
  }
}
