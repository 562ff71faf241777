package io.github.cdksecurityhub.lambda.cloudformation;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pre-signed address of the answer. It is a credential: whoever has it can answer in our place,
 * so it never appears in a log or a message (R37).
 */
public final class ResponseUrl {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+]");
  private static final Pattern UNSENDABLE = Pattern.compile("[^\\x21-\\x7e]");

  private final String text;

  /**
   * Takes any text; {@link #problem} returns why no response may go there.
   *
   * @param text as the event has it, empty where it has none
   */
  public ResponseUrl(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /** Returns why no answer may go there, empty where one may. */
  public Optional<String> problem() {
    if (text.isEmpty()) {
      return Optional.of("the event has no ResponseURL");
    }
    try {
      return problem(url());
    } catch (MalformedURLException e) {
      return Optional.of("the event's ResponseURL is not a URL");
    }
  }

  private static Optional<String> problem(URL url) {
    if (UNSENDABLE.matcher(url.toString()).find()) {
      return Optional.of("the event's ResponseURL has characters that no URL has");
    }
    boolean isPrivate =
        url.getProtocol().equals("https")
            || (url.getProtocol().equals("http") && THIS_MACHINE.contains(url.getHost()));
    if (!isPrivate) {
      return Optional.of("the event's ResponseURL is not https; it is a credential");
    }
    if (url.getUserInfo() != null) {
      return Optional.of("the event's ResponseURL has credentials before its host");
    }
    if (!HOST.matcher(url.getHost()).matches() || url.getPort() == 0 || url.getPort() > 65_535) {
      return Optional.of("the event's ResponseURL has no host that could be connected to");
    }
    return Optional.empty();
  }

  /** Returns the address with its percent-encoding as it came. */
  URL url() throws MalformedURLException {
    return new URL(text);
  }

  @Override
  public String toString() {
    return "ResponseURL (not shown)";
  }
}
