package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates intrinsic functions. {@code AWS::NoValue} comes out as a missing node. */
final class Expressions {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Template template;
  private final Names names;
  private final Conditions conditions;

  /** What a template can name. */
  interface Names {
    /** What {@code Ref} gives; missing for {@code AWS::NoValue}. */
    JsonNode ref(String name);

    /** What {@code Fn::GetAtt} gives. */
    JsonNode attribute(String logicalId, String attribute);
  }

  Expressions(Template template, Names names) {
    this.template = template;
    this.names = names;
    this.conditions = new Conditions(template, this::evaluate);
  }

  /** The value of a node. */
  JsonNode evaluate(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(child -> addIfPresent(array, evaluate(child)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      String key = node.fieldNames().next();
      if (key.equals("Ref") || key.startsWith("Fn::")) {
        return function(key, node.path(key));
      }
    }
    ObjectNode object = NODES.objectNode();
    node.properties()
        .forEach(
            field -> {
              JsonNode value = evaluate(field.getValue());
              if (!value.isMissingNode()) {
                object.set(field.getKey(), value);
              }
            });
    return object;
  }

  private static void addIfPresent(ArrayNode array, JsonNode value) {
    if (!value.isMissingNode()) {
      array.add(value);
    }
  }

  /** True if the condition of that name is met. */
  boolean condition(String name) {
    return conditions.isMet(name);
  }

  private JsonNode function(String name, JsonNode argument) {
    switch (name) {
      case "Ref":
        return names.ref(argument.asText());
      case "Fn::GetAtt":
        return getAtt(argument);
      case "Fn::Join":
        return join(argument);
      case "Fn::Sub":
        return sub(argument);
      case "Fn::Select":
        return select(argument);
      case "Fn::Split":
        return split(argument);
      case "Fn::FindInMap":
        return findInMap(argument);
      case "Fn::Base64":
        byte[] bytes = evaluate(argument).asText().getBytes(StandardCharsets.UTF_8);
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
      case "Fn::If":
        return evaluate(argument.path(condition(argument.path(0).asText()) ? 1 : 2));
      default:
        return conditions.evaluate(name, argument);
    }
  }

  private JsonNode getAtt(JsonNode argument) {
    if (argument.isArray()) {
      return names.attribute(argument.path(0).asText(), evaluate(argument.path(1)).asText());
    }
    String[] parts = argument.asText().split("\\.", 2);
    return names.attribute(parts[0], parts[1]);
  }

  private JsonNode join(JsonNode argument) {
    StringBuilder text = new StringBuilder();
    Iterator<JsonNode> parts = evaluate(argument.path(1)).elements();
    while (parts.hasNext()) {
      text.append(scalar(parts.next(), "Fn::Join"));
      text.append(parts.hasNext() ? argument.path(0).asText() : "");
    }
    return TextNode.valueOf(text.toString());
  }

  private JsonNode sub(JsonNode argument) {
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    JsonNode variables = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
    Matcher matcher = References.PLACEHOLDER.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String value =
          matcher.group(1).isEmpty()
              ? scalar(placeholder(name, variables), "Fn::Sub")
              : "${" + name + "}";
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return TextNode.valueOf(matcher.appendTail(result).toString());
  }

  private JsonNode placeholder(String name, JsonNode variables) {
    if (variables.has(name)) {
      return evaluate(variables.path(name));
    }
    String[] parts = name.split("\\.", 2);
    return parts.length == 1 ? names.ref(name) : names.attribute(parts[0], parts[1]);
  }

  private JsonNode select(JsonNode argument) {
    JsonNode list = evaluate(argument.path(1));
    int index = evaluate(argument.path(0)).asInt(-1);
    if (index < 0 || index >= list.size()) {
      throw new TemplateException(
          "Template error: Fn::Select cannot select nonexistent value at index " + index);
    }
    return list.path(index);
  }

  private JsonNode split(JsonNode argument) {
    ArrayNode parts = NODES.arrayNode();
    String text = scalar(evaluate(argument.path(1)), "Fn::Split");
    for (String part : text.split(Pattern.quote(argument.path(0).asText()), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode findInMap(JsonNode argument) {
    JsonNode value =
        template
            .json()
            .path("Mappings")
            .path(argument.path(0).asText())
            .path(evaluate(argument.path(1)).asText())
            .path(evaluate(argument.path(2)).asText());
    if (value.isMissingNode()) {
      throw new TemplateException("Template error: Unable to get mapping for " + argument);
    }
    return value;
  }

  private static String scalar(JsonNode node, String function) {
    if (node.isContainerNode() || node.isMissingNode()) {
      throw new TemplateException(
          "Template error: every value in " + function + " must be a string, got " + node);
    }
    return node.asText();
  }
}
