package io.github.cdksecurityhub.lambda.aws;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.wire.Connections;
import io.github.cdksecurityhub.lambda.wire.Credentials;
import io.github.cdksecurityhub.lambda.wire.Endpoint;
import io.github.cdksecurityhub.lambda.wire.Reply;
import io.github.cdksecurityhub.lambda.wire.Request;
import io.github.cdksecurityhub.lambda.wire.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Signed POST requests to one service in one Region, repeated while the service asks for it. */
final class SignedRequests {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
  private static final int MOST_TRIES = 4;
  private static final int MOST_QUOTED = 300;

  private final Clock clock;
  private final Service service;

  /**
   * Prepares requests to a service.
   *
   * @param service its signing name, which its host name begins with
   * @param variable how environment variables call it
   */
  SignedRequests(
      Clock clock,
      String service,
      String variable,
      String region,
      UnaryOperator<String> environment) {
    this.clock = clock;
    this.service =
        new Service(
            Endpoint.find(service, variable, region, environment),
            Credentials.of(environment),
            new Connections(CONNECT, ANSWER),
            clock::now);
  }

  /**
   * Sends one request, again where the service was busy or could not be reached.
   *
   * @return the body of an answer with a status of success
   * @throws IOException with the service's words, or the connection's
   */
  String post(Map<String, String> headers, String body) throws IOException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int tries = 1; ; tries++) {
      try {
        return once(headers, body);
      } catch (RefusedException e) {
        throw e;
      } catch (IOException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
      clock.pause(pause);
      pause = pause.multipliedBy(3);
    }
  }

  private String once(Map<String, String> headers, String body) throws IOException {
    Reply reply = service.call(Request.post("/", headers, body.getBytes(StandardCharsets.UTF_8)));
    if (reply.isSuccess()) {
      return reply.text();
    }
    throw failure(reply.status(), reply.text());
  }

  private IOException failure(int status, String answer) {
    String said = answer.substring(0, Math.min(MOST_QUOTED, answer.length()));
    String message =
        "Cannot call %s in %s: HTTP status %d with: %s"
            .formatted(service.endpoint().service(), service.endpoint().region(), status, said);
    boolean passes = status >= 500 || status == 429 || answer.contains("Throttl");
    return passes ? new IOException(message) : new RefusedException(message);
  }

  /** The service understood and said no: asking again gives the same. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
