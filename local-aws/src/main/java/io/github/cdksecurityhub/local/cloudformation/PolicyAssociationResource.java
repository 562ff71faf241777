package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes {@code AWS::SecurityHub::PolicyAssociation}, and waits until it is in force or gone.
 *
 * <p>Another policy is an update in place; another target is another resource.
 */
final class PolicyAssociationResource implements NativeType {

  private static final String PATH = "/configurationPolicyAssociation/";
  private static final List<String> ATTRIBUTES =
      List.of("AssociationStatus", "AssociationType", "UpdatedAt");
  private static final Map<String, String> MEMBERS =
      Map.of(
          "ACCOUNT", "AccountId", "ORGANIZATIONAL_UNIT", "OrganizationalUnitId", "ROOT", "RootId");

  private final SecurityHubApi api;

  PolicyAssociationResource(SecurityHubApi api) {
    this.api = api;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    ObjectNode properties = request.properties();
    String id = properties.path("TargetId").asText() + "/" + properties.path("TargetType").asText();
    return request.kind() == ResourceRequest.Kind.Delete
        ? disassociate(properties, physicalId)
        : associate(properties, id);
  }

  private ResourceResult.Succeeded associate(ObjectNode properties, String id) {
    api.call("POST", PATH + "associate", named(properties));
    JsonNode settled =
        api.await(
            () ->
                read(properties)
                    .filter(found -> !found.path("AssociationStatus").asText().equals("PENDING")));
    if (settled.path("AssociationStatus").asText().equals("FAILED")) {
      throw new NativeFailure(
          "Association failed: " + settled.path("AssociationStatusMessage").asText(), id);
    }
    Map<String, JsonNode> attributes = new HashMap<>();
    ATTRIBUTES.forEach(name -> attributes.put(name, settled.path(name)));
    attributes.put("AssociationIdentifier", NativeResources.text(id));
    return new ResourceResult.Succeeded(id, attributes);
  }

  private ResourceResult.Succeeded disassociate(ObjectNode properties, String physicalId) {
    if (api.find("POST", PATH + "disassociate", named(properties)).isPresent()) {
      api.await(() -> read(properties).isPresent() ? Optional.empty() : Optional.of(true));
    }
    return new ResourceResult.Succeeded(physicalId, Map.of());
  }

  private Optional<JsonNode> read(ObjectNode properties) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("Target", target(properties));
    return api.find("POST", PATH + "get", body.toString());
  }

  private static String named(ObjectNode properties) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("ConfigurationPolicyIdentifier", properties.path("ConfigurationPolicyId"));
    body.set("Target", target(properties));
    return body.toString();
  }

  private static ObjectNode target(ObjectNode properties) {
    String member = MEMBERS.getOrDefault(properties.path("TargetType").asText(), "");
    return JsonNodeFactory.instance.objectNode().put(member, properties.path("TargetId").asText());
  }
}
