package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a template refers to, and refuses what points nowhere or in a circle. */
final class References {

  static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "Fn::GetAtt",
          "Fn::Join",
          "Fn::Sub",
          "Fn::Select",
          "Fn::Split",
          "Fn::If",
          "Fn::Equals",
          "Fn::And",
          "Fn::Or",
          "Fn::Not",
          "Fn::FindInMap",
          "Fn::Base64");

  private References() {}

  /** Every name that Ref, GetAtt and Sub mention, parameters and pseudo parameters too. */
  static Set<String> in(JsonNode node) {
    Set<String> names = new TreeSet<>();
    collect(node, names);
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isObject() && node.size() == 1) {
      String key = node.fieldNames().next();
      JsonNode value = node.path(key);
      if (key.equals("Ref")) {
        names.add(value.asText());
      } else if (key.equals("Fn::GetAtt")) {
        names.add(value.isArray() ? value.path(0).asText() : value.asText().split("\\.")[0]);
      } else if (key.equals("Fn::Sub")) {
        collectSub(value, names);
      }
    }
    node.forEach(child -> collect(child, names));
  }

  private static void collectSub(JsonNode value, Set<String> names) {
    String text = value.isArray() ? value.path(0).asText() : value.asText();
    JsonNode variables = value.path(1);
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(2).split("\\.")[0];
      if (matcher.group(1).isEmpty() && !variables.has(matcher.group(2))) {
        names.add(name);
      }
    }
  }

  /** Refuses unknown functions, references that point nowhere, and circles. */
  static void check(ObjectNode template) {
    JsonNode resources = template.path("Resources");
    checkFunctions(resources);
    checkFunctions(template.path("Outputs"));
    Set<String> known = new TreeSet<>();
    resources.fieldNames().forEachRemaining(known::add);
    template.path("Parameters").fieldNames().forEachRemaining(known::add);
    Map<String, Set<String>> needs = new HashMap<>();
    resources
        .properties()
        .forEach(
            entry -> {
              Set<String> names = in(entry.getValue());
              names.addAll(Template.dependsOn(entry.getValue()));
              needs.put(entry.getKey(), names);
              names.removeIf(name -> name.startsWith("AWS::"));
              refuseUnknown(names, known, "Resources");
            });
    Set<String> outputs = in(template.path("Outputs"));
    outputs.removeIf(name -> name.startsWith("AWS::"));
    refuseUnknown(outputs, known, "Outputs");
    refuseCircles(needs);
  }

  private static void refuseUnknown(Set<String> names, Set<String> known, String block) {
    Set<String> unknown = new TreeSet<>(names);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new TemplateException(
          "Template format error: Unresolved resource dependencies "
              + unknown
              + " in the "
              + block
              + " block of the template");
    }
  }

  private static void checkFunctions(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (name.startsWith("Fn::") && !FUNCTIONS.contains(name)) {
                throw new TemplateException(
                    "This local CloudFormation does not know the function " + name);
              }
            });
    if (node.isTextual() && node.textValue().contains("{{resolve:")) {
      throw new TemplateException(
          "This local CloudFormation does not know dynamic references: " + node.textValue());
    }
    node.forEach(References::checkFunctions);
  }

  private static void refuseCircles(Map<String, Set<String>> needs) {
    Walk walk = new Walk(needs);
    for (var ready = walk.takeReady(); !ready.isEmpty(); ready = walk.takeReady()) {
      ready.forEach(walk::done);
    }
    if (!walk.notStarted().isEmpty()) {
      throw new TemplateException(
          "Circular dependency between resources: " + new TreeSet<>(walk.notStarted()));
    }
  }
}
