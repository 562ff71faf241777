package io.github.cdksecurityhub.lambda.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A template's text, JSON or YAML. The short forms of functions in YAML, such as {@code !Ref},
 * become the long ones, and every scalar a text, as CloudFormation passes it on (R33).
 */
public final class TemplateText {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More than any template has: aliases can make much of little. */
  private static final int MOST_NODES = 500_000;

  private static final int DEEPEST = 100;

  private int nodes;

  private TemplateText() {}

  /**
   * Reads a template.
   *
   * @throws UnreadableException where it is neither JSON nor YAML with an object; the message is
   *     where, as a clause
   */
  public static JsonNode parse(String text) {
    JsonNode template = text.stripLeading().startsWith("{") ? json(text) : yaml(text);
    if (!template.isObject()) {
      throw new UnreadableException("it is not an object", null);
    }
    return template;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new UnreadableException("it is nested too deep, or a text in it is too long", e);
    } catch (JsonProcessingException e) {
      throw malformed("JSON", e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e);
    }
  }

  private static JsonNode yaml(String text) {
    try {
      return new Compose(LoadSettings.builder().build())
          .composeString(text)
          .map(root -> new TemplateText().json(root, 0))
          .orElse(NullNode.instance);
    } catch (MarkedYamlEngineException e) {
      throw e.getProblemMark()
          .map(at -> malformed("YAML", at.getLine() + 1, at.getColumn() + 1, e))
          .orElseGet(() -> new UnreadableException("it is not YAML", e));
    } catch (YamlEngineException e) {
      throw new UnreadableException("it is not YAML", e);
    }
  }

  private static UnreadableException malformed(String kind, int line, int column, Exception e) {
    return new UnreadableException(
        "it is not %s, at line %d, column %d".formatted(kind, line, column), e);
  }

  private JsonNode json(Node node, int depth) {
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      throw new UnreadableException("it is too large, or nested in itself", null);
    }
    JsonNode value = untagged(node, depth);
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!") || tag.length() == 1) {
      return value;
    }
    String function = tag.substring(1);
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    return switch (function) {
      case "Ref", "Condition" -> call.set(function, value);
      case "GetAtt" -> call.set("Fn::GetAtt", value.isTextual() ? attribute(value) : value);
      default -> call.set("Fn::" + function, value);
    };
  }

  /** The short form has the resource and the attribute in one text. */
  private static JsonNode attribute(JsonNode text) {
    String[] parts = text.asText().split("\\.", 2);
    ArrayNode attribute = JsonNodeFactory.instance.arrayNode().add(parts[0]);
    return parts.length == 2 ? attribute.add(parts[1]) : attribute;
  }

  private JsonNode untagged(Node node, int depth) {
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (NodeTuple entry : mapping.getValue()) {
        String key = json(entry.getKeyNode(), depth + 1).asText();
        if (object.has(key)) {
          throw new UnreadableException("it has the key " + key + " twice", null);
        }
        object.set(key, json(entry.getValueNode(), depth + 1));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.getValue().forEach(each -> array.add(json(each, depth + 1)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  /** CloudFormation reads YAML 1.1, in which unquoted words are booleans too. */
  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return TextNode.valueOf(text);
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> NullNode.instance;
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" ->
          TextNode.valueOf("true");
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" ->
          TextNode.valueOf("false");
      default -> TextNode.valueOf(text);
    };
  }
}
