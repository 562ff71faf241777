package io.github.cdksecurityhub.lambda.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves what is known of a template before it is deployed: the pseudo parameters, and {@code
 * Fn::Join} and {@code Fn::Sub} over them. The rest stays unresolved.
 */
public final class Intrinsics {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}!]+)}");

  private final JsonNode template;
  private final Map<String, String> known = new HashMap<>();

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

  /**
   * Returns whether only the deployment knows a value: an intrinsic function that is not resolved,
   * or a dynamic reference to SSM or Secrets Manager.
   */
  public static boolean isUnknown(JsonNode resolved) {
    return resolved.isObject() || resolved.asText().contains("{{resolve:");
  }

  /**
   * Puts all that is known in its place, and for every scalar the string that CloudFormation makes
   * of it (R33).
   */
  public JsonNode resolve(JsonNode node) {
    if (node.isObject() && node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      return switch (only.getKey()) {
        case "Ref" -> text(known.get(only.getValue().asText()), node);
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
    if (!arguments.path(1).isArray()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    String separator = "";
    for (JsonNode part : arguments.path(1)) {
      JsonNode resolved = resolve(part);
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
    node.properties().forEach(each -> resolved.set(each.getKey(), resolve(each.getValue())));
    return resolved;
  }

  private JsonNode elements(JsonNode node) {
    ArrayNode resolved = ((ArrayNode) node).arrayNode();
    node.forEach(each -> resolved.add(resolve(each)));
    return resolved;
  }
}
