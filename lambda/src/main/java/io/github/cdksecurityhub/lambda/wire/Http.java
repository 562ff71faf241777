package io.github.cdksecurityhub.lambda.wire;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** One HTTP request and its answer. */
@FunctionalInterface
public interface Http {

  /**
   * Sends a request, a POST never more than once, and follows nothing.
   *
   * @param headers all that are sent, the signature among them
   * @throws NotSentException where the request was certainly not seen
   * @throws IOException where no whole answer came, and nobody knows whether the request was seen
   */
  Reply send(String method, URI uri, Map<String, String> headers, byte[] body) throws IOException;

  /** No connection was made. */
  final class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A bare name of a host, which is all that some exceptions say, needs its exception's name. */
    NotSentException(IOException cause) {
      super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
  }
}
