package io.github.cdksecurityhub.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the body of a refused PUT has, which distinguishes a 400 that passes from one that stays.
 */
class S3ErrorTest {

  @Tag("R47")
  @Test
  void aSlowPutGetsTheCodeRequestTimeout() {
    assertThat(S3Error.of(S3Error.REQUEST_TIMEOUT).xml())
        .contains("<Code>RequestTimeout</Code><Message>Your socket connection to the server");
  }

  @Test
  void aRefusalHasItsCodeAndItsMessage() {
    assertThat(S3Error.of("503 SlowDown")).isEqualTo(new S3Error("SlowDown", ""));
    assertThat(S3Error.of("403 SignatureDoesNotMatch: the URL is not as it was given"))
        .isEqualTo(new S3Error("SignatureDoesNotMatch", "the URL is not as it was given"));
  }

  @Test
  void aRefusalWithoutACodeIsAnInvalidRequest() {
    assertThat(S3Error.of("400 FAILED without a Reason"))
        .isEqualTo(new S3Error("InvalidRequest", "FAILED without a Reason"));
  }
}
