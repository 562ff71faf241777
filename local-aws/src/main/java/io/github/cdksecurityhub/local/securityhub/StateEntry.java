package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An object of a state that was perhaps written by hand: what is not known, or of another type, is
 * refused by an {@link IllegalArgumentException} that names it.
 */
record StateEntry(JsonNode json) {

  static StateEntry of(String name, JsonNode json, String... keys) {
    StateEntry entry = new StateEntry(object(name, json));
    Set<String> known = new TreeSet<>(List.of(keys));
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new IllegalArgumentException(
                    "\"%s\" is not a key of %s; it can have %s."
                        .formatted(key, name, String.join(", ", known)));
              }
            });
    return entry;
  }

  private static JsonNode object(String name, JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("\"" + name + "\" is not an object.");
    }
    return json;
  }

  /** The entries of an object whose keys are names. */
  Map<String, JsonNode> entries(String key) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    if (json.has(key)) {
      object(key, json.get(key))
          .properties()
          .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    }
    return entries;
  }

  Optional<List<JsonNode>> items(String key) {
    if (!json.has(key)) {
      return Optional.empty();
    }
    if (!json.get(key).isArray()) {
      throw wrong(key, "a list");
    }
    List<JsonNode> items = new ArrayList<>();
    json.get(key).forEach(items::add);
    return Optional.of(items);
  }

  Optional<List<String>> texts(String key) {
    return items(key).map(items -> items.stream().map(JsonNode::asText).toList());
  }

  Optional<String> text(String key) {
    if (json.has(key) && !json.get(key).isTextual()) {
      throw wrong(key, "a text");
    }
    return Optional.ofNullable(json.get(key)).map(JsonNode::textValue);
  }

  String required(String key) {
    return text(key)
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + key + "\" is missing in " + json + "."));
  }

  boolean flag(String key, boolean otherwise) {
    if (json.has(key) && !json.get(key).isBoolean()) {
      throw wrong(key, "true or false");
    }
    return json.path(key).asBoolean(otherwise);
  }

  Instant time(String key) {
    try {
      return text(key).map(Instant::parse).orElse(Instant.EPOCH);
    } catch (DateTimeException e) {
      throw wrong(key, "a time such as 2026-01-31T12:00:00Z");
    }
  }

  <E extends Enum<E>> E constant(String key, E otherwise) {
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    return text(key)
        .map(
            text ->
                Arrays.stream(all)
                    .filter(it -> it.name().equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            wrong(
                                key,
                                "one of "
                                    + String.join(", ", Arrays.stream(all).map(E::name).toList()))))
        .orElse(otherwise);
  }

  private IllegalArgumentException wrong(String key, String wanted) {
    return new IllegalArgumentException(
        "\"%s\" is %s, not %s.".formatted(key, json.get(key), wanted));
  }
}
