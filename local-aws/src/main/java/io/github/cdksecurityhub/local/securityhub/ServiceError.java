package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.Response;
import java.util.Optional;

/**
 * An error that the service returns.
 *
 * @param status the HTTP status
 * @param code the error code: in the body and in the header {@code x-amzn-ErrorType}
 * @param message the text; some denials have none (R32)
 */
public record ServiceError(int status, String code, Optional<String> message) {

  /** An error with a text. */
  public static ServiceError of(int status, String code, String message) {
    return new ServiceError(status, code, Optional.of(message));
  }

  /** The error as HTTP, with Code and Message in the body (R2). */
  Response response() {
    var body = Json.object().put("Code", code);
    message.ifPresent(text -> body.put("Message", text));
    return Response.json(status, body).withHeader(Response.ERROR_TYPE, code);
  }
}
