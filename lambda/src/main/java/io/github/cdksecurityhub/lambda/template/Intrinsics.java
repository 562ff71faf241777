package io.github.cdksecurityhub.lambda.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Resolves what is known of a template: before it is deployed the pseudo parameters, afterwards its
 * parameters and the physical ids of its resources too, and functions over them. The rest stays
 * unresolved.
 */
public final class Intrinsics {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}!]+)}");

  private final JsonNode template;
  private final Map<String, String> known = new HashMap<>();
  private final Map<String, JsonNode> lists = new HashMap<>();

  /** The conditions that are being resolved: one within itself is not known. */
  private final Set<String> asked = new HashSet<>();

  /** Knows the account, the Region and what follows from the Region: partition and URL suffix. */
  public Intrinsics(StackEnvironment environment, JsonNode template) {
    this.template = template;
    environment.account().ifPresent(account -> known.put("AWS::AccountId", account));
    environment.region().ifPresent(region -> known.put("AWS::Region", region));
    environment
        .partition()
        .ifPresent(
            partition -> {
              known.put("AWS::Partition", partition);
              known.put(
                  "AWS::URLSuffix",
                  partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com");
            });
  }

  /** Knows besides what a deployed stack's parameters and resources are. */
  public Intrinsics(StackEnvironment environment, DeployedTemplate deployed) {
    this(environment, deployed.json());
    known.put("AWS::StackId", deployed.stackId());
    known.put("AWS::StackName", deployed.stackName());
    known.putAll(deployed.values());
    lists.putAll(deployed.lists());
  }

  /**
   * Returns whether only the deployment knows a value: an intrinsic function that is not resolved,
   * or a dynamic reference to SSM or Secrets Manager.
   */
  public static boolean isUnknown(JsonNode resolved) {
    return resolved.isObject() || resolved.asText().contains("{{resolve:");
  }

  /** Returns the first function or dynamic reference in a value that is not resolved. */
  public static Optional<String> unresolved(JsonNode resolved) {
    if (resolved.isTextual() && isUnknown(resolved)) {
      return Optional.of("a dynamic reference");
    }
    if (resolved.isObject() && resolved.size() == 1) {
      String name = resolved.fieldNames().next();
      if (name.equals("Ref") || name.startsWith("Fn::")) {
        return Optional.of(name);
      }
    }
    return StreamSupport.stream(resolved.spliterator(), false)
        .flatMap(each -> unresolved(each).stream())
        .findFirst();
  }

  /**
   * Puts all that is known in its place, and for every scalar the string that CloudFormation makes
   * of it (R33).
   */
  public JsonNode resolve(JsonNode node) {
    if (node.isObject() && node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      return switch (only.getKey()) {
        case "Ref" -> referenced(only.getValue().asText(), node);
        case "Fn::GetAtt" -> text(known.get(attribute(only.getValue())), node);
        case "Fn::Select" -> selected(only.getValue(), (ObjectNode) node);
        case "Fn::Split" -> split(only.getValue(), (ObjectNode) node);
        case "Fn::FindInMap" -> mapped(only.getValue(), (ObjectNode) node);
        case "Fn::Join" -> text(joined(only.getValue()), node);
        case "Fn::Sub" -> text(substituted(only.getValue()), node);
        case "Fn::If" -> chosen(only.getValue(), (ObjectNode) node);
        default -> members((ObjectNode) node);
      };
    }
    if (node.isContainerNode()) {
      return node.isObject() ? members((ObjectNode) node) : elements(node);
    }
    return node.isNull() ? node : TextNode.valueOf(node.asText());
  }

  /** AWS::NoValue leaves out what it is the value of. */
  private JsonNode referenced(String name, JsonNode node) {
    return name.equals("AWS::NoValue")
        ? MissingNode.getInstance()
        : lists.getOrDefault(name, text(known.get(name), node));
  }

  private static String attribute(JsonNode arguments) {
    return arguments.isArray()
        ? arguments.path(0).asText() + "." + arguments.path(1).asText()
        : arguments.asText();
  }

  private JsonNode selected(JsonNode arguments, ObjectNode node) {
    JsonNode list = resolve(arguments.path(1));
    String index = resolve(arguments.path(0)).asText();
    boolean isKnown = list.isArray() && index.matches("\\d{1,5}");
    JsonNode element = isKnown ? list.path(Integer.parseInt(index)) : MissingNode.getInstance();
    return element.isMissingNode() ? members(node) : element;
  }

  private JsonNode split(JsonNode arguments, ObjectNode node) {
    JsonNode text = resolve(arguments.path(1));
    String delimiter = arguments.path(0).asText();
    if (!text.isTextual() || isUnknown(text) || delimiter.isEmpty()) {
      return members(node);
    }
    ArrayNode parts = node.arrayNode();
    List.of(text.asText().split(Pattern.quote(delimiter), -1)).forEach(parts::add);
    return parts;
  }

  private JsonNode mapped(JsonNode arguments, ObjectNode node) {
    JsonNode found = template.path("Mappings");
    for (JsonNode key : arguments) {
      found = found.path(resolve(key).asText());
    }
    return arguments.size() != 3 || found.isMissingNode() ? members(node) : resolve(found);
  }

  private JsonNode chosen(JsonNode arguments, ObjectNode node) {
    return holds(arguments.path(0).asText())
        .map(holds -> resolve(arguments.path(holds ? 1 : 2)))
        .orElseGet(() -> members(node));
  }

  /** Returns whether a condition of the template holds, empty where only the deployment knows. */
  public Optional<Boolean> holds(String condition) {
    if (!asked.add(condition)) {
      return Optional.empty();
    }
    try {
      return new Conditions(template, this).holds(condition);
    } finally {
      asked.remove(condition);
    }
  }

  /** Null, from the two below, never leaves this class: it means that something isn't known. */
  private static JsonNode text(String resolved, JsonNode otherwise) {
    return resolved == null ? otherwise : TextNode.valueOf(resolved);
  }

  private String joined(JsonNode arguments) {
    JsonNode parts = resolve(arguments.path(1));
    if (!parts.isArray()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    String separator = "";
    for (JsonNode resolved : parts) {
      if (!resolved.isValueNode()) {
        return null;
      }
      text.append(separator).append(resolved.asText());
      separator = arguments.path(0).asText();
    }
    return text.toString();
  }

  private String substituted(JsonNode pattern) {
    if (!pattern.isTextual()) {
      return null;
    }
    Matcher placeholder = PLACEHOLDER.matcher(pattern.asText());
    StringBuilder text = new StringBuilder();
    while (placeholder.find()) {
      String value = known.get(placeholder.group(1));
      if (value == null) {
        return null;
      }
      placeholder.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return placeholder.appendTail(text).toString();
  }

  private JsonNode members(ObjectNode node) {
    ObjectNode resolved = node.objectNode();
    node.properties()
        .forEach(
            each -> {
              JsonNode value = resolve(each.getValue());
              if (!value.isMissingNode()) {
                resolved.set(each.getKey(), value);
              }
            });
    return resolved;
  }

  private JsonNode elements(JsonNode node) {
    ArrayNode resolved = ((ArrayNode) node).arrayNode();
    node.forEach(
        each -> {
          JsonNode value = resolve(each);
          if (!value.isMissingNode()) {
            resolved.add(value);
          }
        });
    return resolved;
  }
}
