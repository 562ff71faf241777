package io.github.cdksecurityhub.lambda.template;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A value of JSON, of which any part can be asked for: what isn't there is {@link #MISSING}. Null
 * is missing too, since CloudFormation accepts none in a template.
 *
 * @param raw a map, a list, a text, a number, a boolean, or null where there is none
 */
public record JsonValue(Object raw) implements Iterable<JsonValue> {
  public static final JsonValue MISSING = new JsonValue(null);

  private static final JSON READER =
      JSON.std
          .without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
          .with(JSON.Feature.WRITE_NULL_PROPERTIES);

  /**
   * Reads a text.
   *
   * @throws IOException where it is no JSON
   */
  public static JsonValue parse(String json) throws IOException {
    return new JsonValue(READER.anyFrom(json));
  }

  public boolean isMissing() {
    return raw == null;
  }

  public boolean isObject() {
    return raw instanceof Map;
  }

  public boolean isArray() {
    return raw instanceof List;
  }

  public boolean isScalar() {
    return !isMissing() && !isObject() && !isArray();
  }

  public String text() {
    return text("");
  }

  /** Returns a scalar as text; {@code otherwise} where it is none. */
  public String text(String otherwise) {
    return isScalar() ? raw.toString() : otherwise;
  }

  public boolean has(String name) {
    return !path(name).isMissing();
  }

  public JsonValue path(String name) {
    return raw instanceof Map<?, ?> map ? new JsonValue(map.get(name)) : MISSING;
  }

  public JsonValue path(int index) {
    return raw instanceof List<?> list && index < list.size()
        ? new JsonValue(list.get(index))
        : MISSING;
  }

  public int size() {
    return isArray() ? ((List<?>) raw).size() : members().size();
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  public Map<String, JsonValue> members() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (raw instanceof Map<?, ?> map) {
      map.forEach((name, value) -> members.put(String.valueOf(name), new JsonValue(value)));
    }
    return members;
  }

  /** Returns the only member, as of a union, a function or a condition; empty where it has more. */
  public Optional<Map.Entry<String, JsonValue>> member() {
    return members().entrySet().stream().findFirst().filter(only -> size() == 1);
  }

  /** Returns an array's elements as texts, or the one text of a scalar. */
  public List<String> texts() {
    return isScalar() ? List.of(text()) : stream().map(JsonValue::text).toList();
  }

  public Stream<JsonValue> stream() {
    return raw instanceof List<?> list
        ? list.stream().map(JsonValue::new)
        : members().values().stream();
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return stream().iterator();
  }

  /** Returns an object or array with each part replaced, and those left out that become missing. */
  public JsonValue map(UnaryOperator<JsonValue> part) {
    if (isArray()) {
      return new JsonValue(
          stream().map(part).filter(each -> !each.isMissing()).map(JsonValue::raw).toList());
    }
    Map<String, JsonValue> members = members();
    members.replaceAll((name, value) -> part.apply(value));
    members.values().removeIf(JsonValue::isMissing);
    return object(members);
  }

  public JsonValue with(String name, JsonValue value) {
    Map<String, JsonValue> members = members();
    members.put(name, value);
    return object(members);
  }

  public JsonValue without(String name) {
    Map<String, JsonValue> members = members();
    members.remove(name);
    return object(members);
  }

  private static JsonValue object(Map<String, JsonValue> members) {
    Map<String, Object> values = new LinkedHashMap<>();
    members.forEach((name, value) -> values.put(name, value.raw));
    return new JsonValue(values);
  }

  @Override
  public String toString() {
    try {
      return READER.asString(raw);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
