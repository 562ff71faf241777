package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.UPDATES;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals over the wire: status, code, message and request id arrive (R2 to R4, R40). */
@Tag("R2")
@Tag("R3")
@Tag("R4")
@Tag("R40")
@ResourceLock(Wire.LOCK)
class RefusedRequestTest {
  private final Wire wire = Wire.fresh();

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(500, "InternalServerException", "SERVICE_FAULT"),
        Arguments.of(429, "LimitExceededException", "THROTTLED"),
        Arguments.of(400, "ThrottlingException", "THROTTLED"),
        Arguments.of(400, "InvalidInputException", "REFUSED"),
        Arguments.of(403, "AccessDeniedException", "ACCESS_DENIED"),
        Arguments.of(404, "ResourceNotFoundException", "REFUSED"),
        Arguments.of(400, "DataUnavailableException", "REFUSED"),
        Arguments.of(503, "ServiceUnavailable", "SERVICE_FAULT"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorKeepsItsStatusCodeTextAndRequestIdAndIsNeverRepeatedHere(
      int status, String code, String cause) {
    for (String what : List.of("describe", "home", "LOCAL,true,NONE", "CENTRAL")) {
      wire.server.fresh().usually(error(status, code, "Worte: 漢🦔"));
      List<String> failed = wire.ask(HOME, what);
      assertThat(failed)
          .as(what)
          .startsWith(cause, Integer.toString(status), code, "Worte: 漢🦔", "7f3c-request");
      wire.onlyRequest();
    }
  }

  /** Those that the SDK has a class for, those of other operations and an unknown one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccessDeniedException",
        "ConflictException",
        "DataUnavailableException",
        "InternalException",
        "InternalServerException",
        "InvalidAccessException",
        "InvalidInputException",
        "LimitExceededException",
        "OrganizationNotFoundException",
        "ResourceConflictException",
        "ResourceInUseException",
        "ResourceNotFoundException",
        "ServiceQuotaExceededException",
        "ThrottlingException",
        "ValidationException",
        "NobodyKnowsException"
      })
  void anExceptionOfAnyKindKeepsItsNameAndItsText(String code) {
    wire.server.usually(error(400, code, "the service's message"));
    for (String what : List.of("describe", "home", "policies", "CENTRAL")) {
      assertThat(wire.ask(HOME, what))
          .as(what)
          .containsSubsequence("400", code, "the service's message", "7f3c-request");
    }
  }

  @Test
  void theCodeIsReadFromTheBodyWhereTheHeaderIsMissing() {
    wire.server.usually(
        RawServer.reply(403, "{\"Code\":\"AccessDeniedException\",\"Message\":\"no\"}"));
    assertThat(wire.ask(HOME, "describe").subList(0, 2)).containsExactly("ACCESS_DENIED", "403");
  }

  @Test
  void theCodeIsReadFromTheHeaderWhereTheBodyIsMissing() {
    wire.server.usually(
        RawServer.reply(404, "", "x-amzn-ErrorType: ResourceNotFoundException:http://x/"));
    assertThat(wire.ask(HOME, "describe"))
        .startsWith("REFUSED", "404", "ResourceNotFoundException");
  }

  @ParameterizedTest
  @CsvSource({
    "401,is not an administrator for this organization,NOT_ADMINISTRATOR",
    "401,is not subscribed to AWS Security Hub,NOT_SUBSCRIBED"
  })
  void a401OnARead(int status, String words, String cause) {
    String message = "Account 123456789012 " + words;
    for (String what : List.of("describe", "home")) {
      wire.server.fresh().usually(error(status, "InvalidAccessException", message));
      assertThat(wire.ask(HOME, what)).startsWith(cause, "401", "InvalidAccessException", message);
      wire.onlyRequest();
    }
  }

  /** R40: the client loses the text, so the next read must get the chance to report why. */
  @Tag("R40")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "is not an administrator for this organization",
        "is not subscribed to AWS Security Hub"
      })
  void a401OnUpdateIsLeftToTheNextRead(String text) {
    for (String what : UPDATES) {
      wire.server
          .fresh()
          .usually(error(401, "InvalidAccessException", "Account 123456789012 " + text));
      assertThat(wire.ask(HOME, what))
          .startsWith("UPDATE_REFUSED_WITHOUT_ERROR", "401")
          .endsWith("certain");
      wire.onlyRequest();
    }
  }

  @Test
  void aGatewaysHtmlIsAFaultOfTheService() {
    for (String what : List.of("describe", "home", "CENTRAL")) {
      wire.server.fresh().usually(RawServer.reply(502, "<html>Bad Gateway</html>"));
      assertThat(wire.ask(HOME, what)).startsWith("GATEWAY_FAULT", "502");
      wire.onlyRequest();
    }
  }
}
