package io.github.cdksecurityhub.local.http;

/** Errors from before any service: signature, service, operation. */
public final class FrontErrors {
  private FrontErrors() {}

  /** No Authorization header at all. */
  static Response missingAuthentication() {
    return of(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
  }

  /** An Authorization header that is not a complete Signature Version 4. */
  static Response incompleteSignature() {
    return of(
        403,
        "IncompleteSignatureException",
        "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters,"
            + " and the request a 'X-Amz-Date' header.");
  }

  /** A call that AWS has and this local AWS does not, with what it has instead. */
  public static Response notImplemented(String what, Iterable<String> instead) {
    return of(
        501,
        "NotImplementedException",
        "The local AWS does not implement "
            + what
            + ". It has: "
            + String.join(", ", instead)
            + ".");
  }

  /**
   * An error of AWS's front end: the type is in the header alone, and the message in lower case.
   */
  public static Response of(int status, String type, String message) {
    String text = message.replace("\\", "\\\\").replace("\"", "\\\"");
    return Response.json(status, "{\"message\":\"" + text + "\"}")
        .withHeader(Response.ERROR_TYPE, type);
  }
}
