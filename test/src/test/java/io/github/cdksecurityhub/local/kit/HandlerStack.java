package io.github.cdksecurityhub.local.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.cloudformation.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A stack with the packaged function alone, out of a synthesized example; small stacks of their own
 * declare what it configures.
 *
 * @param function the function's ARN
 */
public record HandlerStack(String function) {
  /** The stack's name. */
  public static final String NAME = "SecurityHubOrganization";

  private static final String TYPE = "Custom::SecurityHubOrganizationConfiguration";
  private static final String FUNCTION_TYPE = "AWS::Lambda::Function";

  /** Deploys it, with the function's properties edited. */
  public static HandlerStack deploy(
      LocalCloudFormation cloudFormation, CloudAssembly example, Consumer<ObjectNode> edit)
      throws InterruptedException {
    ObjectNode json = example.template(NAME).copy();
    json.remove("Outputs");
    ObjectNode resources = json.withObject("/Resources");
    resources.properties().removeIf(resource -> isConfigured(resource.getValue()));
    resources.forEach(
        resource -> {
          if (resource.path("Type").asText().equals(FUNCTION_TYPE)) {
            edit.accept((ObjectNode) resource.path("Properties"));
          }
          resource.at("/Properties/PolicyDocument/Statement").forEach(HandlerStack::allowStacks);
        });
    cloudFormation.upload(example.assets());
    StackOutcome outcome = cloudFormation.deploy(NAME, new Template(json));
    if (outcome.status() != StackStatus.CREATE_COMPLETE) {
      throw new IllegalStateException(outcome.firstFailure());
    }
    return new HandlerStack(
        cloudFormation.resources(NAME).values().stream()
            .filter(resource -> resource.type().equals(FUNCTION_TYPE))
            .map(resource -> resource.attributes().get("Arn").asText())
            .findFirst()
            .orElseThrow());
  }

  /** The stacks that declare something are not the function's own here. */
  private static void allowStacks(JsonNode statement) {
    if (statement.path("Action").toString().contains("cloudformation:")) {
      ((ObjectNode) statement).put("Resource", "*");
    }
  }

  /** Whether it is what the function is there for, or what goes with that. */
  private static boolean isConfigured(JsonNode resource) {
    String type = resource.path("Type").asText();
    return type.equals(TYPE) || type.startsWith("AWS::SecurityHub::");
  }

  /** Properties that declare LOCAL. */
  public static Map<String, String> local(String region, boolean autoEnable, String standards) {
    Map<String, String> properties = central(region);
    properties.put("ConfigurationType", "LOCAL");
    properties.put("AutoEnable", Boolean.toString(autoEnable));
    properties.put("AutoEnableStandards", standards);
    return properties;
  }

  /** Properties that declare CENTRAL. */
  public static Map<String, String> central(String region) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ServiceTimeout", "120");
    properties.put("SchemaVersion", "1");
    properties.put("Region", region);
    properties.put("ConfigurationType", "CENTRAL");
    properties.put("OnDelete", "RESTORE");
    return properties;
  }

  /** A template with a resource for each entry, none depending on another. */
  public Template declaring(Map<String, Map<String, String>> propertiesById) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    propertiesById.forEach(
        (logicalId, properties) -> {
          ObjectNode resource = json.withObject("/Resources").putObject(logicalId);
          resource.put("Type", TYPE);
          ObjectNode target = resource.putObject("Properties").put("ServiceToken", function);
          properties.forEach(target::put);
        });
    return new Template(json);
  }
}
