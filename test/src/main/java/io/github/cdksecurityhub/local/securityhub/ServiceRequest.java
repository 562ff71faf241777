package io.github.cdksecurityhub.local.securityhub;

import java.util.Map;

/**
 * A call as the rules see it: who asks, where, for what.
 *
 * @param operation the operation
 * @param account the calling account
 * @param region the Region of the signature
 * @param label what the path names, for operations that have it there; otherwise empty
 * @param query the query parameters
 * @param body the body as sent
 */
record ServiceRequest(
    Operation operation,
    String account,
    String region,
    String label,
    Map<String, String> query,
    String body) {}
