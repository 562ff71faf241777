package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads JSON objects strictly, for what we send and log. */
public final class Json {
  private static final ObjectReader OBJECT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .build()
          .readerForMapOf(Object.class);

  private Json() {}

  /** Reads exactly one object of scalars and objects; anything else fails the test. */
  public static Map<String, Object> object(byte[] utf8) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8))
              .toString();
      Map<String, Object> object = OBJECT.readValue(text);
      requireScalars(object);
      return object;
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + new String(utf8, StandardCharsets.UTF_8), e);
    }
  }

  private static void requireScalars(Map<?, ?> object) {
    for (Object value : object.values()) {
      if (value instanceof Map<?, ?> part) {
        requireScalars(part);
      } else {
        assertThat(value).isInstanceOfAny(String.class, Long.class, Boolean.class);
      }
    }
  }
}
