package io.github.cdksecurityhub.lambda.cloudformation;

import java.net.MalformedURLException;
import java.net.URL;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pre-signed URL that the response is sent to. It is a credential: anyone who has it can
 * respond for the function, so it is never logged (R37).
 */
public final class ResponseUrl {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Pattern DATE = Pattern.compile("[?&]X-Amz-Date=([^&]*)");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final String url;

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

  /** Returns when CloudFormation signed it, which is when it sent the event, to the second. */
  Optional<Instant> signedAt() {
    Matcher date = DATE.matcher(url);
    try {
      return date.find()
          ? Optional.of(Instant.from(FORMAT.parse(date.group(1))))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "ResponseURL (not shown)";
  }
}
