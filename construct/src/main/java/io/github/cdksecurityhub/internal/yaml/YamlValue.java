package io.github.cdksecurityhub.internal.yaml;

import io.github.cdksecurityhub.internal.NearestNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a document, which knows where it stands and gives itself only as what it is.
 *
 * @param source the file that it is in
 * @param name what it is called there, for messages
 * @param node the value
 */
public record YamlValue(YamlSource source, String name, Node node) {

  /**
   * What stands under each key of a mapping, in the document's order.
   *
   * @param allowed every key that may be there
   */
  public Map<String, YamlValue> keys(List<String> allowed) {
    if (!(node instanceof MappingNode mapping)) {
      throw mustBe("a mapping with the keys " + String.join(", ", allowed));
    }
    Map<String, YamlValue> values = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      YamlValue key = new YamlValue(source, "a key of " + name, entry.getKeyNode());
      String text = key.text();
      if (!allowed.contains(text)) {
        throw key.refuse(
            "\"%s\" is not a key of %s".formatted(text, name),
            NearestNames.guess(text, allowed) + "Allowed are " + String.join(", ", allowed));
      }
      if (values.put(text, new YamlValue(source, text, entry.getValueNode())) != null) {
        throw key.refuse("%s has the key %s twice".formatted(name, text), "Remove one of them");
      }
    }
    return values;
  }

  /** The value under a key that must be there. */
  public YamlValue required(Map<String, YamlValue> keys, String key) {
    YamlValue value = keys.get(key);
    if (value == null) {
      throw refuse("%s has no %s".formatted(name, key), "Add the key " + key);
    }
    return value;
  }

  /** The entries of a list that has at least one. */
  public List<YamlValue> entries() {
    if (!(node instanceof SequenceNode sequence)) {
      throw mustBe("a list");
    }
    if (sequence.getValue().isEmpty()) {
      throw refuse("the list %s is empty".formatted(name), "Add an entry, or remove " + name);
    }
    return sequence.getValue().stream()
        .map(entry -> new YamlValue(source, "an entry of " + name, entry))
        .toList();
  }

  public String text() {
    return scalar(Tag.STR).orElseThrow(() -> mustBe("text"));
  }

  public boolean truth() {
    return scalar(Tag.BOOL).map(Boolean::parseBoolean).orElseThrow(() -> mustBe("true or false"));
  }

  /** The text, where it is one of those that are allowed. */
  public String oneOf(Collection<String> allowed) {
    String choice = String.join(" or ", allowed);
    String text = scalar(Tag.STR).orElseThrow(() -> mustBe(choice));
    if (!allowed.contains(text)) {
      throw refuse(
          "\"%s\" is not a value of %s".formatted(text, name),
          NearestNames.guess(text, allowed) + "Write " + choice);
    }
    return text;
  }

  /** Refuses every whole number but one. */
  public void mustEqual(int number) {
    if (!scalar(Tag.INT).equals(Optional.of(String.valueOf(number)))) {
      throw mustBe(String.valueOf(number));
    }
  }

  public IllegalArgumentException refuse(String reason, String wayOut) {
    return source.refuse(node.getStartMark(), reason, wayOut);
  }

  private Optional<String> scalar(Tag tag) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(tag)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  private IllegalArgumentException mustBe(String wanted) {
    return refuse("%s is %s".formatted(name, shown()), "Write " + wanted + " there");
  }

  private String shown() {
    if (node instanceof ScalarNode scalar) {
      return shown(scalar);
    }
    return node instanceof MappingNode ? "a mapping" : "a list";
  }

  private static String shown(ScalarNode scalar) {
    if (scalar.getTag().equals(Tag.NULL)) {
      return "empty";
    }
    return scalar.getTag().equals(Tag.STR)
        ? "the text \"" + scalar.getValue() + "\""
        : scalar.getValue();
  }
}
