package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.securityhub.JsonObject.UnexpectedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer's JSON: all that is there, by field and kind, and nothing that is not. */
class JsonObjectTest {
  private static final String OF_EVERY_KIND =
      "{\"text\":\"a\",\"true\":true,\"false\":false,\"number\":-1.5e3,\"null\":null,"
          + "\"object\":{\"text\":\"b\"},\"list\":[{\"text\":\"c\"},{}],\"empty\":[]}";

  private static JsonObject read(String json) throws UnexpectedException {
    return JsonObject.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertUnexpected(String message, ThrowingCallable reading) {
    assertThatThrownBy(reading).isInstanceOf(UnexpectedException.class).hasMessage(message);
  }

  @Test
  void aFieldIsReadAsWhatItIs() throws Exception {
    JsonObject answer = read(OF_EVERY_KIND);
    assertThat(answer.text("text")).contains("a");
    assertThat(answer.bool("true")).contains(true);
    assertThat(answer.bool("false")).contains(false);
    assertThat(answer.object("object").orElseThrow().text("text")).contains("b");
    assertThat(answer.objects("list")).hasSize(2);
    assertThat(answer.objects("list").get(0).text("text")).contains("c");
    assertThat(answer.objects("empty")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "absent"})
  void nullIsAsGoodAsAbsent(String field) throws Exception {
    JsonObject answer = read(OF_EVERY_KIND);
    assertThat(answer.text(field)).isEmpty();
    assertThat(answer.bool(field)).isEmpty();
    assertThat(answer.object(field)).isEmpty();
    assertThat(answer.objects(field)).isEmpty();
    assertThat(answer.lenientText(field)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true,true",
    "false,false",
    "number,a number",
    "object,an object",
    "list,a list",
    "empty,a list"
  })
  void whatShouldBeTextAndIsNotIsNamedByItsKind(String field, String kind) throws Exception {
    JsonObject answer = read(OF_EVERY_KIND);
    assertUnexpected("The answer's " + field + " is " + kind + ".", () -> answer.text(field));
    assertThat(answer.lenientText(field)).isEmpty();
  }

  @Test
  void nothingIsTakenForAnotherKind() throws Exception {
    JsonObject answer = read(OF_EVERY_KIND);
    assertUnexpected("The answer's text is a text.", () -> answer.bool("text"));
    assertUnexpected("The answer's list is a list.", () -> answer.object("list"));
    assertUnexpected("The answer's object is an object.", () -> answer.objects("object"));
    assertThat(answer.lenientText("text")).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[null]", "[{},null]", "[\"a\"]", "[[{}]]", "[1]", "[true]"})
  void aListOfAnythingButObjectsIsNotReadInPart(String list) throws Exception {
    JsonObject answer = read("{\"it\":" + list + "}");
    assertUnexpected(
        "The answer's it is a list of other than objects.", () -> answer.objects("it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t", "{}", " { } "})
  void anEmptyAnswerHasNoFields(String json) throws Exception {
    assertThat(read(json).text("any")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "5", "\"text\"", "[]", "[{}]"})
  void anAnswerThatIsNoObjectIsNone(String json) {
    assertUnexpected("The answer is no JSON object.", () -> read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{",
        "{\"a\":",
        "{\"a\":tr",
        "[1,",
        "}",
        "{\"a\":1}}",
        "{} x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":1,}",
        "\u0000"
      })
  void whatIsBrokenOrAmbiguousIsNoJson(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UnexpectedException.class)
        .hasMessageMatching("The answer is no JSON \\((line 1, column \\d+|at its end)\\)\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}{}", "{} []", "{} null"})
  void whatStandsBehindTheEndIsNotPassedOver(String json) {
    assertUnexpected("The answer has something behind its end.", () -> read(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE"})
  void itIsReadInEveryUnicode(String charset) throws Exception {
    byte[] plain = "{\"text\":\"漢🦔\"}".getBytes(Charset.forName(charset));
    byte[] marked = "\uFEFF{\"text\":\"漢🦔\"}".getBytes(Charset.forName(charset));
    assertThat(JsonObject.read(plain).text("text")).contains("漢🦔");
    assertThat(JsonObject.read(marked).text("text")).contains("漢🦔");
  }

  @Test
  void whatIsNoUnicodeIsNoJson() {
    byte[] latin = "{\"text\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> JsonObject.read(latin)).isInstanceOf(UnexpectedException.class);
  }

  @Test
  void depthAndLengthBeyondMeasureAreNoJson() {
    for (String json :
        new String[] {
          "[".repeat(100_000), "{\"a\":".repeat(100_000), "{\"a\":" + "9".repeat(100_000) + "}"
        }) {
      assertThatThrownBy(() -> read(json)).isInstanceOf(UnexpectedException.class);
    }
  }

  @Test
  void anyNumberThatIsNotAskedForDoesNoHarm() throws Exception {
    assertThat(read("{\"a\":1e999999999,\"b\":" + "9".repeat(900) + ",\"c\":\"d\"}").text("c"))
        .contains("d");
  }
}
