package io.github.cdksecurityhub.lambda.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came back. */
class ReplyTest {

  @ParameterizedTest
  @CsvSource({
    "199,false",
    "200,true",
    "204,true",
    "299,true",
    "300,false",
    "404,false",
    "503,false"
  })
  void successIsAStatusOfTwoHundredAndSome(int status, boolean success) {
    assertThat(new Reply(status, Map.of(), new byte[0]).isSuccess()).isEqualTo(success);
  }

  @Test
  void aHeaderThatDidNotComeIsEmptyAndTheBodyIsUnicode() {
    Reply reply = new Reply(200, Map.of("a", "b"), "\u6f22".getBytes(StandardCharsets.UTF_8));
    assertThat(reply.header("a")).isEqualTo("b");
    assertThat(reply.header("c")).isEmpty();
    assertThat(reply.text()).isEqualTo("\u6f22");
  }
}
