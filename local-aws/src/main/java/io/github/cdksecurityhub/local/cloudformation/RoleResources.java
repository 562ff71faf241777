package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.iam.LocalIam;

/**
 * Makes {@code AWS::IAM::Role} and {@code AWS::IAM::Policy}; their inline policies go to the local
 * IAM.
 */
record RoleResources(Environment environment, LocalIam iam) {

  /** {@code AWS::IAM::Role}. */
  ResourceResult.Succeeded role(ResourceRequest request, String name) {
    request.oldProperties().ifPresent(old -> removeInline(old, name));
    if (request.kind() == ResourceRequest.Kind.Delete) {
      iam.removeAll(name);
    } else {
      request
          .properties()
          .path("Policies")
          .forEach(it -> iam.put(name, policyName(it), it.path("PolicyDocument")));
    }
    return new ResourceResult.Succeeded(name)
        .with("Arn", environment.globalArn("iam", "role/" + name))
        .with("RoleId", "AROAEXAMPLEEXAMPLE00");
  }

  private void removeInline(JsonNode properties, String role) {
    properties.path("Policies").forEach(it -> iam.remove(role, policyName(it)));
  }

  /** {@code AWS::IAM::Policy}: an inline policy of each role that it names. */
  ResourceResult.Succeeded policy(ResourceRequest request, String physicalId) {
    request.oldProperties().ifPresent(this::removeFromRoles);
    JsonNode properties = request.properties();
    if (request.kind() == ResourceRequest.Kind.Delete) {
      removeFromRoles(properties);
    } else {
      JsonNode document = properties.path("PolicyDocument");
      properties
          .path("Roles")
          .forEach(role -> iam.put(role.asText(), policyName(properties), document));
    }
    return new ResourceResult.Succeeded(physicalId);
  }

  private void removeFromRoles(JsonNode properties) {
    properties.path("Roles").forEach(role -> iam.remove(role.asText(), policyName(properties)));
  }

  private static String policyName(JsonNode properties) {
    return properties.path("PolicyName").asText();
  }
}
