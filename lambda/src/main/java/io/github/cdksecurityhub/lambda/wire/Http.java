package io.github.cdksecurityhub.lambda.wire;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** One HTTP request and its answer. */
@FunctionalInterface
public interface Http {

  /**
   * Sends a request once and follows nothing.
   *
   * @param headers all that are sent, the signature among them
   * @throws NotSentException where the request was certainly not seen
   * @throws IOException where no whole answer came, and nobody knows whether the request was seen
   */
  Reply send(String method, URI uri, Map<String, String> headers, byte[] body) throws IOException;

  /** No connection was made. */
  final class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    NotSentException(IOException cause) {
      super(Connections.told(cause), cause);
    }
  }
}
