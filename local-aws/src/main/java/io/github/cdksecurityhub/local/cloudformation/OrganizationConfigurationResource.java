package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes {@code AWS::SecurityHub::OrganizationConfiguration}, which is there always: Create writes,
 * and Delete writes LOCAL, false, NONE.
 */
final class OrganizationConfigurationResource implements NativeType {

  private static final String PATH = "/organization/configuration";
  private static final String INNER = "OrganizationConfiguration";
  private static final List<String> ATTRIBUTES = List.of("Status", "StatusMessage");

  private final SecurityHubApi api;
  private final Environment environment;
  private final ConfiguredAlready configuredAlready;

  OrganizationConfigurationResource(
      SecurityHubApi api, Environment environment, ConfiguredAlready configuredAlready) {
    this.api = api;
    this.environment = environment;
    this.configuredAlready = configuredAlready;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    String id = environment.account() + "/" + environment.region();
    switch (request.kind()) {
      case Create:
        refuseSecond(request.type(), id);
        return written(id, declared(request.properties()));
      case Update:
        return written(id, declared(request.properties()));
      default:
        return written(physicalId, body(false, "NONE", "LOCAL"));
    }
  }

  private void refuseSecond(String type, String id) {
    if (configuredAlready == ConfiguredAlready.REFUSED && isConfigured(live())) {
      throw new NativeFailure(
          "Resource of type '%s' with identifier '%s' already exists.".formatted(type, id));
    }
  }

  private static boolean isConfigured(JsonNode live) {
    return live.path("AutoEnable").asBoolean()
        || live.path(INNER).path("ConfigurationType").asText().equals("CENTRAL");
  }

  private ResourceResult.Succeeded written(String id, ObjectNode body) {
    api.call("POST", PATH, body.toString());
    JsonNode settled =
        api.await(() -> Optional.of(live()).filter(live -> !status(live).equals("PENDING")));
    if (status(settled).equals("FAILED")) {
      throw new NativeFailure(settled.path(INNER).path("StatusMessage").asText());
    }
    Map<String, JsonNode> attributes = new HashMap<>();
    ATTRIBUTES.forEach(name -> attributes.put(name, settled.path(INNER).path(name)));
    attributes.put("MemberAccountLimitReached", settled.path("MemberAccountLimitReached"));
    attributes.put("OrganizationConfigurationIdentifier", NativeResources.text(id));
    return new ResourceResult.Succeeded(id, attributes);
  }

  private JsonNode live() {
    return api.call("GET", PATH, "");
  }

  private static String status(JsonNode live) {
    return live.path(INNER).path("Status").asText();
  }

  private static ObjectNode declared(ObjectNode properties) {
    return body(
        properties.path("AutoEnable").asBoolean(),
        properties.path("AutoEnableStandards").asText(),
        properties.path("ConfigurationType").asText());
  }

  /** What the template does not set is not sent. */
  private static ObjectNode body(boolean autoEnable, String standards, String type) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("AutoEnable", autoEnable);
    if (!standards.isEmpty()) {
      body.put("AutoEnableStandards", standards);
    }
    if (!type.isEmpty()) {
      body.putObject(INNER).put("ConfigurationType", type);
    }
    return body;
  }
}
