package io.github.cdksecurityhub.local.securityhub;

/**
 * A call as the rules see it: who asks, where, for what.
 *
 * @param operation the operation
 * @param account the calling account
 * @param region the Region of the signature
 * @param path the path, percent-decoded
 * @param query the query parameters
 * @param body the body as sent
 */
record ServiceRequest(
    Operation operation, String account, String region, String path, Query query, String body) {

  /** What the path names, for operations that have it there; otherwise empty. */
  String label() {
    return operation.label(path);
  }
}
