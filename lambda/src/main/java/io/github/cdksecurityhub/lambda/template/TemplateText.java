package io.github.cdksecurityhub.lambda.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
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
  public static JsonValue parse(String text) {
    JsonValue template = text.stripLeading().startsWith("{") ? json(text) : yaml(text);
    if (!template.isObject()) {
      throw new UnreadableException("it is not an object");
    }
    return template;
  }

  private static JsonValue json(String text) {
    try {
      return JsonValue.parse(text);
    } catch (StreamConstraintsException e) {
      throw new UnreadableException("it is nested too deep, or a text in it is too long", e);
    } catch (JsonProcessingException e) {
      throw malformed("JSON", e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e);
    } catch (IOException e) {
      throw new UnreadableException("it is not JSON", e);
    }
  }

  private static JsonValue yaml(String text) {
    try {
      return new Compose(LoadSettings.builder().build())
          .composeString(text)
          .map(root -> new JsonValue(new TemplateText().value(root, 0)))
          .orElse(JsonValue.MISSING);
    } catch (MarkedYamlEngineException e) {
      Mark at = e.getProblemMark().orElseThrow();
      throw malformed("YAML", at.getLine() + 1, at.getColumn() + 1, e);
    } catch (YamlEngineException e) {
      throw new UnreadableException("it is not YAML", e);
    }
  }

  private static UnreadableException malformed(String kind, int line, int column, Exception e) {
    return new UnreadableException(
        "it is not %s, at line %d, column %d".formatted(kind, line, column), e);
  }

  private Object value(Node node, int depth) {
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      throw new UnreadableException("it is too large, or nested in itself");
    }
    Object value = untagged(node, depth);
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!") || tag.length() == 1) {
      return value;
    }
    String function = tag.substring(1);
    boolean isAttribute = function.equals("GetAtt") && value instanceof String;
    Map<String, Object> call = new LinkedHashMap<>();
    call.put(
        function.equals("Ref") || function.equals("Condition") ? function : "Fn::" + function,
        // The short form has the resource and the attribute in one text.
        isAttribute ? List.of(((String) value).split("\\.", 2)) : value);
    return call;
  }

  private Object untagged(Node node, int depth) {
    if (node instanceof MappingNode mapping) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        String key = new JsonValue(value(entry.getKeyNode(), depth + 1)).text();
        if (object.containsKey(key)) {
          throw new UnreadableException("it has the key " + key + " twice");
        }
        object.put(key, value(entry.getValueNode(), depth + 1));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> array = new ArrayList<>();
      sequence.getValue().forEach(each -> array.add(value(each, depth + 1)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  /** CloudFormation reads YAML 1.1, in which unquoted words are booleans too. */
  private static Object scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> "true";
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> "false";
      default -> text;
    };
  }
}
