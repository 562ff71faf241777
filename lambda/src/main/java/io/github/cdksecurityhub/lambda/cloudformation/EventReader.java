package io.github.cdksecurityhub.lambda.cloudformation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.PropertyValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads an event as far as it goes: where only its end is broken, the answer can still be
 * delivered.
 *
 * <p>What is wrong is told by line and column alone. The parser's own texts quote the input, and
 * the input holds the ResponseURL.
 */
public final class EventReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, PropertyValue> properties = new LinkedHashMap<>();
  private String problem = "";

  private EventReader() {}

  /**
   * Reads one event.
   *
   * @throws IOException where {@code in} itself can't be read
   */
  public static CustomResourceEvent read(InputStream in) throws IOException {
    EventReader reader = new EventReader();
    byte[] bytes = in.readAllBytes();
    try (JsonParser parser = JSON.createParser(bytes)) {
      reader.readEvent(parser);
      // The parser looks only at what is asked for.
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (JsonProcessingException e) {
      reader.problem = "malformed JSON at " + position(e);
    } catch (IOException e) {
      // The bytes are all here, so it is their encoding that is broken.
      reader.problem = "malformed Unicode";
    }
    return reader.event();
  }

  private static String position(JsonProcessingException e) {
    return e.getLocation() == null
        ? "its end"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private void readEvent(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      problem = "the event is not a JSON object";
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("ResourceProperties") && value == JsonToken.START_OBJECT) {
        readProperties(parser);
      } else if (value == JsonToken.VALUE_STRING) {
        texts.put(name, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      problem = "the event has something behind its end";
    }
  }

  private void readProperties(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      boolean scalar = value.isScalarValue() && value != JsonToken.VALUE_NULL;
      properties.put(name, scalar ? PropertyValue.scalar(parser.getText()) : PropertyValue.other());
      parser.skipChildren();
    }
  }

  private CustomResourceEvent event() {
    return new CustomResourceEvent(
        text("RequestType"),
        new ResponseUrl(text("ResponseURL")),
        text("StackId"),
        text("RequestId"),
        text("LogicalResourceId"),
        text("PhysicalResourceId"),
        properties,
        problem);
  }

  private String text(String field) {
    return texts.getOrDefault(field, "");
  }
}
