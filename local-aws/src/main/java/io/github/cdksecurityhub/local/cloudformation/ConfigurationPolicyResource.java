package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes {@code AWS::SecurityHub::ConfigurationPolicy}; every property changes in place. */
final class ConfigurationPolicyResource implements NativeType {

  private static final String PATH = "/configurationPolicy/";
  private static final String TAGS = "Tags";
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
        body.remove(TAGS);
        JsonNode changed = api.call("PATCH", PATH + physicalId, body.toString());
        tag(physicalId, request);
        return described(changed);
      default:
        api.find("DELETE", PATH + physicalId, "");
        return new ResourceResult.Succeeded(physicalId, Map.of());
    }
  }

  private void tag(String arn, ResourceRequest request) {
    JsonNode tags = request.properties().path(TAGS);
    if (!tags.isEmpty()) {
      api.call(
          "POST", "/tags/" + arn, JsonNodeFactory.instance.objectNode().set(TAGS, tags).toString());
    }
    String gone =
        request.oldProperties().orElseThrow().path(TAGS).properties().stream()
            .filter(tag -> !tags.has(tag.getKey()))
            .map(tag -> "tagKeys=" + URLEncoder.encode(tag.getKey(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    if (!gone.isEmpty()) {
      api.call("DELETE", "/tags/" + arn + "?" + gone, "");
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
