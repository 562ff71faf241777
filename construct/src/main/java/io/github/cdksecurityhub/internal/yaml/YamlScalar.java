package io.github.cdksecurityhub.internal.yaml;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A truth value, number or text, whichever it is. */
record YamlScalar(YamlValue place) {

  /** A Boolean, an Integer, a Double or a String. */
  Object value() {
    if (!(place.node() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      throw place.mustBe("a value");
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.valueOf(scalar.getValue());
    }
    if (scalar.getTag().equals(Tag.INT)) {
      return integer(scalar.getValue());
    }
    return scalar.getTag().equals(Tag.FLOAT) ? decimal(scalar.getValue()) : scalar.getValue();
  }

  private Integer integer(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw place.mustBe(
          "a whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
  }

  private Double decimal(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      // .inf or .nan
      throw place.mustBe("a number");
    }
  }

  /** A value as messages show it. */
  static String shown(Node node) {
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
