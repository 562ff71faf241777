package io.github.cdksecurityhub.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The template of an example, edited in memory as a user edits a stack. Each edit gives another
 * template.
 *
 * @param template the present template
 */
public record EditedTemplate(Template template) {

  private static final String TYPE = "Custom::SecurityHubOrganizationConfiguration";

  /** The same with a property of every organization configuration set. */
  public EditedTemplate with(String property, String value) {
    return edited(properties -> properties.put(property, value));
  }

  /** The same without a property of every organization configuration. */
  public EditedTemplate without(String property) {
    return edited(properties -> properties.remove(property));
  }

  /** The same with LOCAL and its two fields. */
  public EditedTemplate local(String autoEnable, String standards) {
    return with("ConfigurationType", "LOCAL")
        .with("AutoEnable", autoEnable)
        .with("AutoEnableStandards", standards);
  }

  /** The same with CENTRAL, which has no other fields. */
  public EditedTemplate central() {
    return with("ConfigurationType", "CENTRAL")
        .without("AutoEnable")
        .without("AutoEnableStandards")
        .readingLinkedRegions();
  }

  /** The construct lets the role read them where it declares CENTRAL. */
  private EditedTemplate readingLinkedRegions() {
    ObjectNode json = template.copy();
    for (JsonNode resource : json.path("Resources")) {
      for (JsonNode statement : resource.at("/Properties/PolicyDocument/Statement")) {
        if (statement.path("Action").toString().contains("ListFindingAggregators")) {
          ((ArrayNode) statement.path("Action")).add("securityhub:GetFindingAggregator");
        }
      }
    }
    return new EditedTemplate(new Template(json));
  }

  /**
   * The same with one second more of {@code ServiceTimeout}, which changes nothing that is live.
   */
  public EditedTemplate touched() {
    return edited(
        properties -> {
          int seconds = properties.path("ServiceTimeout").asInt();
          properties.put("ServiceTimeout", Integer.toString(seconds - 1));
        });
  }

  /** The same with another timeout of the function, in seconds. */
  public EditedTemplate functionTimeout(int seconds) {
    ObjectNode json = template.copy();
    json.path("Resources")
        .forEach(
            resource -> {
              if (resource.path("Type").asText().equals("AWS::Lambda::Function")) {
                ((ObjectNode) resource.path("Properties")).put("Timeout", seconds);
              }
            });
    return new EditedTemplate(new Template(json));
  }

  /** The same with a copy of its first organization configuration per Region, and no outputs. */
  public EditedTemplate inRegions(List<String> names) {
    ObjectNode json = template.copy();
    json.remove("Outputs");
    ObjectNode resources = json.withObject("/Resources");
    ObjectNode pattern = (ObjectNode) resources.get(regions().keySet().iterator().next());
    resources.remove(regions().keySet());
    for (String name : names) {
      ObjectNode clone = pattern.deepCopy();
      clone.withObject("/Properties").put("Region", name);
      resources.set("Configuration" + name.replace("-", ""), clone);
    }
    return new EditedTemplate(new Template(json));
  }

  /** The same with drift put back, or only reported. */
  public EditedTemplate healing(boolean heals) {
    ObjectNode json = template.copy();
    for (JsonNode resource : json.path("Resources")) {
      JsonNode variables = resource.at("/Properties/Environment/Variables");
      if (variables.has("HEAL")) {
        ((ObjectNode) variables).put("HEAL", String.valueOf(heals));
      }
    }
    return new EditedTemplate(new Template(json));
  }

  private EditedTemplate edited(Consumer<ObjectNode> edit) {
    ObjectNode json = template.copy();
    json.path("Resources")
        .forEach(
            resource -> {
              if (resource.path("Type").asText().equals(TYPE)) {
                edit.accept((ObjectNode) resource.path("Properties"));
              }
            });
    return new EditedTemplate(new Template(json));
  }

  /** The Region of every organization configuration, by logical id, in the template's order. */
  public Map<String, String> regions() {
    Map<String, String> regions = new LinkedHashMap<>();
    template
        .json()
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(TYPE)) {
                JsonNode region = entry.getValue().path("Properties").path("Region");
                regions.put(
                    entry.getKey(),
                    region.isTextual() ? region.textValue() : LocalAws.STACK_REGION);
              }
            });
    return regions;
  }

  /** What the template wants in each Region, as {@link Live#summary} writes it. */
  public Map<String, String> desired() {
    Map<String, String> desired = new LinkedHashMap<>();
    regions()
        .forEach(
            (logicalId, region) -> {
              JsonNode properties =
                  template.json().path("Resources").path(logicalId).path("Properties");
              desired.put(region, summary(properties));
            });
    return desired;
  }

  private static String summary(JsonNode properties) {
    String type = properties.path("ConfigurationType").asText();
    return type.equals("CENTRAL")
        ? type
        : String.join(
            ",",
            type,
            properties.path("AutoEnable").asText(),
            properties.path("AutoEnableStandards").asText());
  }
}
