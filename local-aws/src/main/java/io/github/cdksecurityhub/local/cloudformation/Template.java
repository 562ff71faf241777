package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A template in JSON, checked for what this copy of CloudFormation does not know.
 *
 * @param json the template
 */
public record Template(ObjectNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Rules",
          "Resources",
          "Outputs");

  /** Refuses a template that cannot be deployed here. */
  public Template {
    json.fieldNames()
        .forEachRemaining(
            section -> {
              if (!SECTIONS.contains(section)) {
                throw new TemplateException("Template section not supported: " + section);
              }
            });
    if (json.path("Resources").isEmpty()) {
      throw new TemplateException(
          "Template format error: At least one Resources member must be defined.");
    }
    // The one rule that the CDK adds checks the bootstrap stack, which is not needed here.
    json.path("Rules")
        .fieldNames()
        .forEachRemaining(
            rule -> {
              if (!rule.equals("CheckBootstrapVersion")) {
                throw new TemplateException("Template rule not supported: " + rule);
              }
            });
    References.check(json);
  }

  /** Reads a template. */
  public static Template parse(String text) {
    try {
      return new Template((ObjectNode) JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new TemplateException("Template format error: JSON not well-formed. " + e.getMessage());
    }
  }

  /** A copy whose JSON can be edited freely; wrap the result in a new template. */
  public ObjectNode copy() {
    return json.deepCopy();
  }

  ObjectNode resource(String logicalId) {
    return (ObjectNode) json.path("Resources").path(logicalId);
  }

  /** What each resource needs, by DependsOn and by reference. */
  Map<String, Set<String>> dependencies() {
    Map<String, Set<String>> dependencies = new LinkedHashMap<>();
    json.path("Resources")
        .properties()
        .forEach(
            entry -> {
              Set<String> needs = new TreeSet<>(References.in(entry.getValue()));
              needs.addAll(dependsOn(entry.getValue()));
              needs.retainAll(names("Resources"));
              dependencies.put(entry.getKey(), needs);
            });
    return dependencies;
  }

  static Set<String> dependsOn(JsonNode resource) {
    Set<String> names = new TreeSet<>();
    JsonNode dependsOn = resource.path("DependsOn");
    if (dependsOn.isTextual()) {
      names.add(dependsOn.textValue());
    }
    dependsOn.forEach(name -> names.add(name.textValue()));
    return names;
  }

  Set<String> names(String section) {
    Set<String> names = new TreeSet<>();
    json.path(section).fieldNames().forEachRemaining(names::add);
    return names;
  }
}
