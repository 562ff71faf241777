package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.Query;
import io.github.cdksecurityhub.local.iam.IamPolicy;

/**
 * A call as the rules see it: who asks, where, for what.
 *
 * @param operation the operation
 * @param account the calling account
 * @param region the Region of the signature
 * @param role what the policies of the calling role allow; everything for a user
 * @param path the path, percent-decoded
 * @param query the query parameters
 * @param body the body as sent
 */
record ServiceRequest(
    Operation operation,
    String account,
    String region,
    IamPolicy role,
    String path,
    Query query,
    String body) {

  /** What the path names, for operations that have it there; otherwise empty. */
  String label() {
    return operation.label(path);
  }

  /** The resource that IAM decides on: the path's ARN, or {@code *} where there is none. */
  String resource() {
    return label().startsWith("arn:") ? label() : "*";
  }

  /** The resource as a denial names it. */
  String namedResource() {
    return resource().equals("*") ? AwsRegions.hub(region, account) : resource();
  }
}
