package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.init.PolicyContent.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of parameters, in the service's words and in those of both declarations. */
enum ParameterKind {
  BOOLEAN("bool", "true|false", "%s"),
  DOUBLE("decimal", "-?[0-9]+\\.[0-9]+(E-?[0-9]+)?", "%s"),
  ENUM("enumeration", ".*", "{enumeration: %s}"),
  ENUM_LIST("enumerationList", ".*", "{enumerationList: [%s]}"),
  INTEGER("integer", "-?[0-9]+", "%s"),
  INTEGER_LIST("integerList", "-?[0-9]+", "[%s]"),
  STRING("string", ".*", "%s"),
  STRING_LIST("stringList", ".*", "[%s]"),
  DEFAULT("serviceDefault", "", "{serviceDefault: true}");

  private static final Map<String, ParameterKind> BY_MEMBER =
      Map.of(
          "Boolean",
          BOOLEAN,
          "Double",
          DOUBLE,
          "Enum",
          ENUM,
          "EnumList",
          ENUM_LIST,
          "Integer",
          INTEGER,
          "IntegerList",
          INTEGER_LIST,
          "String",
          STRING,
          "StringList",
          STRING_LIST,
          Parameter.DEFAULT,
          DEFAULT);
  private static final int MOST_VALUES = 100;
  private static final int LONGEST_TEXT = 2048;

  private final String factory;
  private final Pattern value;
  private final String yaml;

  ParameterKind(String factory, String value, String yaml) {
    this.factory = factory;
    this.value = Pattern.compile(value);
    this.yaml = yaml;
  }

  static boolean isDeclarable(Parameter parameter) {
    ParameterKind kind = BY_MEMBER.get(parameter.kind());
    List<String> values = parameter.values();
    return kind != null
        && values.size() <= MOST_VALUES
        && values.isEmpty() == (kind == DEFAULT)
        && values.stream().distinct().count() == values.size()
        && values.stream().allMatch(kind::takes);
  }

  private boolean takes(String text) {
    return value.matcher(text).matches()
        && text.length() <= LONGEST_TEXT
        && Declarable.isPrintable(text);
  }

  /** Returns it as a value of {@code ControlParameter}. */
  static String code(Parameter parameter, UnaryOperator<String> quoted) {
    ParameterKind kind = BY_MEMBER.get(parameter.kind());
    return "ControlParameter.%s(%s)".formatted(kind.factory, kind.values(parameter, quoted));
  }

  /** Returns it as the file has it. */
  static String yaml(Parameter parameter, UnaryOperator<String> quoted) {
    ParameterKind kind = BY_MEMBER.get(parameter.kind());
    return kind.yaml.formatted(kind.values(parameter, quoted));
  }

  private String values(Parameter parameter, UnaryOperator<String> quoted) {
    boolean isText = value.pattern().equals(".*");
    return parameter.values().stream()
        .map(each -> isText ? quoted.apply(each) : each)
        .collect(Collectors.joining(", "));
  }
}
