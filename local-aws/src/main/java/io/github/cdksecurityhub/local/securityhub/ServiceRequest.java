package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.AwsRegions;
import io.github.cdksecurityhub.local.http.Query;
import io.github.cdksecurityhub.local.iam.IamPolicy;

/**
 * A call as the rules see it: who asks, where, for what.
 *
 * @param region the Region of the signature
 * @param permissions what the policies of the caller allow
 * @param path the path, percent-decoded
 */
record ServiceRequest(
    Operation operation,
    String account,
    String region,
    IamPolicy permissions,
    String path,
    Query query,
    String body) {

  /** What the path names, for operations that have it there; otherwise empty. */
  String label() {
    return operation.label(path);
  }

  /** The body and what the path names, as CloudTrail records them. */
  String parameters() {
    ObjectNode parameters = Json.readObject(body).orElseGet(Json::object);
    if (!label().isEmpty()) {
      parameters.put("Identifier", label());
    }
    return parameters.toString();
  }

  /** The resource that IAM decides on: the ARN in the path or the body, or {@code *}. */
  String resource() {
    String named =
        operation == Operation.UPDATE_FINDING_AGGREGATOR
            ? Json.readObject(body)
                .map(json -> json.path("FindingAggregatorArn").asText())
                .orElse("")
            : label();
    return named.startsWith("arn:") ? named : "*";
  }

  /** The resource as a denial names it. */
  String namedResource() {
    return resource().equals("*") ? AwsRegions.hub(region, account) : resource();
  }
}
