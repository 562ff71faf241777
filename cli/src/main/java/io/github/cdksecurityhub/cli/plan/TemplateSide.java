package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.Intrinsics;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The declared template of a stack or the deployed one, with the ids of what exists. */
record TemplateSide(
    StackEnvironment environment, String stackId, StackTemplate template, Map<String, String> ids) {
  private static final List<String> READ_BY_THE_HANDLER =
      List.of(
          "Region",
          OrganizationConfiguration.TYPE,
          OrganizationConfiguration.AUTO_ENABLE,
          OrganizationConfiguration.STANDARDS,
          ConfigurationFields.ON_DELETE,
          HubSettings.AUTO_ENABLE_CONTROLS,
          HubSettings.CONTROL_FINDING_GENERATOR,
          "TakeOver");

  private Intrinsics intrinsics() {
    return new Intrinsics(environment, template.json());
  }

  /** Returns what is known: of a policy that is there its id, of a new one its name. */
  JsonValue properties(JsonValue resource) {
    JsonValue properties = intrinsics().resolve(resource.path("Properties"));
    JsonValue reference = properties.path(AssociationFields.POLICY).path("Fn::GetAtt");
    if (!reference.path(1).text().equals("Id")) {
      return properties;
    }
    String policy = reference.path(0).text();
    JsonValue name = template.resource(policy).path("Properties").path("Name");
    String known =
        ids.containsKey(policy)
            ? DeployedTemplate.policyId(ids.get(policy))
            : intrinsics().resolve(name).text();
    return known.isEmpty()
        ? properties
        : properties.with(AssociationFields.POLICY, new JsonValue(known));
  }

  /** Returns whether a resource's condition holds, empty where only the deployment knows. */
  private Optional<Boolean> holds(JsonValue resource) {
    return resource.has("Condition")
        ? intrinsics().holds(resource.path("Condition").text())
        : Optional.of(true);
  }

  /** Returns whether a policy of a resource says that CloudFormation leaves it as it is. */
  static boolean retains(String policy, JsonValue resource) {
    return resource.path(policy).text().startsWith("Retain");
  }

  Set<String> nested() {
    Map<String, JsonValue> nested = template.nested();
    nested.values().removeIf(each -> !holds(each).orElse(true));
    return nested.keySet();
  }

  /** Returns what is planned, by logical id, but for what has a condition that doesn't hold. */
  Map<String, JsonValue> resources() {
    Map<String, JsonValue> resources = DependencyOrder.ours(template);
    resources.values().removeIf(each -> !holds(each).orElse(true));
    return resources;
  }

  PlannedEvent event(EventKind kind, String logicalId, JsonValue before) {
    JsonValue resource = template.resource(logicalId);
    ResourceType type = ResourceType.of(resource).orElseThrow();
    String id = kind == EventKind.CREATE ? "" : ids.getOrDefault(logicalId, "");
    JsonValue properties = kind.isDrop() ? deployed(logicalId) : properties(resource);
    List<String> unknown =
        kind == EventKind.RETAIN ? List.of() : unknown(kind, type, resource, properties);
    AccountRegion place = place(type, properties, id);
    return new PlannedEvent(place, stackId, logicalId, type, kind, id, properties, before, unknown);
  }

  /** Returns the properties of one that exists: its id has the Region that a parameter gave it. */
  JsonValue deployed(String logicalId) {
    JsonValue properties = properties(template.resource(logicalId));
    String region = ids.getOrDefault(logicalId, "").replaceAll("^\\d{12}/|/.*", "");
    return Intrinsics.isUnknown(properties.path("Region"))
        ? properties.with("Region", new JsonValue(region))
        : properties;
  }

  /** A resource that is dropped exists, and CloudFormation deletes its own by the id alone. */
  private List<String> unknown(
      EventKind kind, ResourceType type, JsonValue resource, JsonValue properties) {
    List<String> unknown = new ArrayList<>();
    if (!kind.isDrop() && holds(resource).isEmpty()) {
      unknown.add("whether the condition " + resource.path("Condition").text() + " holds");
    }
    if (type == ResourceType.ORGANIZATION_CONFIGURATION) {
      READ_BY_THE_HANDLER.stream()
          .filter(name -> Intrinsics.isUnknown(properties.path(name)))
          .forEach(unknown::add);
    } else if (!kind.isDrop()) {
      unknown.addAll(type.fields(properties).unknown());
    }
    return unknown;
  }

  /** A Region that can't be one is left to the handler to refuse. */
  private AccountRegion place(ResourceType type, JsonValue properties, String id) {
    boolean isOurs = type == ResourceType.ORGANIZATION_CONFIGURATION;
    String region = isOurs ? properties.path("Region").text() : environment.region().orElse("");
    String inId = isOurs && id.matches("\\d{12}/.*") ? id.substring(0, 12) : "unknown account";
    return new AccountRegion(
        environment.account().orElse(inId),
        region.matches("[a-z0-9-]{1,40}") ? region : PlannedEvent.UNKNOWN_REGION);
  }
}
