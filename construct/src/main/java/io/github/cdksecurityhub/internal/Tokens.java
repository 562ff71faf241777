package io.github.cdksecurityhub.internal;

import software.amazon.awscdk.Token;

/** Texts that only CloudFormation knows, or the CDK when it has looked them up. */
public final class Tokens {
  /**
   * What {@code StringParameter.valueFromLookup} returns before that; the app is then run again.
   */
  private static final String NOT_LOOKED_UP = "dummy-value-for-";

  private Tokens() {}

  /** Whether a text is one, or has one in it. */
  public static boolean isToken(String text) {
    // Asking the CDK costs a message to another process, for each of perhaps hundreds of controls.
    return text.startsWith(NOT_LOOKED_UP)
        || text.contains("${") && Boolean.TRUE.equals(Token.isUnresolved(text));
  }

  /** Whether two texts are known at synthesis, and not the same. */
  public static boolean areKnownToDiffer(String one, String other) {
    return !isToken(one) && !isToken(other) && !one.equals(other);
  }
}
