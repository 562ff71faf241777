package io.github.cdksecurityhub.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON in ASCII alone: anything else could steer a terminal or read as something else. */
public final class JsonText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter WRITER =
      JSON.writerWithDefaultPrettyPrinter()
          .with(JsonWriteFeature.ESCAPE_NON_ASCII)
          .with(new EscapedDelete());

  private static final class EscapedDelete extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return null;
    }
  }

  private JsonText() {}

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Returns the document, indented, a line each. */
  public static List<String> lines(JsonNode document) {
    try {
      return WRITER.writeValueAsString(document).lines().toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
