package io.github.cdksecurityhub.local.securityhub;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knobs and their values as text: {@code lostUpdates=2 calls}. */
public final class KnobText {
  private static final Pattern CALLS = Pattern.compile("(\\d{1,9})( calls?)?");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}) ?s(econds?)?");
  private static final Pattern ERROR = Pattern.compile("([45]\\d{2}) (\\w+)(: (.*))?");

  private KnobText() {}

  /** A change of behaviour. */
  @FunctionalInterface
  public interface Setting {

    /** Makes it. */
    void applyTo(LocalSecurityHub hub);
  }

  /**
   * Reads {@code NAME=VALUE}.
   *
   * @throws IllegalArgumentException with what can be written
   */
  public static Setting parse(String text) {
    String[] parts = text.split("=", 2);
    Knob<?> knob =
        Knob.all().stream()
            .filter(it -> it.knobName().equals(parts[0].strip()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no knob " + parts[0]));
    return setting(knob, parts.length < 2 ? "" : parts[1].strip());
  }

  @SuppressWarnings("unchecked") // A value is read as the type of the knob's own.
  private static <T> Setting setting(Knob<T> knob, String text) {
    T value =
        (T)
            value(knob.mostProbable(), text)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "The knob %s is %s, not \"%s\""
                                .formatted(knob, values(knob.mostProbable()), text)));
    Behaviour.mostProbable().with(knob, value);
    return hub -> hub.set(knob, value);
  }

  /** A value of the type that another one has. */
  private static Optional<?> value(Object like, String text) {
    if (like instanceof Enum<?> constant) {
      return constant(constant.getDeclaringClass(), text);
    }
    if (like instanceof Integer) {
      return text.matches("[45]\\d{2}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
    if (like instanceof Lasting) {
      return lasting(text);
    }
    if (like instanceof ServiceError) {
      return error(text);
    }
    if (like instanceof List<?> list) {
      List<?> values =
          Arrays.stream(text.split(","))
              .map(String::strip)
              .flatMap(item -> value(list.get(0), item).stream())
              .toList();
      return values.size() == list.size() ? Optional.of(values) : Optional.empty();
    }
    return outcome(like, text);
  }

  private static Optional<?> constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> it.toString().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private static Optional<Lasting> lasting(String text) {
    Matcher calls = CALLS.matcher(text);
    Matcher seconds = SECONDS.matcher(text);
    if (calls.matches()) {
      return Optional.of(Lasting.calls(Integer.parseInt(calls.group(1))));
    }
    if (seconds.matches()) {
      return Optional.of(Lasting.time(Duration.ofSeconds(Integer.parseInt(seconds.group(1)))));
    }
    return switch (text) {
      case "none" -> Optional.of(Lasting.none());
      case "forever" -> Optional.of(Lasting.forEver());
      default -> Optional.empty();
    };
  }

  private static Optional<ServiceError> error(String text) {
    Matcher error = ERROR.matcher(text);
    return error.matches()
        ? Optional.of(
            new ServiceError(
                Integer.parseInt(error.group(1)),
                error.group(2),
                Optional.ofNullable(error.group(4))))
        : Optional.empty();
  }

  /**
   * What becomes of PENDING: {@code ENABLED} or {@code FAILED: reason}, of CENTRAL or of a policy.
   */
  private static Optional<?> outcome(Object like, String text) {
    String[] parts = text.split(": ?", 2);
    boolean ofCentral = like instanceof CentralOutcome;
    Optional<String> message =
        Optional.of(parts.length < 2 ? "" : parts[1]).filter(it -> !it.isEmpty());
    return switch (parts[0]) {
      case "ENABLED" ->
          ofCentral
              ? Optional.of(new CentralOutcome(ConfigurationStatus.ENABLED, message))
              : Optional.empty();
      case "SUCCESS" -> ofCentral ? Optional.empty() : Optional.of(AssociationOutcome.success());
      case "FAILED" ->
          Optional.of(
              ofCentral
                  ? new CentralOutcome(ConfigurationStatus.FAILED, message)
                  : AssociationOutcome.failed(message.orElse("")));
      default -> Optional.empty();
    };
  }

  /** Every knob on two lines: its name, rule and confidence; what it can be. */
  public static Stream<String> lines() {
    return Knob.all().stream()
        .map(
            knob ->
                "%s (%s, %s)%n    %s; default %s"
                    .formatted(
                        knob,
                        knob.rule(),
                        knob.confidence(),
                        values(knob.mostProbable()),
                        text(knob.mostProbable())));
  }

  private static String values(Object like) {
    if (like instanceof Enum<?> constant) {
      return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(" | "));
    }
    if (like instanceof Lasting) {
      return "none | N calls | N seconds | forever";
    }
    if (like instanceof ServiceError) {
      return "STATUS CODE: MESSAGE";
    }
    if (like instanceof List<?> list) {
      return "each of " + text(list);
    }
    if (like instanceof CentralOutcome) {
      return "ENABLED: MESSAGE | FAILED: MESSAGE";
    }
    return like instanceof AssociationOutcome
        ? "SUCCESS | FAILED: MESSAGE"
        : "a status from 400 to 599";
  }

  /** A value as it can be written. */
  static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(KnobText::text).collect(Collectors.joining(", "));
    }
    if (value instanceof ServiceError error) {
      return error.status() + " " + error.code() + ": " + error.message().orElse("");
    }
    if (value instanceof CentralOutcome outcome) {
      return outcome.status() + ": " + outcome.message().orElse("");
    }
    if (value instanceof Lasting lasting) {
      return lasting.calls() == 0
          ? "none"
          : lasting.calls() + (lasting.calls() == 1 ? " call" : " calls");
    }
    return value.toString();
  }
}
