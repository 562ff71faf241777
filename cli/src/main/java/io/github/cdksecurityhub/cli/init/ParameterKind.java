package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.init.PolicyContent.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

enum ParameterKind {
  BOOLEAN("Boolean", "bool", "true|false", "%s"),
  DOUBLE("Double", "decimal", "-?[0-9]+\\.[0-9]+(E-?[0-9]+)?", "%s"),
  ENUM("Enum", "enumeration", ".*", "{enumeration: %s}"),
  ENUM_LIST("EnumList", "enumerationList", ".*", "{enumerationList: [%s]}"),
  INTEGER("Integer", "integer", "-?[0-9]+", "%s"),
  INTEGER_LIST("IntegerList", "integerList", "-?[0-9]+", "[%s]"),
  STRING("String", "string", ".*", "%s"),
  STRING_LIST("StringList", "stringList", ".*", "[%s]"),
  DEFAULT(Parameter.DEFAULT, "serviceDefault", "", "{serviceDefault: true}");

  private static final int MOST_VALUES = 100;
  private static final int LONGEST_TEXT = 2048;

  private final String member;
  private final String factory;
  private final Pattern value;
  private final String yaml;

  ParameterKind(String member, String factory, String value, String yaml) {
    this.member = member;
    this.factory = factory;
    this.value = Pattern.compile(value);
    this.yaml = yaml;
  }

  private static Optional<ParameterKind> of(Parameter parameter) {
    return Stream.of(values()).filter(kind -> kind.member.equals(parameter.kind())).findFirst();
  }

  static boolean isDeclarable(Parameter parameter) {
    List<String> values = parameter.values();
    return values.size() <= MOST_VALUES
        && values.stream().distinct().count() == values.size()
        && of(parameter)
            .filter(kind -> values.isEmpty() == (kind == DEFAULT))
            .filter(kind -> values.stream().allMatch(kind::takes))
            .isPresent();
  }

  private boolean takes(String text) {
    return value.matcher(text).matches()
        && text.length() <= LONGEST_TEXT
        && Declarable.isText(text);
  }

  static String code(Parameter parameter, UnaryOperator<String> quoted) {
    ParameterKind kind = of(parameter).orElseThrow();
    return "ControlParameter.%s(%s)".formatted(kind.factory, kind.values(parameter, quoted));
  }

  static String yaml(Parameter parameter, UnaryOperator<String> quoted) {
    ParameterKind kind = of(parameter).orElseThrow();
    return kind.yaml.formatted(kind.values(parameter, quoted));
  }

  private String values(Parameter parameter, UnaryOperator<String> quoted) {
    boolean isText = value.pattern().equals(".*");
    return parameter.values().stream()
        .map(each -> isText ? quoted.apply(each) : each)
        .collect(Collectors.joining(", "));
  }
}
