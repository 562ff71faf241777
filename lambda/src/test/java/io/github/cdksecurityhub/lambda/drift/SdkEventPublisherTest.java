package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.AwsEndpoint;
import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EventBridge through the SDK's client, over a real connection. */
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SdkEventPublisherTest {
  private final FakeClock clock = new FakeClock();
  @AutoClose private final AwsEndpoint endpoint = new AwsEndpoint();
  private final RawServer server = endpoint.server;
  private final SdkEventPublisher publisher =
      new SdkEventPublisher(clock, "eu-west-1", AwsEndpoint.CREDENTIALS);

  private static String results(String... entries) {
    long failed = List.of(entries).stream().filter(each -> each.contains("ErrorCode")).count();
    return "{\"FailedEntryCount\":%d,\"Entries\":[%s]}"
        .formatted(failed, String.join(",", entries));
  }

  private static final String PUT = "{\"EventId\":\"1\"}";
  private static final String FAILED = "{\"ErrorCode\":\"InternalFailure\"}";

  /** Events of as many Regions, named us-test-1 and so on. */
  private static List<DriftEvent> events(int count) {
    return events(count, "No response.");
  }

  private static List<DriftEvent> events(int count, String reason) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new AccountRegion("123456789012", "us-test-" + i))
        .map(place -> DriftCheck.unreadable(place, DriftScenario.DECLARED, reason))
        .map(drift -> new DriftEvent(drift, DriftScenario.SCHEDULE, "stack", FakeClock.START))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void publish(List<DriftEvent> events) throws IOException, InterruptedException {
    publisher.publish(events, FakeClock.START.plus(Duration.ofMinutes(10)));
  }

  @Test
  void anEventIsPutSignedForTheBusInTheFunctionsRegion() throws Exception {
    server.usually(RawServer.reply(200, results(PUT)));

    publish(events(1));

    RawServer.Request request = server.requests().get(0);
    assertThat(request.header("X-Amz-Target")).isEqualTo("AWSEvents.PutEvents");
    assertThat(request.header("X-Amz-Security-Token")).isEqualTo("example-token");
    assertThat(request.header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/")
        .contains("/eu-west-1/events/aws4_request");
    assertThat(request.text())
        .startsWith(
            """
            {"Entries":[{"Time":1893456000.000,"Source":"io.github.cdksecurityhub",\
            "DetailType":"Security Hub Organization Configuration Drift",\
            "Detail":"{\\"schemaVersion\\":\\"1\\",\\"state\\":\\"UNREADABLE\\",""");
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
    List<DriftEvent> events = events(33);

    publish(events);

    assertThat(server.requests()).hasSize(4);
    assertThat(events).isEmpty();
  }

  /** The entries of a request have a size together, which is that of one entry. */
  @Test
  void largeEventsAreSeveralRequests() throws Exception {
    server.next(RawServer.reply(200, results(PUT, PUT)), RawServer.reply(200, results(PUT)));
    List<DriftEvent> events = events(3, "x".repeat(100_000));

    publish(events);

    assertThat(server.requests())
        .extracting(request -> request.text().length())
        .allSatisfy(length -> assertThat(length).isLessThan(256 * 1024))
        .hasSize(2);
    assertThat(events).isEmpty();
  }

  @Test
  void onlyEntriesThatFailedAreSentAgain() throws Exception {
    server.next(
        RawServer.reply(200, results(PUT, FAILED, PUT, FAILED)),
        RawServer.reply(200, results(FAILED, PUT)),
        RawServer.reply(200, results(PUT)));

    publish(events(4));

    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().get(1).text())
        .contains("test-2", "test-4")
        .doesNotContain("test-1", "test-3");
    assertThat(server.requests().get(2).text()).contains("test-2").doesNotContain("test-4");
    assertThat(clock.passed()).hasMillis(900);
  }

  @Test
  void aRequestThatFailsDoesNotStopTheOthers() {
    server.next(
        RawServer.reply(400, "{\"__type\":\"ValidationException\"}"),
        RawServer.reply(200, results(PUT)));
    server.usually(RawServer.reply(400, "{\"__type\":\"ValidationException\"}"));
    List<DriftEvent> events = events(11);

    assertThatThrownBy(() -> publish(events))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("400");
    assertThat(events).hasSize(10);
  }

  @Test
  void noEventIsNoRequest() throws Exception {
    publish(events(0));

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
  void anEntryWithoutAnEventIdIsReportedAfterThreeMinutes(String response) {
    server.usually(RawServer.reply(200, response));
    List<DriftEvent> events = events(1);

    assertThatThrownBy(() -> publish(events))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot publish every event");
    assertThat(events).hasSize(1);
    assertThat(server.requests()).as("8 s apart at most").hasSize(27);
    assertThat(clock.passed()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
  }

  @Test
  void anOutageOfMinutesLosesNothing() throws Exception {
    for (int i = 0; i < 15; i++) {
      server.next(i % 2 == 0 ? RawServer.reply(503, "") : RawServer.reset());
    }
    server.usually(RawServer.reply(200, results(PUT)));

    publish(events(1));

    assertThat(server.requests()).hasSize(16);
  }

  @Test
  void nothingIsSentAfterTheTimeIsUp() {
    server.usually(RawServer.reply(503, ""));

    assertThatThrownBy(
            () -> publisher.publish(events(1), FakeClock.START.plus(Duration.ofSeconds(1))))
        .hasMessageContaining("503");
    assertThat(clock.passed()).isLessThan(Duration.ofSeconds(1));
  }
}
