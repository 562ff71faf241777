package io.github.cdksecurityhub;

import io.github.cdksecurityhub.ControlParameter.Kind;
import io.github.cdksecurityhub.internal.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the value of a control's parameter. Its kind is the one that is known of the parameter, or
 * that the value has by itself; a kind that no value has by itself is written out.
 */
final class ParameterYaml {
  private static final List<String> KINDS =
      List.of("enumeration", "enumerationList", "serviceDefault");

  /** What is text in YAML's JSON schema, and in its core schema or YAML 1.1 is none. */
  private static final Pattern OTHER_VALUE =
      Pattern.compile(
          "~|(?i:null|true|false|yes|no|on|off)"
              + "|[-+]?(?:0[xob]?[0-9a-fA-F_]+|\\.?[0-9][0-9_]*(?:\\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?");

  private ParameterYaml() {}

  static ControlParameter read(String control, String parameter, YamlValue value) {
    if (value.isMapping()) {
      return writtenOut(value);
    }
    Optional<Kind> known = KnownControls.kind(control, parameter);
    return value.isList() ? list(value, known) : scalar(unambiguous(value, known), known);
  }

  private static ControlParameter writtenOut(YamlValue value) {
    Map<String, YamlValue> keys = value.keys(KINDS);
    String kind = value.oneKey(keys, KINDS);
    YamlValue inner = keys.get(kind);
    if (kind.equals("serviceDefault")) {
      inner.mustBeTrue();
      return ControlParameter.serviceDefault();
    }
    return kind.equals("enumeration")
        ? ControlParameter.enumeration(inner.text())
        : ControlParameter.enumerationList(texts(inner));
  }

  private static String[] texts(YamlValue list) {
    return list.entries().stream().map(YamlValue::text).toArray(String[]::new);
  }

  private static ControlParameter list(YamlValue value, Optional<Kind> known) {
    List<Object> entries =
        value.entries().stream().map(each -> asWhole(unambiguous(each, known))).toList();
    if (entries.stream().allMatch(Integer.class::isInstance)) {
      return ControlParameter.integerList(
          entries.stream().map(Integer.class::cast).toArray(Integer[]::new));
    }
    if (!entries.stream().allMatch(String.class::isInstance)) {
      throw value.mustBe("a list of texts alone, or of whole numbers alone,");
    }
    return known.equals(Optional.of(Kind.ENUM_LIST))
        ? ControlParameter.enumerationList(texts(value))
        : ControlParameter.stringList(texts(value));
  }

  /** Where no kind is known, the value alone decides it: so it has to be the same in every YAML. */
  private static Object unambiguous(YamlValue value, Optional<Kind> known) {
    Object scalar = value.scalar();
    if (known.isEmpty()
        && value.isPlain()
        && scalar instanceof String text
        && OTHER_VALUE.matcher(text).matches()) {
      throw value.refuse(
          "%s is the text \"%s\", which is another value in other versions of YAML"
              .formatted(value.name(), text),
          "Write true or false, a number in decimal digits, or text in quotes: \"%s\""
              .formatted(text));
    }
    return scalar;
  }

  /** A number whose fraction is zero is a whole one, as it is to JSON and its schema. */
  private static Object asWhole(Object value) {
    return value instanceof Double number && number.intValue() == number
        ? Integer.valueOf(number.intValue())
        : value;
  }

  private static ControlParameter scalar(Object written, Optional<Kind> known) {
    // Of what is not known here, 1.0 is the way to write a decimal.
    Object value = known.isPresent() ? asWhole(written) : written;
    if (value instanceof Boolean truth) {
      return ControlParameter.bool(truth);
    }
    if (value instanceof Double number) {
      return ControlParameter.decimal(number);
    }
    // A control offers values that look like numbers, and still takes them as texts.
    if (known.equals(Optional.of(Kind.ENUM))) {
      return ControlParameter.enumeration(value.toString());
    }
    if (value instanceof Integer number) {
      return known.equals(Optional.of(Kind.DOUBLE))
          ? ControlParameter.decimal(number)
          : ControlParameter.integer(number);
    }
    return ControlParameter.string(value.toString());
  }
}
