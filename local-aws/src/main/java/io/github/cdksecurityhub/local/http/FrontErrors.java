package io.github.cdksecurityhub.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
    return typed(501, "NotImplementedException", missing(what, instead));
  }

  static String missing(String what, Iterable<String> instead) {
    return "The local AWS does not implement "
        + what
        + ". It has: "
        + String.join(", ", instead)
        + ".";
  }

  /** The same in the protocol that a request speaks, where no service knows it. */
  static Response notImplemented(WireRequest request, String what, Iterable<String> instead) {
    return isQuery(request)
        ? QueryResponse.notImplemented(what, instead)
        : notImplemented(what, instead);
  }

  /**
   * What an endpoint of AWS responds to a signature for a Region that it isn't in. A Region that
   * does not exist has no endpoint at all, but one address can't be missing for a part of its
   * callers.
   */
  static Response unknownRegion(WireRequest request, String region) {
    String message = "Credential should be scoped to a valid region, not '" + region + "'.";
    return isQuery(request)
        ? QueryResponse.error(403, "SignatureDoesNotMatch", message)
        : of(403, "InvalidSignatureException", message);
  }

  private static boolean isQuery(WireRequest request) {
    return request
        .headers()
        .getOrDefault("content-type", "")
        .startsWith("application/x-www-form-urlencoded");
  }

  /** An error as JSON protocols have it: its type in the body too. */
  public static Response typed(int status, String type, String message) {
    return error(status, type, JsonNodeFactory.instance.objectNode().put("__type", type), message);
  }

  /**
   * An error of AWS's front end: the type is in the header alone, and the message in lower case.
   */
  public static Response of(int status, String type, String message) {
    return error(status, type, JsonNodeFactory.instance.objectNode(), message);
  }

  private static Response error(int status, String type, ObjectNode body, String message) {
    return Response.json(status, body.put("message", message))
        .withHeader(Response.ERROR_TYPE, type);
  }
}
