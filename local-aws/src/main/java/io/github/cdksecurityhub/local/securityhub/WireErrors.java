package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Errors from before the service proper: signature, route and serialization. */
final class WireErrors {
  private WireErrors() {}

  /** No Authorization header at all. */
  static Answer missingAuthentication() {
    return answer(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
  }

  /** An Authorization header that is not a complete Signature Version 4. */
  static Answer incompleteSignature() {
    return answer(
        403,
        "IncompleteSignatureException",
        "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters,"
            + " and the request a 'X-Amz-Date' header.");
  }

  /** A body that is not a JSON object. */
  static Answer malformedBody() {
    return answer(400, "SerializationException", "The request body is not a JSON object.");
  }

  /** A signature for another service. */
  static Answer wrongService() {
    return answer(
        403,
        "InvalidSignatureException",
        "Credential should be scoped to correct service: 'securityhub'. ");
  }

  /** An error of AWS's front end, such as that of a token it does not know in a Region. */
  static Answer beforeTheService(ServiceError error) {
    return answer(error.status(), error.code(), error.message().orElse(""));
  }

  /** A path or method that is no operation. */
  static Answer unknownOperation() {
    return answer(404, "UnknownOperationException", "The operation is not known.");
  }

  /** These errors come with a lower-case message and no Code; the type is in the header alone. */
  private static Answer answer(int status, String type, String message) {
    ObjectNode body = Json.object().put("message", message);
    return Answer.json(status, body).withHeader(Answer.ERROR_TYPE, type);
  }
}
