package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final byte[] REAL =
      Events.json(
          "Update",
          Events.URL,
          "123456789012/eu-west-1/securityhub-organization-configuration/CENTRAL",
          Events.properties(
              "eu-west-1",
              OrganizationConfiguration.decode("LOCAL,true,NONE").orElseThrow(),
              OnDelete.RESTORE));

  private static CustomResourceEvent read(byte[] json) {
    try {
      return EventReader.read(new ByteArrayInputStream(json));
    } catch (IOException e) {
      throw new AssertionError("memory can be read", e);
    }
  }

  private static CustomResourceEvent read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static CustomResourceEvent withField(String field) {
    String real = new String(REAL, StandardCharsets.UTF_8);
    return read("{" + field + "," + real.substring(1));
  }

  private static void assertDiscreet(CustomResourceEvent event) {
    assertThat(event.problem()).doesNotContain("amazonaws", "X-Amz", "Signature", "http");
    assertThat(event.toString()).doesNotContain("X-Amz", "Signature");
  }

  @Test
  void aRealEventIsReadInFull() throws Exception {
    CustomResourceEvent event = read(REAL);
    assertThat(event.problem()).isEmpty();
    assertThat(event.requestType()).isEqualTo("Update");
    assertThat(event.responseUrl().url()).hasToString(Events.URL);
    assertThat(event.stackId()).isEqualTo(Events.STACK);
    assertThat(event.requestId()).isEqualTo("0f5c4b1e-request");
    assertThat(event.logicalResourceId()).isEqualTo("SecurityHubeuwest1");
    assertThat(event.physicalResourceId()).endsWith("/CENTRAL");
    assertThat(event.region()).isEqualTo("eu-west-1");
    assertThat(event.properties()).hasSize(8);
    assertThat(event.properties().get("AutoEnable"))
        .isEqualTo(new CustomResourceEvent.PropertyValue("true", true));
    assertDiscreet(event);
  }

  @Test
  void cutAtAnyByteItIsAProblemThatHoldsNothingOfTheUrl() {
    for (int length = 0; length < REAL.length; length++) {
      CustomResourceEvent event = read(Arrays.copyOf(REAL, length));
      assertThat(event.problem()).as("cut after %d bytes", length).isNotEmpty();
      assertDiscreet(event);
    }
  }

  /** Where the URL was whole, the answer can be delivered; where it was not, it goes nowhere. */
  @Test
  void cutAtAnyByteTheUrlIsWholeOrAbsent() throws Exception {
    String real = new String(REAL, StandardCharsets.UTF_8);
    int end = real.indexOf(Events.URL) + Events.URL.length() + 1;
    for (int length = 0; length < REAL.length; length++) {
      ResponseUrl url = read(Arrays.copyOf(REAL, length)).responseUrl();
      if (length < end) {
        assertThat(url.problem()).as("cut after %d bytes", length).isNotEmpty();
      } else {
        assertThat(url.url()).as("cut after %d bytes", length).hasToString(Events.URL);
      }
    }
  }

  @Test
  void anyByteReplacedByAnythingIsAnEventOrAProblemButNeverAnException() {
    Random random = new Random(4711);
    for (int i = 0; i < 5_000; i++) {
      byte[] broken = REAL.clone();
      for (int each = random.nextInt(3); each >= 0; each--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(broken).problem()).doesNotContain("X-Amz", "Signature");
    }
  }

  @Test
  void nothingButNoiseIsAProblemButNeverAnException() {
    Random random = new Random(4712);
    for (int i = 0; i < 5_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      assertThat(read(noise).problem()).isNotEmpty();
    }
  }

  /** An encoding of four bytes that breaks off or leaves Unicode is malformed like any other. */
  @Test
  void brokenUtf32IsAProblemButNeverAnException() {
    byte[] utf32 =
        "{\"RequestType\":\"Create\"}".getBytes(java.nio.charset.Charset.forName("UTF-32BE"));
    utf32[8] = 0x7f;
    assertThat(read(utf32).problem()).isNotEmpty();
    assertThat(read(Arrays.copyOf(utf32, utf32.length - 3)).problem()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "\"text\"",
        "42",
        "[]",
        "[{}]",
        "{",
        "}",
        "{]",
        "{\"RequestType\"}",
        "{\"RequestType\":}",
        "{\"RequestType\":\"Create\",}",
        "{'RequestType':'Create'}",
        "{RequestType:\"Create\"}",
        "{} {}",
        "{}x",
        "{\"a\":NaN}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "<html></html>"
      })
  void whatIsNotOneJsonObjectIsAProblem(String text) {
    assertThat(read(text).problem()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"RequestType\":\"Delete\"",
        "\"ResponseURL\":\"https://elsewhere.example/\"",
        "\"PhysicalResourceId\":\"x\"",
        "\"ResourceProperties\":{\"SchemaVersion\":\"1\"}",
        "\"ResourceProperties\":null"
      })
  void aFieldThatStandsTwiceIsAProblem(String field) {
    assertThat(withField(field).problem()).isNotEmpty();
  }

  @Test
  void aPropertyThatStandsTwiceIsAProblem() {
    assertThat(
            read("{\"ResourceProperties\":{\"Region\":\"eu-west-1\",\"Region\":\"us-east-1\"}}")
                .problem())
        .isNotEmpty();
  }

  @Test
  void depthWithoutEndIsAProblemNotAStackOverflow() {
    for (String open : List.of("[", "{\"a\":")) {
      String deep = open.repeat(100_000);
      assertThat(withField("\"Deep\":" + deep).problem()).isNotEmpty();
      assertThat(read("{\"ResourceProperties\":{\"Region\":" + deep).problem()).isNotEmpty();
    }
  }

  @Test
  void modestDepthInAnUnknownFieldIsSkipped() {
    CustomResourceEvent event = withField("\"Deep\":" + "[".repeat(200) + "]".repeat(200));
    assertThat(event.problem()).isEmpty();
    assertThat(event.requestType()).isEqualTo("Update");
  }

  @Test
  void unknownFieldsOfEveryTypeAreSkipped() {
    for (String value :
        List.of("1", "1e400", "true", "null", "\"x\"", "[1,{}]", "{\"RequestType\":\"x\"}")) {
      CustomResourceEvent event = withField("\"Unknown\":" + value);
      assertThat(event.problem()).as(value).isEmpty();
      assertThat(event.requestType()).as(value).isEqualTo("Update");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "null", "[\"Create\"]", "{\"a\":\"Create\"}"})
  void aTextFieldOfAnotherTypeCountsAsAbsent(String value) {
    CustomResourceEvent event =
        read("{\"RequestType\":" + value + ",\"ResponseURL\":" + value + "}");
    assertThat(event.requestType()).isEmpty();
    assertThat(event.responseUrl().problem()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"x\"", "5", "true"})
  void propertiesThatAreNoObjectAreNone(String value) {
    assertThat(read("{\"ResourceProperties\":" + value + "}").properties()).isEmpty();
  }

  @Test
  void scalarsThatAreNoStringsKeepTheirTextAndAllElseIsMarked() {
    CustomResourceEvent event =
        read("{\"ResourceProperties\":{\"a\":true,\"b\":1,\"c\":null,\"d\":[1],\"e\":{\"f\":2}}}");
    assertThat(event.problem()).isEmpty();
    assertThat(event.text("a")).isEqualTo("true");
    assertThat(event.text("b")).isEqualTo("1");
    for (String other : List.of("c", "d", "e")) {
      assertThat(event.properties().get(other).isScalar()).as(other).isFalse();
    }
  }

  @Test
  void oddUnicodeComesThroughAsItIs() {
    CustomResourceEvent event =
        read(
            "\ufeff{\"StackId\":\"\\u0000\\ud83e\\udd94 \u2028\u202e\ufffe\",\"RequestId\":\"\\ud800\"}");
    assertThat(event.problem()).isEmpty();
    assertThat(event.stackId()).isEqualTo("\u0000\ud83e\udd94 \u2028\u202e\ufffe");
    assertThat(event.requestId()).isEqualTo("\ud800");
  }

  @Test
  void aHugeEventIsReadOrAProblem() {
    assertThat(withField("\"Huge\":\"" + "x".repeat(5_000_000) + "\"").requestType())
        .isEqualTo("Update");
    assertThat(withField("\"" + "n".repeat(200_000) + "\":1").problem()).isNotEmpty();
    assertThat(withField("\"N\":" + "9".repeat(100_000)).problem()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1/../x", "EU-WEST-1", "x y", "", "<script>", "a.b"})
  void aRegionThatCanBeNoneIsUnknownInMessages(String region) {
    assertThat(read("{\"ResourceProperties\":{\"Region\":\"" + region + "\"}}").region())
        .isEqualTo("unknown");
  }

  @Test
  void aProblemIsToldByItsPlace() {
    assertThat(read("{\n \"RequestType\": Create}").problem())
        .isEqualTo("malformed JSON at line 2, column 24");
  }

  @Test
  void halfACharacterInAFieldThatNobodyReadsIsAProblemToo() {
    byte[] broken = REAL.clone();
    int at = new String(REAL, StandardCharsets.UTF_8).indexOf("Custom::");
    broken[at] = (byte) 0xed;
    broken[at + 1] = (byte) 0xa0;
    broken[at + 2] = (byte) 0x80;
    assertThat(read(broken).problem()).isEqualTo("malformed Unicode");
    assertThat(read(broken).requestType()).isEqualTo("Update");
  }
}
