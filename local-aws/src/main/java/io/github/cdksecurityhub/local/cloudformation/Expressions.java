package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Evaluates intrinsic functions and conditions. {@code AWS::NoValue} comes out as a missing node.
 */
final class Expressions {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Template template;
  private final StackNames names;

  Expressions(Template template, StackNames names) {
    this.template = template;
    this.names = names;
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
    JsonNode condition = template.json().path("Conditions").path(name);
    if (condition.isMissingNode()) {
      throw new TemplateException("Template validation error: Unresolved condition " + name);
    }
    return isTrue(condition);
  }

  private boolean isTrue(JsonNode node) {
    return node.has("Condition")
        ? condition(node.path("Condition").asText())
        : evaluate(node).asBoolean();
  }

  private long met(JsonNode conditions) {
    return StreamSupport.stream(conditions.spliterator(), false).filter(this::isTrue).count();
  }

  private JsonNode function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> names.ref(argument.asText());
      case "Fn::GetAtt" -> getAtt(argument);
      case "Fn::Join" -> join(argument);
      case "Fn::Sub" -> sub(argument);
      case "Fn::Select" -> select(argument);
      case "Fn::Split" -> split(argument);
      case "Fn::FindInMap" -> findInMap(argument);
      case "Fn::Base64" -> base64(evaluate(argument).asText());
      case "Fn::If" -> evaluate(argument.path(condition(argument.path(0).asText()) ? 1 : 2));
      case "Fn::Equals" -> BooleanNode.valueOf(text(argument, 0).equals(text(argument, 1)));
      case "Fn::Not" -> BooleanNode.valueOf(!isTrue(argument.path(0)));
      case "Fn::And" -> BooleanNode.valueOf(met(argument) == argument.size());
      case "Fn::Or" -> BooleanNode.valueOf(met(argument) > 0);
      default ->
          throw new TemplateException(
              "This local CloudFormation does not know the function " + name);
    };
  }

  private String text(JsonNode arguments, int index) {
    return evaluate(arguments.path(index)).asText();
  }

  private static JsonNode base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
  }

  private JsonNode getAtt(JsonNode argument) {
    if (argument.isArray()) {
      return names.attribute(argument.path(0).asText(), text(argument, 1));
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
            .path(text(argument, 1))
            .path(text(argument, 2));
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
