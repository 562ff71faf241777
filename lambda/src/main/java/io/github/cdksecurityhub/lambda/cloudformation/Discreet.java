package io.github.cdksecurityhub.lambda.cloudformation;

import java.util.regex.Pattern;

/**
 * Texts out of an event, as a log or a message may show them.
 *
 * <p>CloudFormation puts the pre-signed address into one field alone; who forges an event can put
 * it anywhere, to have it shown.
 */
public final class Discreet {
  /** Credentials stand behind either: before the host, or in the query. */
  private static final Pattern SECRET = Pattern.compile("(://|\\?).*", Pattern.DOTALL);

  private Discreet() {}

  /** Returns {@code text} without what an address in it would say. */
  public static String text(String text) {
    return SECRET.matcher(text).replaceFirst("…");
  }
}
