package io.github.cdksecurityhub.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.drift.StackStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two requests that are written by hand, over a real connection. */
@Timeout(30)
class SignedRequestsTest {
  private static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/A/b-c";
  private static final String TAKEN = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}";
  private static final String STACK_ANSWER =
      """
      <DescribeStacksResponse><DescribeStacksResult><Stacks><member>
      <Description>&lt;StackStatus&gt;X&lt;/StackStatus&gt;</Description>
      <LastUpdatedTime>2026-01-02T03:04:05.678Z</LastUpdatedTime>
      <StackStatus>UPDATE_COMPLETE</StackStatus>
      </member></Stacks></DescribeStacksResult></DescribeStacksResponse>""";

  private static RawServer server;
  private final FakeClock clock = new FakeClock();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void start() throws IOException {
    server = new RawServer();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void fresh() {
    server.fresh();
    environment.put("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "example-secret");
    environment.put("AWS_SESSION_TOKEN", "example-token");
    environment.put("AWS_ENDPOINT_URL", server.url());
  }

  private EventBus bus() {
    return new EventBus(clock, "eu-west-1", environment::get);
  }

  private StackStatus standing() throws Exception {
    return new Stacks(clock, "eu-west-1", environment::get).standing(STACK);
  }

  @Test
  void anEventIsPutSignedForTheBusInTheFunctionsRegion() throws Exception {
    server.usually(RawServer.reply(200, TAKEN));

    bus().put(List.of("{\"state\":\"DRIFTED\"}"));

    RawServer.Request request = server.requests().get(0);
    assertThat(request.line()).isEqualTo("POST / HTTP/1.1");
    assertThat(request.header("X-Amz-Target")).isEqualTo("AWSEvents.PutEvents");
    assertThat(request.header("Content-Type")).isEqualTo("application/x-amz-json-1.1");
    assertThat(request.header("X-Amz-Security-Token")).isEqualTo("example-token");
    assertThat(request.header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/")
        .contains("/eu-west-1/events/aws4_request");
    assertThat(request.text())
        .isEqualTo(
            """
            {"Entries":[{"Source":"io.github.cdksecurityhub",\
            "DetailType":"Security Hub Organization Configuration Drift",\
            "Detail":"{\\"state\\":\\"DRIFTED\\"}"}]}""");
  }

  @Test
  void moreThanTenEventsAreSeveralRequests() throws Exception {
    server.usually(RawServer.reply(200, TAKEN));

    bus().put(Collections.nCopies(33, "{}"));

    assertThat(server.requests()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}]} | InternalFailure",
        "{}                                                                        | {}",
        "{\"FailedEntryCount\":\"0\"}                                              | FailedEntryCount",
      })
  void whateverDoesNotSayThatNoneFailedIsAFailure(String answer, String told) {
    server.usually(RawServer.reply(200, answer));

    assertThatThrownBy(() -> bus().put(List.of("{}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(told);
  }

  @Test
  void theStackIsAskedForByItsArnAndUnderstood() throws Exception {
    server.usually(RawServer.reply(200, STACK_ANSWER));

    assertThat(standing())
        .isEqualTo(new StackStatus("UPDATE_COMPLETE", "2026-01-02T03:04:05.678Z"));
    assertThat(server.requests().get(0).header("Authorization"))
        .contains("/eu-west-1/cloudformation/aws4_request");
    assertThat(server.requests().get(0).text())
        .isEqualTo(
            "Action=DescribeStacks&Version=2010-05-15&StackName="
                + "arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack%2FA%2Fb-c");
  }

  @Test
  void aStackThatWasNeverUpdatedHasNoTimeOfIt() throws Exception {
    server.usually(RawServer.reply(200, "<StackStatus>CREATE_COMPLETE</StackStatus>"));

    assertThat(standing()).isEqualTo(new StackStatus("CREATE_COMPLETE", ""));
  }

  @Test
  void anAnswerWithoutAStatusIsNoAnswer() {
    server.usually(RawServer.reply(200, "<html>Welcome</html>"));

    assertThatThrownBy(this::standing).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({"500, InternalFailure", "503, ''", "429, ''", "400, ThrottlingException"})
  void whatPassesByItselfIsTriedAgain(int status, String body) throws Exception {
    server.next(RawServer.reply(status, body), RawServer.reset());
    server.usually(RawServer.reply(200, STACK_ANSWER));

    assertThat(standing().status()).isEqualTo("UPDATE_COMPLETE");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aDenialIsToldAtOnceInTheServicesWords() {
    server.usually(RawServer.reply(403, "<Code>AccessDenied</Code>"));

    assertThatThrownBy(this::standing)
        .hasMessage(
            "Cannot call cloudformation in eu-west-1: HTTP status 403 with:"
                + " <Code>AccessDenied</Code>");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsNotFollowedAnywhere(int status) throws IOException {
    try (RawServer elsewhere = new RawServer()) {
      server.usually(RawServer.reply(status, "", "Location: " + elsewhere.url() + "/"));

      assertThatThrownBy(this::standing).hasMessageContaining("HTTP status " + status);
      assertThat(server.requests()).hasSize(1);
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void aServiceThatStaysAwayIsGivenUp() {
    server.usually(RawServer.reply(503, "busy"));

    assertThatThrownBy(this::standing).hasMessageContaining("busy");
    assertThat(server.requests()).hasSize(4);
    assertThat(clock.passed()).hasSeconds(3);
  }

  @Test
  void aServicesOwnEndpointGoesBeforeTheOneForAll() throws Exception {
    server.usually(RawServer.reply(200, STACK_ANSWER));
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    environment.put("AWS_ENDPOINT_URL_CLOUDFORMATION", server.url());

    assertThat(standing().status()).isEqualTo("UPDATE_COMPLETE");
  }
}
