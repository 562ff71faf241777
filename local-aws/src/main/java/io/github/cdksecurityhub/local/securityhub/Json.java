package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** JSON as the service reads and writes it. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Json() {}

  /** A time As responses have it. */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The object in a resource of this package. */
  static ObjectNode resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name)) {
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /** The body as an object; a body of nothing is an empty object, anything else is empty. */
  static Optional<ObjectNode> readObject(String body) {
    if (body.isBlank()) {
      return Optional.of(object());
    }
    try {
      JsonNode node = MAPPER.readTree(body);
      return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The body with a text field, wherever it is, set to something else. */
  static String withText(String body, String name, String value) {
    ObjectNode root = readObject(body).orElseGet(Json::object);
    owner(root, name).ifPresent(owner -> owner.put(name, value));
    return root.toString();
  }

  /** The body without a field, wherever it is. */
  static String without(String body, String name) {
    ObjectNode root = readObject(body).orElseGet(Json::object);
    owner(root, name).ifPresent(owner -> owner.remove(name));
    return root.toString();
  }

  private static Optional<ObjectNode> owner(ObjectNode root, String name) {
    return Optional.ofNullable(root.findParent(name));
  }
}
