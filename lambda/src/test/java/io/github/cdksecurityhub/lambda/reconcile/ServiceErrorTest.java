package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The service's words, with as much around them as there is. */
class ServiceErrorTest {

  @Test
  void aTextIsItself() {
    assertThat(ServiceError.ofText("Connection reset")).hasToString("Connection reset");
    assertThat(ServiceError.ofText("")).hasToString("");
  }

  @Test
  void theCodeComesFirst() {
    assertThat(new ServiceError(409, "ResourceConflictException", "busy", "r-1"))
        .hasToString("ResourceConflictException: busy (request r-1)");
    assertThat(new ServiceError(409, "ResourceConflictException", "", ""))
        .hasToString("ResourceConflictException");
  }

  @Test
  void withoutACodeTheStatusStandsInForIt() {
    assertThat(new ServiceError(503, "", "", "")).hasToString("HTTP 503");
    assertThat(new ServiceError(403, "", "no", "")).hasToString("HTTP 403: no");
  }
}
