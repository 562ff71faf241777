package io.github.cdksecurityhub.lambda.handler;

import io.github.cdksecurityhub.lambda.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an event entitles the handler to write, by design.md's contract alone and by other code than
 * the handler's.
 */
final class Judge {
  private static final Set<String> KNOWN =
      Set.of(
          "ServiceToken",
          "ServiceTimeout",
          "SchemaVersion",
          "Region",
          "ConfigurationType",
          "AutoEnable",
          "AutoEnableStandards",
          "OnDelete");

  private final Map<String, Object> event;

  private Judge(Map<String, Object> event) {
    this.event = event;
  }

  /** Returns the Region and the one configuration that may be written there, empty where none. */
  static Optional<String> permits(byte[] event) {
    return Json.tree(event)
        .map(Judge::new)
        .flatMap(
            judge -> judge.permitted().map(configuration -> judge.region() + " " + configuration));
  }

  private Optional<String> permitted() {
    boolean isAddressed =
        List.of("StackId", "RequestId", "LogicalResourceId").stream()
            .allMatch(name -> event.get(name) instanceof String text && !text.isEmpty());
    if (!isAddressed || !(event.get("ResourceProperties") instanceof Map<?, ?> properties)) {
      return Optional.empty();
    }
    return switch (String.valueOf(event.get("RequestType"))) {
      case "Create", "Update" ->
          declared(properties).filter(it -> KNOWN.containsAll(properties.keySet()));
      case "Delete" -> declared(properties).flatMap(it -> target(properties));
      default -> Optional.empty();
    };
  }

  private static Optional<String> declared(Map<?, ?> properties) {
    boolean isValid =
        is(properties, "SchemaVersion", "1")
            && region(properties).matches("[a-z]+(-[a-z]+)+-[0-9]+")
            && is(properties, "OnDelete", "RESTORE", "RESET", "RETAIN");
    if (isValid && is(properties, "ConfigurationType", "CENTRAL")) {
      return properties.containsKey("AutoEnable") || properties.containsKey("AutoEnableStandards")
          ? Optional.empty()
          : Optional.of("CENTRAL");
    }
    return isValid
            && is(properties, "ConfigurationType", "LOCAL")
            && is(properties, "AutoEnable", "true", "false")
            && is(properties, "AutoEnableStandards", "DEFAULT", "NONE")
        ? Optional.of(
            "LOCAL,"
                + text(properties.get("AutoEnable"))
                + ","
                + text(properties.get("AutoEnableStandards")))
        : Optional.empty();
  }

  private Optional<String> target(Map<?, ?> properties) {
    String prefix =
        "123456789012/" + region(properties) + "/securityhub-organization-configuration/";
    String id = event.get("PhysicalResourceId") instanceof String text ? text : "";
    if (!id.startsWith(prefix)) {
      return Optional.empty();
    }
    return switch (text(properties.get("OnDelete"))) {
      case "RESTORE" -> Optional.of(id.substring(prefix.length()));
      case "RESET" -> Optional.of("LOCAL,false,NONE");
      default -> Optional.empty();
    };
  }

  private String region() {
    return event.get("ResourceProperties") instanceof Map<?, ?> properties
        ? region(properties)
        : "";
  }

  private static String region(Map<?, ?> properties) {
    return text(properties.get("Region"));
  }

  private static boolean is(Map<?, ?> properties, String name, String... allowed) {
    return List.of(allowed).contains(text(properties.get(name)));
  }

  /** Scalars count by their text, whether in quotes or not. */
  private static String text(Object value) {
    return value instanceof String || value instanceof Json.Bare ? value.toString() : "";
  }
}
