package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.cloudformation.NativeType.NativeFailure;
import io.github.cdksecurityhub.local.cloudformation.ResourceRequest.Kind;
import io.github.cdksecurityhub.local.cloudformation.ResourceResult.Succeeded;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes {@code AWS::SecurityHub}'s types through Security Hub's API.
 *
 * @param api Security Hub in the stack's account and Region
 * @param configuredAlready what a Create of the organization configuration makes of one that is set
 */
record SecurityHubResources(
    SecurityHubApi api, Environment environment, ConfiguredAlready configuredAlready) {
  private static final String CONFIGURATION = "/organization/configuration";
  private static final String INNER = "OrganizationConfiguration";
  private static final String AGGREGATOR = "/findingAggregator/";
  private static final String POLICY = "/configurationPolicy/";
  private static final String ASSOCIATION = "/configurationPolicyAssociation/";
  private static final String TAGS = "Tags";
  private static final Map<String, String> TARGETS =
      Map.of(
          "ACCOUNT", "AccountId", "ORGANIZATIONAL_UNIT", "OrganizationalUnitId", "ROOT", "RootId");

  /** The types, by what their names end in. */
  Map<String, NativeType> types() {
    return Map.of(
        INNER,
        this::configuration,
        "FindingAggregator",
        this::aggregator,
        "ConfigurationPolicy",
        this::policy,
        "PolicyAssociation",
        this::association,
        "DelegatedAdmin",
        this::administrator);
  }

  /** It is there always: Create writes, and Delete writes LOCAL, false, NONE. */
  private Succeeded configuration(ResourceRequest request, String physicalId) {
    String id = environment.account() + "/" + environment.region();
    if (request.kind() == Kind.Delete) {
      return written(physicalId, configuration(false, "NONE", "LOCAL"));
    }
    JsonNode declared = request.properties();
    if (request.kind() == Kind.Create
        && configuredAlready == ConfiguredAlready.REFUSED
        && isConfigured(live())) {
      throw new NativeFailure(
          "Resource of type '%s' with identifier '%s' already exists."
              .formatted(request.type(), id));
    }
    return written(
        id,
        configuration(
            declared.path("AutoEnable").asBoolean(),
            declared.path("AutoEnableStandards").asText(),
            declared.path("ConfigurationType").asText()));
  }

  private static boolean isConfigured(JsonNode live) {
    return live.path("AutoEnable").asBoolean()
        || live.path(INNER).path("ConfigurationType").asText().equals("CENTRAL");
  }

  private Succeeded written(String id, ObjectNode body) {
    api.call("POST", CONFIGURATION, body);
    JsonNode settled =
        api.await(() -> Optional.of(live()).filter(live -> !status(live).equals("PENDING")));
    JsonNode inner = settled.path(INNER);
    if (status(settled).equals("FAILED")) {
      throw new NativeFailure(inner.path("StatusMessage").asText());
    }
    return new Succeeded(id)
        .withAll(inner, "Status", "StatusMessage")
        .withAll(settled, "MemberAccountLimitReached")
        .with("OrganizationConfigurationIdentifier", id);
  }

  private JsonNode live() {
    return api.call("GET", CONFIGURATION, "");
  }

  private static String status(JsonNode live) {
    return live.path(INNER).path("Status").asText();
  }

  /** What the template does not set is not sent. */
  private static ObjectNode configuration(boolean autoEnable, String standards, String type) {
    ObjectNode body = object().put("AutoEnable", autoEnable);
    if (!standards.isEmpty()) {
      body.put("AutoEnableStandards", standards);
    }
    if (!type.isEmpty()) {
      body.putObject(INNER).put("ConfigurationType", type);
    }
    return body;
  }

  private Succeeded aggregator(ResourceRequest request, String physicalId) {
    ObjectNode body = request.properties().deepCopy();
    String arn = physicalId;
    switch (request.kind()) {
      case Create ->
          arn = api.call("POST", AGGREGATOR + "create", body).path("FindingAggregatorArn").asText();
      case Update ->
          api.call("PATCH", AGGREGATOR + "update", body.put("FindingAggregatorArn", physicalId));
      case Delete -> api.find("DELETE", AGGREGATOR + "delete/" + physicalId, "");
    }
    return new Succeeded(arn)
        .with("FindingAggregatorArn", arn)
        .with("FindingAggregationRegion", environment.region());
  }

  /** Every property changes in place. */
  private Succeeded policy(ResourceRequest request, String physicalId) {
    if (request.kind() == Kind.Delete) {
      api.find("DELETE", POLICY + physicalId, "");
      return new Succeeded(physicalId);
    }
    ObjectNode body = request.properties().deepCopy();
    JsonNode policy =
        request.kind() == Kind.Create
            ? api.call("POST", POLICY + "create", body)
            : api.call("PATCH", POLICY + physicalId, body.without(TAGS));
    request
        .oldProperties()
        .ifPresent(old -> tag(physicalId, old.path(TAGS), request.properties().path(TAGS)));
    return new Succeeded(policy.path("Arn").asText())
        .withAll(policy, "Arn", "Id", "CreatedAt", "UpdatedAt")
        .withAll(policy.path("ConfigurationPolicy").path("SecurityHub"), "ServiceEnabled");
  }

  private void tag(String arn, JsonNode before, JsonNode tags) {
    if (!tags.isEmpty()) {
      api.call("POST", "/tags/" + arn, object().set(TAGS, tags));
    }
    String gone =
        before.properties().stream()
            .filter(tag -> !tags.has(tag.getKey()))
            .map(tag -> "tagKeys=" + URLEncoder.encode(tag.getKey(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    if (!gone.isEmpty()) {
      api.call("DELETE", "/tags/" + arn + "?" + gone, "");
    }
  }

  /** Another policy is an update in place; another target is another resource. */
  private Succeeded association(ResourceRequest request, String physicalId) {
    ObjectNode target = target(request.properties());
    ObjectNode named = target.deepCopy();
    named.set("ConfigurationPolicyIdentifier", request.properties().path("ConfigurationPolicyId"));
    if (request.kind() == Kind.Delete) {
      if (api.find("POST", ASSOCIATION + "disassociate", named).isPresent()) {
        api.await(() -> read(target).isPresent() ? Optional.empty() : Optional.of(true));
      }
      return new Succeeded(physicalId);
    }
    api.call("POST", ASSOCIATION + "associate", named);
    JsonNode settled =
        api.await(
            () ->
                read(target)
                    .filter(found -> !found.path("AssociationStatus").asText().equals("PENDING")));
    String id = settled.path("TargetId").asText() + "/" + settled.path("TargetType").asText();
    if (settled.path("AssociationStatus").asText().equals("FAILED")) {
      throw new NativeFailure(
          "Association failed: " + settled.path("AssociationStatusMessage").asText(), id);
    }
    return new Succeeded(id)
        .withAll(settled, "AssociationStatus", "AssociationType", "UpdatedAt")
        .with("AssociationIdentifier", id);
  }

  private Optional<JsonNode> read(ObjectNode target) {
    return api.find("POST", ASSOCIATION + "get", target);
  }

  private static ObjectNode target(JsonNode properties) {
    String member = TARGETS.getOrDefault(properties.path("TargetType").asText(), "");
    ObjectNode body = object();
    body.putObject("Target").put(member, properties.path("TargetId").asText());
    return body;
  }

  /** Another account is another resource. */
  private Succeeded administrator(ResourceRequest request, String physicalId) {
    boolean deletes = request.kind() == Kind.Delete;
    api.call(
        "POST", "/organization/admin/" + (deletes ? "disable" : "enable"), request.properties());
    String id = request.properties().path("AdminAccountId").asText() + "/" + environment.region();
    return new Succeeded(deletes ? physicalId : id)
        .with("DelegatedAdminIdentifier", id)
        .with("Status", "ENABLED");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
