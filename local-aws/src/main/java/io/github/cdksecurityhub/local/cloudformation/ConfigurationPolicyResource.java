package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes {@code AWS::SecurityHub::ConfigurationPolicy}; every property changes in place. */
final class ConfigurationPolicyResource implements NativeType {

  private static final String PATH = "/configurationPolicy/";
  private static final List<String> ATTRIBUTES = List.of("Arn", "Id", "CreatedAt", "UpdatedAt");

  private final SecurityHubApi api;

  ConfigurationPolicyResource(SecurityHubApi api) {
    this.api = api;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    switch (request.kind()) {
      case Create:
        return described(api.call("POST", PATH + "create", request.properties().toString()));
      case Update:
        ObjectNode body = request.properties().deepCopy();
        body.remove("Tags");
        return described(api.call("PATCH", PATH + physicalId, body.toString()));
      default:
        api.find("DELETE", PATH + physicalId, "");
        return new ResourceResult.Succeeded(physicalId, Map.of());
    }
  }

  private static ResourceResult.Succeeded described(JsonNode policy) {
    Map<String, JsonNode> attributes = new HashMap<>();
    ATTRIBUTES.forEach(name -> attributes.put(name, policy.path(name)));
    attributes.put(
        "ServiceEnabled",
        policy.path("ConfigurationPolicy").path("SecurityHub").path("ServiceEnabled"));
    return new ResourceResult.Succeeded(policy.path("Arn").asText(), attributes);
  }
}
