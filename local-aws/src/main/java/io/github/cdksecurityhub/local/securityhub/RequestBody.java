package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads members of a JSON request as the model types them; null counts as left out.
 *
 * @param asked the case, for the error that a member of the wrong type meets
 */
record RequestBody(Case asked, ObjectNode json) {

  static RequestBody of(Case asked) {
    return new RequestBody(asked, Json.readObject(asked.request().body()).orElseThrow());
  }

  Optional<Boolean> flag(String name) {
    return member(name)
        .map(node -> typed(name, node, JsonNode::isBoolean, "a Boolean"))
        .map(JsonNode::booleanValue);
  }

  Optional<String> text(String name) {
    return member(name).map(node -> textOf(name, node));
  }

  /** A text that the model requires. */
  String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  Refusal missing(String name) {
    return asked.invalid(name, "Value is required.");
  }

  <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    return text(name).map(value -> constantOf(name, value, type));
  }

  RequestBody object(String name) {
    ObjectNode inner =
        member(name)
            .map(node -> typed(name, node, JsonNode::isObject, "a Structure"))
            .map(ObjectNode.class::cast)
            .orElseGet(Json::object);
    return new RequestBody(asked, inner);
  }

  List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    member(name)
        .map(node -> typed(name, node, JsonNode::isArray, "a List"))
        .ifPresent(list -> list.forEach(item -> values.add(textOf(name, item))));
    return values;
  }

  boolean has(String name) {
    return member(name).isPresent();
  }

  Optional<JsonNode> member(String name) {
    return Optional.ofNullable(json.get(name)).filter(node -> !node.isNull());
  }

  private String textOf(String name, JsonNode node) {
    return typed(name, node, JsonNode::isTextual, "a String").textValue();
  }

  private JsonNode typed(String name, JsonNode node, Predicate<JsonNode> fits, String type) {
    if (!fits.test(node)) {
      throw asked.invalid(name, "Value must be " + type + ".");
    }
    return node;
  }

  private <E extends Enum<E>> E constantOf(String name, String value, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    throw asked.invalid(
        name, "Value '" + value + "' is not one of " + List.of(type.getEnumConstants()) + ".");
  }
}
