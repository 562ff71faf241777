package io.github.cdksecurityhub.cli.console;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON in ASCII alone: anything else could steer a terminal or read as something else. */
public final class JsonText {
  private static final JSON WRITER =
      JSON.builder(new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
          .enable(JSON.Feature.PRETTY_PRINT_OUTPUT)
          .enable(JSON.Feature.WRITE_NULL_PROPERTIES)
          .build();

  private JsonText() {}

  /** Returns an object of names, each with its value behind it, in this order. */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  /** Escapes also the one control character of ASCII that the writer leaves as it is. */
  public static List<String> lines(JsonValue document) {
    try {
      return WRITER.asString(document.raw()).replace("\u007f", "\\u007F").lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonValue read(Path file, String what) {
    try {
      return JsonValue.parse(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw unreadable(file, what, "it is not JSON", e);
    } catch (IOException e) {
      throw unreadable(file, what, TextFile.why(e), e);
    }
  }

  private static CommandException unreadable(Path file, String what, String why, Exception e) {
    return new CommandException("Cannot read the %s in %s: %s.".formatted(what, file, why), e);
  }
}
