package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of an error, with as much as is known of it. */
class ServiceErrorTest {

  @ParameterizedTest
  @CsvSource({
    "0, '', Connection reset, '', Connection reset",
    "0, '', '', '', ''",
    "409, ConflictException, busy, r-1, ConflictException: busy (request r-1)",
    "409, ConflictException, '', '', ConflictException",
    "503, '', '', '', HTTP 503",
    "403, '', no, '', HTTP 403: no"
  })
  void theTextIsCodeOrStatusMessageAndRequestId(
      int status, String code, String message, String requestId, String text) {
    assertThat(new ServiceError(status, code, message, requestId)).hasToString(text);
  }

  @Test
  void aMessageIsSearchedInUpperAndLowerCase() {
    ServiceError error = ServiceError.ofText("Finding AGGREGATOR");
    assertThat(error.messageContains("finding aggregator")).isTrue();
    assertThat(error.messageContains("findings")).isFalse();
  }
}
