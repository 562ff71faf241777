package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.wire.Connections;
import io.github.cdksecurityhub.lambda.wire.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** A refusal's code, text and request id, however they are spelled: what AWS's SDK reads in it. */
class RefusalsTest {
  private static final String NONE = "";

  private static RawServer server;
  private static SecurityHubClient sdk;

  @BeforeAll
  static void start() throws IOException {
    server = new RawServer();
    sdk = SdkOracle.at(server);
  }

  @AfterAll
  static void stop() {
    sdk.close();
    server.close();
  }

  private static ServiceError ours() throws IOException {
    Connections connections = new Connections(Duration.ofSeconds(3), Duration.ofSeconds(10));
    Reply reply = connections.send("GET", URI.create(server.url()), Map.of(), new byte[0]);
    return new Refusals(ErrorFixtures.PLACE).refused(ApiOperation.DESCRIBE, reply).failure().said();
  }

  private static ServiceError bySdk() {
    try {
      sdk.describeOrganizationConfiguration(request -> {});
      throw new AssertionError("it was no refusal");
    } catch (AwsServiceException e) {
      AwsErrorDetails said = e.awsErrorDetails();
      return new ServiceError(
          e.statusCode(), text(said.errorCode()), text(said.errorMessage()), text(e.requestId()));
    }
  }

  private static String text(String nullable) {
    return Optional.ofNullable(nullable).orElse(NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-amzn-ErrorType: Foo",
        "X-AMZN-ERRORTYPE: Foo",
        "x-amzn-ErrorType: Foo:http://internal.amazon.com/coral/com.amazon.coral.validate/",
        "x-amzn-ErrorType: aws.protocoltests#Foo",
        "x-amzn-ErrorType: aws.protocoltests#Foo:http://docs.example/#anchor",
      })
  void aCodeInTheHeaderIsRead(String header) throws IOException {
    server.usually(RawServer.reply(400, "{\"__type\":\"Bar\",\"message\":\"m\"}", header));
    assertThat(ours()).isEqualTo(bySdk()).isEqualTo(new ServiceError(400, "Foo", "m", NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"__type\":\"Foo\"}",
        "{\"__type\":\"aws.protocoltests#Foo\"}",
        "{\"__type\":\"Foo:http://docs.example/\"}",
        "{\"__type\":\"aws.protocoltests#Foo:http://docs.example/\"}",
        "{\"code\":\"Foo\"}",
        "{\"code\":\"Foo\",\"unknown\":[{}],\"message\":null}"
      })
  void aCodeInTheBodyIsRead(String body) throws IOException {
    server.usually(RawServer.reply(400, body));
    assertThat(ours()).isEqualTo(bySdk()).isEqualTo(new ServiceError(400, "Foo", NONE, NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "Message", "errorMessage"})
  void aTextIsReadWhicheverItsName(String name) throws IOException {
    server.usually(RawServer.reply(403, "{\"code\":\"Foo\",\"" + name + "\":\"Worte: 漢🦔\"}"));
    assertThat(ours())
        .isEqualTo(bySdk())
        .isEqualTo(new ServiceError(403, "Foo", "Worte: 漢🦔", NONE));
  }

  @Test
  void aTextInTheHeaderGoesFirst() throws IOException {
    server.usually(RawServer.reply(403, "{\"message\":\"body\"}", "x-amzn-error-message: header"));
    assertThat(ours()).isEqualTo(bySdk()).isEqualTo(new ServiceError(403, NONE, "header", NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-amzn-RequestId", "x-amz-request-id"})
  void theRequestsIdIsReadWhicheverItsName(String name) throws IOException {
    server.usually(RawServer.reply(500, "{}", name + ": 7f3c"));
    assertThat(ours()).isEqualTo(bySdk()).isEqualTo(new ServiceError(500, NONE, NONE, "7f3c"));
  }

  /** As Security Hub's API Reference has it (R2); the SDK reads such a code in the header alone. */
  @Test
  void securityHubsOwnSpellingOfTheCodeIsReadToo() throws IOException {
    server.usually(RawServer.reply(401, "{\"Code\":\"Foo\",\"Message\":\"m\"}"));
    assertThat(ours()).isEqualTo(new ServiceError(401, "Foo", "m", NONE));
  }

  /** A gateway's page, or a body that is cut or contradicts itself, is no words of the service. */
  @ParameterizedTest
  @CsvSource({
    "''",
    "' '",
    "{}",
    "[]",
    "null",
    "<html>Bad Gateway</html>",
    "{\"code\":5}",
    "{\"code\":\"Foo\""
  })
  void aBodyThatSaysNothingLeavesTheStatus(String body) throws IOException {
    server.usually(RawServer.reply(503, body));
    assertThat(ours()).isEqualTo(new ServiceError(503, NONE, NONE, NONE));
    server.usually(RawServer.reply(503, body, "x-amzn-ErrorType: Foo"));
    assertThat(ours()).isEqualTo(new ServiceError(503, "Foo", NONE, NONE));
  }
}
