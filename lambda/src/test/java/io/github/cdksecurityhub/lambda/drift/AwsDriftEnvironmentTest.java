package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** EventBridge through the SDK's client, over a real connection. */
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AwsDriftEnvironmentTest {
  private final FakeClock clock = new FakeClock();
  private RawServer server;
  private AwsDriftEnvironment aws;

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
    System.setProperty("aws.endpointUrl", server.url());
    aws =
        new AwsDriftEnvironment(
            clock,
            "eu-west-1",
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create("ASIAEXAMPLE", "example-secret", "example-token")));
  }

  @AfterEach
  void stop() {
    System.clearProperty("aws.endpointUrl");
    server.close();
  }

  private static String results(String... entries) {
    long failed = List.of(entries).stream().filter(each -> each.contains("ErrorCode")).count();
    return "{\"FailedEntryCount\":%d,\"Entries\":[%s]}"
        .formatted(failed, String.join(",", entries));
  }

  private static final String PUT = "{\"EventId\":\"1\"}";
  private static final String FAILED = "{\"ErrorCode\":\"InternalFailure\"}";

  @Test
  void anEventIsPutSignedForTheBusInTheFunctionsRegion() throws Exception {
    server.usually(RawServer.reply(200, results(PUT)));

    aws.publish(List.of("{\"state\":\"DRIFTED\"}"));

    RawServer.Request request = server.requests().get(0);
    assertThat(request.header("X-Amz-Target")).isEqualTo("AWSEvents.PutEvents");
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
    String ten = results(Collections.nCopies(10, PUT).toArray(String[]::new));
    String three = results(PUT, PUT, PUT);
    server.next(
        RawServer.reply(200, ten),
        RawServer.reply(200, ten),
        RawServer.reply(200, ten),
        RawServer.reply(200, three));

    aws.publish(Collections.nCopies(33, "{}"));

    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void onlyEntriesThatFailedAreSentAgain() throws Exception {
    server.next(
        RawServer.reply(200, results(PUT, FAILED, PUT, FAILED)),
        RawServer.reply(200, results(FAILED, PUT)),
        RawServer.reply(200, results(PUT)));

    aws.publish(List.of("\"a\"", "\"b\"", "\"c\"", "\"d\""));

    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().get(1).text()).contains("\"b", "\"d").doesNotContain("\"a", "\"c");
    assertThat(server.requests().get(2).text()).contains("\"b").doesNotContain("\"d");
    assertThat(clock.passed()).hasMillis(1500);
  }

  @Test
  void aRequestThatKeepsFailingDoesNotStopTheOthers() {
    server.next(
        RawServer.reply(400, "{\"__type\":\"ValidationException\"}"),
        RawServer.reply(200, results(PUT)));

    assertThatThrownBy(() -> aws.publish(Collections.nCopies(11, "{}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("400");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void noEventIsNoRequest() throws Exception {
    aws.publish(List.of());

    assertThat(server.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}]}",
        "{}",
        "{\"FailedEntryCount\":0,\"Entries\":[]}",
        "{\"Entries\":[{}]}",
        "<html>Welcome</html>"
      })
  void anEntryWithoutAnEventIdIsReportedAfterFourAttempts(String response) {
    server.usually(RawServer.reply(200, response));

    assertThatThrownBy(() -> aws.publish(List.of("{}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot publish every event");
    assertThat(server.requests()).hasSizeBetween(1, 4);
  }
}
