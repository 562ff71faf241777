package io.github.cdksecurityhub.lambda.securityhub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer's JSON object, or one within it, asked for by field and kind.
 *
 * <p>A field that is null is as good as absent. One of another kind than it should be is not: from
 * such an answer nothing is guessed.
 */
final class JsonObject {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Without fields. */
  static final JsonObject NOTHING = new JsonObject(Map.of());

  private final Map<String, Object> fields;

  private JsonObject(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** The JSON is none, or is not what was expected. */
  static final class UnexpectedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what, as a sentence. */
    UnexpectedException(String message) {
      super(message);
    }
  }

  /** Reads an answer; an empty or blank one is an object without fields. */
  static JsonObject read(byte[] body) throws UnexpectedException {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() == null) {
        return NOTHING;
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new UnexpectedException("The answer has something behind its end.");
      }
      return object(value)
          .orElseThrow(() -> new UnexpectedException("The answer is no JSON object."));
    } catch (JsonProcessingException e) {
      throw new UnexpectedException("The answer is no JSON (" + position(e) + ").");
    } catch (IOException e) {
      throw new UnexpectedException("The answer is no Unicode.");
    }
  }

  private static String position(JsonProcessingException e) {
    return e.getLocation() == null
        ? "at its end"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL -> null;
      default -> parser.getNumberValue();
    };
  }

  private static Map<String, Object> fields(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<Object> items(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  /** What was read is made of strings and fields alone. */
  @SuppressWarnings("unchecked")
  private static Optional<JsonObject> object(Object value) {
    return value instanceof Map
        ? Optional.of(new JsonObject((Map<String, Object>) value))
        : Optional.empty();
  }

  Optional<String> text(String field) throws UnexpectedException {
    return typed(field, String.class);
  }

  /** Returns what is there, if it is text, and nothing otherwise. */
  String lenientText(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  Optional<Boolean> bool(String field) throws UnexpectedException {
    return typed(field, Boolean.class);
  }

  Optional<JsonObject> object(String field) throws UnexpectedException {
    return typed(field, Map.class).flatMap(JsonObject::object);
  }

  /** Returns a list's objects, none where there is no list. */
  List<JsonObject> objects(String field) throws UnexpectedException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : typed(field, List.class).orElse(List.of())) {
      objects.add(
          object(item).orElseThrow(() -> unexpected(field, "a list of other than objects")));
    }
    return objects;
  }

  private <T> Optional<T> typed(String field, Class<T> type) throws UnexpectedException {
    Object value = fields.get(field);
    if (value != null && !type.isInstance(value)) {
      throw unexpected(field, kind(value));
    }
    return Optional.ofNullable(type.cast(value));
  }

  private static UnexpectedException unexpected(String field, String kind) {
    return new UnexpectedException("The answer's " + field + " is " + kind + ".");
  }

  private static String kind(Object value) {
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof String) {
      return "a text";
    }
    return value instanceof Number ? "a number" : String.valueOf(value);
  }
}
