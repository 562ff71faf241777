package io.github.cdksecurityhub.local.http;

/** The token of a session's credentials; the local services read in it which role it is of. */
public final class SessionToken {

  private static final String PREFIX = "example-session-token-of-";

  private SessionToken() {}

  /** The token of a role's session. */
  public static String of(String role) {
    return PREFIX + role;
  }

  /** The ARN of the role; empty where the token is none of these. */
  public static String role(String token) {
    return token.startsWith(PREFIX) ? token.substring(PREFIX.length()) : "";
  }
}
