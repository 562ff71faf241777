package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that reached the local Security Hub.
 *
 * @param at when, by the hub's source of time
 * @param account the calling account, empty where the signature named none
 * @param region the Region of the signature, empty where it named none
 * @param operation the operation, where the path names one
 * @param path the path, percent-decoded: of a tag operation, with the ARN of the resource
 * @param query the query parameters
 * @param body the request body as sent
 * @param status the HTTP status sent, where one was sent
 * @param errorCode the error code sent, where one was sent
 * @param tookEffect whether a write was carried out, also where the client got no response
 */
public record Call(
    Instant at,
    String account,
    String region,
    Optional<Operation> operation,
    String path,
    Map<String, List<String>> query,
    String body,
    OptionalInt status,
    Optional<String> errorCode,
    boolean tookEffect) {

  /**
   * Whether this is a call of an operation.
   *
   * @param wanted the operation
   */
  public boolean is(Operation wanted) {
    return operation.filter(wanted::equals).isPresent();
  }
}
