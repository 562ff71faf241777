package io.github.cdksecurityhub.internal.yaml;

import io.github.cdksecurityhub.internal.NearestNames;
import io.github.cdksecurityhub.internal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a document, which knows its place and returns itself only as what it is.
 *
 * @param source the file that it is in
 * @param path the keys and indexes that lead to it, empty for the document
 * @param name what it is called there, for messages
 * @param node the value
 */
public record YamlValue(YamlSource source, String path, String name, Node node) {

  /**
   * The values of a mapping by key, in the document's order.
   *
   * @param allowed every key that may be there
   */
  public Map<String, YamlValue> keys(List<String> allowed) {
    return keys(allowed, "a mapping with the keys " + String.join(", ", allowed));
  }

  /** The same of a value for which {@code wanted} says what it is, for who wrote something else. */
  public Map<String, YamlValue> keys(List<String> allowed, String wanted) {
    Map<String, YamlValue> values = new LinkedHashMap<>();
    for (YamlEntry entry : new YamlMapping(this).entries(wanted)) {
      YamlValue key = entry.key();
      String text = key.text();
      if (!allowed.contains(text)) {
        throw key.refuse(
            "\"%s\" is not a key of %s".formatted(text, name),
            NearestNames.guess(text, allowed) + "Allowed are " + String.join(", ", allowed));
      }
      values.put(text, entry.value());
    }
    return values;
  }

  /**
   * The entries of a mapping with keys of the user's choice, of which it has at least one.
   *
   * @param wanted what it is, for who wrote something else
   */
  public List<YamlEntry> mapping(String wanted) {
    List<YamlEntry> entries = new YamlMapping(this).entries(wanted);
    if (entries.isEmpty()) {
      throw refuse("the mapping %s is empty".formatted(name), "Add a key, or remove " + name);
    }
    return entries;
  }

  /** The value under a key that must be there. */
  public YamlValue required(Map<String, YamlValue> keys, String key) {
    YamlValue value = keys.get(key);
    if (value == null) {
      throw refuse("%s has no %s".formatted(name, key), "Add the key " + key);
    }
    return value;
  }

  /** The one of some keys that a mapping has. */
  public String oneKey(Map<String, YamlValue> keys, List<String> choice) {
    List<String> found = choice.stream().filter(keys::containsKey).toList();
    if (found.isEmpty()) {
      throw refuse(
          "%s has none of the keys %s".formatted(name, String.join(", ", choice)),
          "Add one of them");
    }
    if (found.size() > 1) {
      throw refuse(
          "%s has the keys %s together".formatted(name, String.join(" and ", found)),
          "Keep one of them");
    }
    return found.get(0);
  }

  /** The entries of a list that has at least one. */
  public List<YamlValue> entries() {
    if (!(node instanceof SequenceNode sequence)) {
      throw mustBe("a list");
    }
    if (sequence.getValue().isEmpty()) {
      throw refuse("the list %s is empty".formatted(name), "Add an entry, or remove " + name);
    }
    List<YamlValue> entries = new ArrayList<>();
    for (Node entry : sequence.getValue()) {
      String at = "%s[%d]".formatted(path, entries.size());
      entries.add(new YamlValue(source, at, "an entry of " + name, entry));
    }
    return entries;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether it is written without quotes, in one line. */
  public boolean isPlain() {
    return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** A Boolean, an Integer, a Double or a String. */
  public Object scalar() {
    return new YamlScalar(this).value();
  }

  public String text() {
    return text(it -> it);
  }

  /** The text; {@code written} says how what is no text here is written as one. */
  public String text(UnaryOperator<String> written) {
    return scalar(Tag.STR)
        .orElseThrow(
            () ->
                refuse(
                    "%s is %s".formatted(name, YamlScalar.shown(node)),
                    "Write text there" + quoted(written)));
  }

  /** An account id without quotes is a number, and would lose the zeros that it begins with. */
  private String quoted(UnaryOperator<String> written) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? ", in quotes: \"%s\"".formatted(written.apply(scalar.getValue()))
        : "";
  }

  public boolean truth() {
    return scalar(Tag.BOOL).map(Boolean::parseBoolean).orElseThrow(() -> mustBe("true or false"));
  }

  /** The text, where it is one of those that are allowed. */
  public String oneOf(Collection<String> allowed) {
    return oneOf(allowed, String.join(" or ", allowed));
  }

  /** The same where {@code choice} says what else may be there. */
  public String oneOf(Collection<String> allowed, String choice) {
    String text = scalar(Tag.STR).orElseThrow(() -> mustBe(choice));
    if (!allowed.contains(text)) {
      throw refuse(
          "\"%s\" is not a value of %s".formatted(text, name),
          NearestNames.guess(text, allowed) + "Write " + choice);
    }
    return text;
  }

  /** Refuses every number but one, which JSON Schema knows in any form: 1.0 is 1 to it. */
  public void mustEqual(int number) {
    Optional<String> digits =
        scalar(Tag.INT).or(() -> scalar(Tag.FLOAT)).filter(it -> it.matches("-?[0-9].*"));
    if (digits.filter(it -> Double.parseDouble(it) == number).isEmpty()) {
      throw mustBe(String.valueOf(number));
    }
  }

  /** Refuses everything but true: the key says it, and its absence the opposite. */
  public void mustBeTrue() {
    if (!scalar(Tag.BOOL).equals(Optional.of("true"))) {
      throw mustBe("true");
    }
  }

  public IllegalArgumentException refuse(String reason, String wayOut) {
    return source.refuse(node.getStartMark(), path, reason, wayOut);
  }

  /** What a construct's own check of this value refuses, is refused at this place. */
  public <T> T read(Supplier<T> check) {
    try {
      return check.get();
    } catch (Refusal refusal) {
      throw refusal.whileReading(place());
    }
  }

  /** What is refused while this is declared, is refused with this place. */
  public <T> T declare(Supplier<T> declaration) {
    try {
      return declaration.get();
    } catch (Refusal refusal) {
      throw refusal.declaredAt(place());
    }
  }

  private String place() {
    return source.place(node.getStartMark(), path);
  }

  private Optional<String> scalar(Tag tag) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(tag)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** Refuses the value for being of another type than is wanted. */
  public IllegalArgumentException mustBe(String wanted) {
    return refuse("%s is %s".formatted(name, YamlScalar.shown(node)), "Write " + wanted + " there");
  }
}
