package io.github.cdksecurityhub.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.Template;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The template of an example, edited in memory as a user edits a stack. Each edit gives another
 * template.
 *
 * @param template the present template
 */
public record EditedTemplate(Template template) {
  private static final String TYPE = "Custom::SecurityHubOrganizationConfiguration";

  /** The same with its JSON edited. */
  public EditedTemplate edited(Consumer<ObjectNode> edit) {
    ObjectNode json = template.copy();
    edit.accept(json);
    return new EditedTemplate(new Template(json));
  }

  /** The same with every resource edited. */
  public EditedTemplate withResources(Consumer<ObjectNode> edit) {
    return edited(json -> json.path("Resources").forEach(it -> edit.accept((ObjectNode) it)));
  }

  private EditedTemplate withProperties(String type, Consumer<ObjectNode> edit) {
    return withResources(
        resource -> {
          if (resource.path("Type").asText().equals(type)) {
            edit.accept((ObjectNode) resource.path("Properties"));
          }
        });
  }

  /** The same with a property of every organization configuration set. */
  public EditedTemplate with(String property, String value) {
    return withProperties(TYPE, properties -> properties.put(property, value));
  }

  /** The same with LOCAL and its two fields. */
  public EditedTemplate local(String autoEnable, String standards) {
    return with("ConfigurationType", "LOCAL")
        .with("AutoEnable", autoEnable)
        .with("AutoEnableStandards", standards);
  }

  /** The same with CENTRAL, which has no other fields, and lets the role read linked Regions. */
  public EditedTemplate central() {
    return with("ConfigurationType", "CENTRAL")
        .withProperties(TYPE, it -> it.remove(List.of("AutoEnable", "AutoEnableStandards")))
        .withResources(EditedTemplate::allowReadingLinkedRegions);
  }

  private static void allowReadingLinkedRegions(ObjectNode resource) {
    for (JsonNode statement : resource.at("/Properties/PolicyDocument/Statement")) {
      if (statement.path("Action").toString().contains("ListFindingAggregators")) {
        ((ArrayNode) statement.path("Action")).add("securityhub:GetFindingAggregator");
      }
    }
  }

  /**
   * The same with one second less of {@code ServiceTimeout}, which changes nothing that is live.
   */
  public EditedTemplate touched() {
    return withProperties(
        TYPE,
        properties -> {
          int seconds = properties.path("ServiceTimeout").asInt();
          properties.put("ServiceTimeout", Integer.toString(seconds - 1));
        });
  }

  /** The same with another timeout of the function, in seconds. */
  public EditedTemplate functionTimeout(int seconds) {
    return withProperties(
        "AWS::Lambda::Function", properties -> properties.put("Timeout", seconds));
  }

  /** The same with a copy of its first organization configuration per Region, and no outputs. */
  public EditedTemplate inRegions(List<String> names) {
    Set<String> before = regions().keySet();
    return edited(
        json -> {
          json.remove("Outputs");
          ObjectNode resources = json.withObject("/Resources");
          ObjectNode pattern = (ObjectNode) resources.get(before.iterator().next());
          resources.remove(before);
          for (String name : names) {
            ObjectNode clone = pattern.deepCopy();
            clone.withObject("/Properties").put("Region", name);
            resources.set("Configuration" + name.replace("-", ""), clone);
          }
        });
  }

  /** The same with drift put back, or only reported. */
  public EditedTemplate healing(boolean heals) {
    return withResources(
        resource -> {
          JsonNode variables = resource.at("/Properties/Environment/Variables");
          if (variables.has("HEAL")) {
            ((ObjectNode) variables).put("HEAL", String.valueOf(heals));
          }
        });
  }

  /** The same without some resources, and without the order that others took from them. */
  public EditedTemplate withoutResources(Set<String> logicalIds) {
    EditedTemplate ordered =
        withResources(
            resource -> {
              JsonNode needed = resource.path("DependsOn");
              if (logicalIds.contains(needed.asText())) {
                resource.remove("DependsOn");
              }
              Iterator<JsonNode> names = needed.elements();
              while (names.hasNext()) {
                if (logicalIds.contains(names.next().asText())) {
                  names.remove();
                }
              }
            });
    return ordered.edited(json -> json.withObject("/Resources").remove(logicalIds));
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
