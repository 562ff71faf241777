package io.github.cdksecurityhub.lambda.cloudformation;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.Set;

/**
 * The pre-signed URL that the response is sent to. It is a credential: anyone who has it can
 * respond for the function, so it is never logged (R37).
 */
public final class ResponseUrl {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String url;

  /** Keeps {@code url} as it is. */
  public ResponseUrl(String url) {
    this.url = url;
  }

  /** Returns the URL with its percent-encoding as it came; https, or http to this machine. */
  URL toUrl() throws MalformedURLException {
    URL parsed;
    try {
      parsed = new URL(url);
    } catch (MalformedURLException e) {
      // The message of this exception quotes the URL.
      throw new MalformedURLException("The ResponseURL is not a URL.");
    }
    boolean isLocal = parsed.getProtocol().equals("http") && LOOPBACK.contains(parsed.getHost());
    if (!parsed.getProtocol().equals("https") && !isLocal) {
      throw new MalformedURLException("The ResponseURL is not https, and it is a credential.");
    }
    return parsed;
  }

  @Override
  public String toString() {
    return "ResponseURL (not shown)";
  }
}
