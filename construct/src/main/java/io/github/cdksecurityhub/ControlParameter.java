package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy.ParameterConfigurationProperty;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy.ParameterValueProperty;

/**
 * The value of a parameter of a security control, of one of the kinds that Security Hub has.
 *
 * <p>Each parameter of a control is of one kind, which the control's page in the user guide names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/custom-control-parameters.html">Control
 *     parameters</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ParameterValue.html">ParameterValue</a>
 */
public final class ControlParameter {

  /** The kinds, in the service's words. */
  enum Kind {
    BOOLEAN("a truth value", "bool", (it, value) -> it.booleanValue((Boolean) value)),
    DOUBLE("a number with a fraction", "decimal", (it, value) -> it.doubleValue((Number) value)),
    ENUM(
        "one of the values that the control offers",
        "enumeration",
        (it, value) -> it.enumValue((String) value)),
    ENUM_LIST(
        "a list of values that the control offers",
        "enumerationList",
        (it, value) -> it.enumList(texts(value))),
    INTEGER("a whole number", "integer", (it, value) -> it.integer((Number) value)),
    INTEGER_LIST(
        "a list of whole numbers", "integerList", (it, value) -> it.integerList(numbers(value))),
    STRING("text", "string", (it, value) -> it.string((String) value)),
    STRING_LIST("a list of texts", "stringList", (it, value) -> it.stringList(texts(value))),
    DEFAULT("the service's default", "serviceDefault", (it, value) -> {});

    private final String words;
    private final String factory;
    private final BiConsumer<ParameterValueProperty.Builder, Object> writer;

    Kind(String words, String factory, BiConsumer<ParameterValueProperty.Builder, Object> writer) {
      this.words = words;
      this.factory = factory;
      this.writer = writer;
    }

    /** The kind, for who passed another. */
    String words() {
      return words;
    }

    /** The method that makes a value of the kind. */
    String factory() {
      return factory;
    }

    private static List<Number> numbers(Object value) {
      return ((List<?>) value).stream().map(Number.class::cast).toList();
    }

    private static List<String> texts(Object value) {
      return ((List<?>) value).stream().map(String.class::cast).toList();
    }
  }

  private final Kind kind;
  private final Object value;

  private ControlParameter(Kind kind, Object value) {
    this.kind = kind;
    this.value = requireNonNull(value, "value is required");
  }

  /**
   * A truth value.
   *
   * @param value the value
   * @return the parameter
   */
  public static ControlParameter bool(boolean value) {
    return new ControlParameter(Kind.BOOLEAN, value);
  }

  /**
   * A number with a fraction.
   *
   * @param value the value; that of a token passes
   * @return the parameter
   */
  public static ControlParameter decimal(double value) {
    return new ControlParameter(Kind.DOUBLE, value);
  }

  /**
   * A whole number.
   *
   * @param value from -2147483648 to 2147483647; a token passes
   * @return the parameter
   */
  public static ControlParameter integer(Number value) {
    return new ControlParameter(Kind.INTEGER, value);
  }

  /**
   * A list of whole numbers.
   *
   * @param values at most 100, each once and as for {@link #integer}
   * @return the parameter
   */
  public static ControlParameter integerList(Number... values) {
    return new ControlParameter(
        Kind.INTEGER_LIST, PolicyHeader.joined("a value", List.of(), values));
  }

  /**
   * One of the values that the control offers.
   *
   * @param value the value, as the control's page writes it
   * @return the parameter
   */
  public static ControlParameter enumeration(String value) {
    return new ControlParameter(Kind.ENUM, value);
  }

  /**
   * Some of the values that the control offers.
   *
   * @param values at most 100, each once
   * @return the parameter
   */
  public static ControlParameter enumerationList(String... values) {
    return new ControlParameter(Kind.ENUM_LIST, PolicyHeader.joined("a value", List.of(), values));
  }

  /**
   * Free text.
   *
   * @param value the value
   * @return the parameter
   */
  public static ControlParameter string(String value) {
    return new ControlParameter(Kind.STRING, value);
  }

  /**
   * A list of free texts.
   *
   * @param values at most 100, each once
   * @return the parameter
   */
  public static ControlParameter stringList(String... values) {
    return new ControlParameter(
        Kind.STRING_LIST, PolicyHeader.joined("a value", List.of(), values));
  }

  /** {@return a parameter with Security Hub's own value, also when that changes} */
  public static ControlParameter serviceDefault() {
    return new ControlParameter(Kind.DEFAULT, "");
  }

  Kind kind() {
    return kind;
  }

  boolean isList() {
    return value instanceof List<?>;
  }

  /** The value's parts: of a list its entries, else itself; of the service's default none. */
  List<Object> parts() {
    if (kind == Kind.DEFAULT) {
      return List.of();
    }
    return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
  }

  ParameterConfigurationProperty property() {
    if (kind == Kind.DEFAULT) {
      return ParameterConfigurationProperty.builder().valueType("DEFAULT").build();
    }
    ParameterValueProperty.Builder written = ParameterValueProperty.builder();
    kind.writer.accept(written, value);
    return ParameterConfigurationProperty.builder()
        .valueType("CUSTOM")
        .value(written.build())
        .build();
  }

  @Override
  public String toString() {
    return kind == Kind.DEFAULT ? kind.words : kind.words + ", " + value;
  }
}
