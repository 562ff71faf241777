package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomResourceEventTest {
  private static final String ID =
      "123456789012/eu-west-1/securityhub-organization-configuration/CENTRAL";
  private static final byte[] REAL =
      Events.json(
          "Update",
          Events.URL,
          ID,
          Events.properties(
              "eu-west-1",
              OrganizationConfiguration.decode("LOCAL,true,NONE").orElseThrow(),
              OnDelete.RESTORE));

  private static CustomResourceEvent read(byte[] json) throws IOException {
    return CustomResourceEvent.read(new ByteArrayInputStream(json));
  }

  private static CustomResourceEvent read(String json) throws IOException {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String real() {
    return new String(REAL, StandardCharsets.UTF_8);
  }

  private static CustomResourceEvent withField(String field) throws IOException {
    return read("{" + field + "," + real().substring(1));
  }

  private static CustomResourceEvent withProperties(String properties) throws IOException {
    String real = real();
    return read(real.substring(0, real.indexOf("{", 1)) + properties + "}");
  }

  /** Refuses without quoting the event, which contains the ResponseURL. */
  private static void assertRefused(byte[] event) {
    Throwable thrown = catchThrowable(() -> read(event));
    assertThat(thrown).isInstanceOf(IOException.class).hasNoCause();
    assertThat(thrown.getMessage()).doesNotContain("http", "amazonaws", "X-Amz", "Signature");
  }

  @Test
  void aRealEventIsReadInFull() throws IOException {
    CustomResourceEvent event = read(REAL);
    assertThat(event.requestType()).isEqualTo(RequestType.UPDATE);
    assertThat(event.responseUrl().toUrl()).hasToString(Events.URL);
    assertThat(event.stackId()).isEqualTo(Events.STACK);
    assertThat(event.requestId()).isEqualTo("0f5c4b1e-request");
    assertThat(event.logicalResourceId()).isEqualTo("SecurityHubeuwest1");
    assertThat(event.physicalResourceId()).isEqualTo(ID);
    assertThat(event.region()).isEqualTo("eu-west-1");
    assertThat(event.properties()).hasSize(8).containsEntry("AutoEnable", "true");
    assertThat(event.toString()).doesNotContain("X-Amz", "Signature");
  }

  @Test
  void aCreateHasNoPhysicalResourceIdYet() throws IOException {
    String create = real().replace("\"Update\"", "\"Create\"");
    assertThat(read(create.replace("PhysicalResourceId", "Other")).physicalResourceId()).isEmpty();
  }

  @Test
  void anEventThatIsCutIsRefused() {
    for (int length = 0; length < REAL.length; length++) {
      assertRefused(Arrays.copyOf(REAL, length));
    }
  }

  @Test
  void anEventWithBrokenBytesIsReadOrRefused() {
    Random random = new Random(4711);
    for (int i = 0; i < 5_000; i++) {
      byte[] broken = REAL.clone();
      for (int each = random.nextInt(3); each >= 0; each--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      if (catchThrowable(() -> read(broken)) != null) {
        assertRefused(broken);
      }
    }
  }

  @Test
  void noiseAndBrokenUtf32AreRefused() {
    Random random = new Random(4712);
    for (int i = 0; i < 5_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      assertRefused(noise);
    }
    byte[] utf32 = real().getBytes(Charset.forName("UTF-32BE"));
    assertRefused(Arrays.copyOf(utf32, utf32.length - 3));
    utf32[8] = 0x7f;
    assertRefused(utf32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "\"text\"", "42", "[{}]", "{]", "{}", "{'a':'b'}", "<html/>"})
  void whatIsNoEventIsRefused(String text) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void malformedJsonIsReportedAndNotQuoted() {
    assertThatThrownBy(() -> read("{\n \"RequestType\": Create}"))
        .hasMessage("The event is not a JSON object.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RequestType",
        "ResponseURL",
        "StackId",
        "RequestId",
        "LogicalResourceId",
        "PhysicalResourceId"
      })
  void aMissingFieldIsNamed(String name) {
    String field = "\"" + name + "\":\"";
    int start = real().indexOf(field);
    int end = real().indexOf('"', start + field.length()) + 1;
    for (String value : List.of("\"\"", "null", "1", "[\"x\"]", "{\"a\":\"x\"}")) {
      String event =
          real().substring(0, start) + '"' + name + "\":" + value + real().substring(end);
      assertThatThrownBy(() -> read(event))
          .isInstanceOf(IOException.class)
          .hasMessage("The event has no " + name + ".");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "UPDATE", "Read", "Create ", "Créer"})
  void anUnknownRequestTypeIsRefused(String type) {
    assertThatThrownBy(() -> read(real().replace("\"Update\"", "\"" + type + "\"")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("RequestType");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RequestType", "ResponseURL", "ResourceProperties"})
  void aRepeatedFieldIsRefused(String name) {
    assertThatThrownBy(() -> withField("\"" + name + "\":\"Delete\""))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void deepNestingIsRefused(String open) {
    assertThatThrownBy(() -> withField("\"Deep\":" + open.repeat(100_000)))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1e400", "true", "null", "\"x\"", "[1,{}]", "{\"RequestType\":1}"})
  void unknownFieldsAreSkipped(String value) throws IOException {
    assertThat(withField("\"Unknown\":" + value).requestType()).isEqualTo(RequestType.UPDATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"x\"", "5", "true"})
  void propertiesThatAreNoObjectAreNone(String value) throws IOException {
    assertThat(withProperties(value).properties()).isEmpty();
  }

  @Test
  void onlyScalarsHaveAText() throws IOException {
    assertThat(withProperties("{\"a\":true,\"b\":1,\"c\":null,\"d\":[1],\"e\":{}}").properties())
        .containsOnly(
            entry("a", "true"),
            entry("b", "1"),
            entry("c", "(not a string)"),
            entry("d", "(not a string)"),
            entry("e", "(not a string)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1/../x", "EU-WEST-1", "x y", "", "<script>", "a.b"})
  void aRegionThatIsNoneIsUnknownInMessages(String region) throws IOException {
    assertThat(withProperties("{\"Region\":\"" + region + "\"}").region()).isEqualTo("unknown");
  }
}
