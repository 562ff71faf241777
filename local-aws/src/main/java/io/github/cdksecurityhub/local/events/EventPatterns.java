package io.github.cdksecurityhub.local.events;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether an event is what a rule waits for: fields are ANDed, what is in an array is ORed. */
final class EventPatterns {

  private EventPatterns() {}

  /**
   * Compares.
   *
   * @throws IllegalArgumentException where the pattern has a comparison that is not known here
   */
  static boolean matches(JsonNode pattern, JsonNode event) {
    if (pattern.isArray()) {
      return anyOf(pattern, event);
    }
    boolean all = true;
    for (var field : pattern.properties()) {
      // A field that is absent is compared all the same: exists may ask for its absence.
      all &= matches(field.getValue(), event.path(field.getKey()));
    }
    return all;
  }

  private static boolean anyOf(JsonNode matchers, JsonNode value) {
    boolean any = false;
    for (JsonNode matcher : matchers) {
      any |= value.isArray() ? inArray(matcher, value) : one(matcher, value);
    }
    return any;
  }

  private static boolean inArray(JsonNode matcher, JsonNode values) {
    boolean any = false;
    for (JsonNode value : values) {
      any |= one(matcher, value);
    }
    return any;
  }

  private static boolean one(JsonNode matcher, JsonNode value) {
    if (matcher.isValueNode()) {
      return matcher.equals(value);
    }
    String kind = matcher.fieldNames().next();
    JsonNode operand = matcher.path(kind);
    return switch (kind) {
      case "exists" -> operand.asBoolean() != value.isMissingNode();
      case "prefix" -> value.isTextual() && value.asText().startsWith(operand.asText());
      case "anything-but" -> !value.isMissingNode() && !isAmong(operand, value);
      default ->
          throw new IllegalArgumentException(
              "This local EventBridge does not know the comparison " + matcher);
    };
  }

  private static boolean isAmong(JsonNode operand, JsonNode value) {
    if (operand.isObject()) {
      return one(operand, value);
    }
    return operand.isArray() ? anyOf(operand, value) : operand.equals(value);
  }
}
