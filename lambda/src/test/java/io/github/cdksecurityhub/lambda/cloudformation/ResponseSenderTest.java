package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseSender.UndeliveredException;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PUT of the answer over a real connection (R37). */
class ResponseSenderTest {
  private static final String PATH =
      "/arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack/S/guid%7Cx%2fY+z?X-Amz-Signature=5ec2e7%2B&X-Amz-Date=a%20b";
  private static final byte[] BODY = "{\"Reason\":\"漢🦔\"}".getBytes(StandardCharsets.UTF_8);

  private final FakeClock clock = new FakeClock();
  private RawServer server;
  private String url;

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
    url = server.url();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void deliver(Duration remaining) throws UndeliveredException {
    try {
      new ResponseSender(clock, clock.now().plus(remaining))
          .deliver(new ResponseUrl(url + PATH), BODY);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this test", e);
    }
  }

  private UndeliveredException failsToDeliver(Duration remaining) {
    UndeliveredException e =
        catchThrowableOfType(UndeliveredException.class, () -> deliver(remaining));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).doesNotContain("X-Amz", "5ec2e7", "127.0.0.1", "arn");
    assertThat(e.getCause()).as("a cause's text could hold the URL").isNull();
    return e;
  }

  @Test
  void thePutIsWhatAPresignedAddressTakes() throws Exception {
    deliver(Duration.ofSeconds(30));
    assertThat(server.requests()).hasSize(1);
    RawServer.Request request = server.requests().get(0);
    assertThat(request.line()).isEqualTo("PUT " + PATH + " HTTP/1.1");
    assertThat(request.header("Content-Length")).isEqualTo(Integer.toString(BODY.length));
    assertThat(request.header("Transfer-Encoding")).isEqualTo("absent");
    assertThat(request.header("Content-Type")).isEmpty();
    assertThat(request.header("Expect")).isEqualTo("absent");
    assertThat(request.header("Authorization")).isEqualTo("absent");
    assertThat(request.body()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204})
  void everySuccessIsOne(int status) throws Exception {
    server.usually(RawServer.reply(status, ""));
    deliver(Duration.ofSeconds(30));
    assertThat(server.requests()).hasSize(1);
  }

  static Stream<Arguments> passingTroubles() {
    return Stream.of(
        Arguments.of("503", RawServer.reply(503, "Slow down")),
        Arguments.of("500", RawServer.reply(500, "")),
        Arguments.of("429", RawServer.reply(429, "")),
        Arguments.of("408", RawServer.reply(408, "")),
        Arguments.of("reset", RawServer.reset()),
        Arguments.of("its response lost", RawServer.silence()),
        Arguments.of("garbage", RawServer.bytes("SSH-2.0-OpenSSH_9.0\r\n\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingTroubles")
  void troubleThatPassesIsOutlivedWithTheSameBytes(String reason, RawServer.Reaction trouble)
      throws Exception {
    server.next(trouble, trouble, trouble);
    deliver(Duration.ofSeconds(60));
    assertThat(server.requests()).hasSize(4).allMatch(it -> it.text().equals(text()));
    assertThat(server.requests()).allMatch(it -> it.line().contains(PATH));
  }

  @Test
  void aResponseThatBreaksOffInItsStatusIsOutlived() throws Exception {
    server.next(RawServer.bytes("HTTP/1.1 20"));
    deliver(Duration.ofSeconds(60));
    assertThat(server.requests()).hasSize(2);
  }

  private static String text() {
    return new String(BODY, StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingTroubles")
  void troubleForEverEndsBeforeTheFunctionDoes(String reason, RawServer.Reaction trouble) {
    server.usually(trouble);
    failsToDeliver(Duration.ofSeconds(20));
    assertThat(clock.passed()).isLessThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(server.requests()).hasSizeBetween(4, 20);
  }

  @Test
  void aBudgetOfHoursIsNotUsedUp() {
    server.usually(RawServer.reply(503, ""));
    failsToDeliver(Duration.ofHours(5));
    assertThat(clock.passed()).isLessThanOrEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 411, 499, 300, 301, 302, 307, 308})
  void aRefusalIsFinalAtOnce(int status) {
    server.usually(RawServer.reply(status, "no", "Location: /elsewhere"));
    assertThat(failsToDeliver(Duration.ofSeconds(60)))
        .hasMessageContaining("HTTP status " + status);
    assertThat(server.requests()).as("not repeated, no redirect followed").hasSize(1);
    assertThat(clock.passed()).isZero();
  }

  @Test
  void aRefusalAsUnauthorizedIsFinalToo() {
    server.usually(RawServer.reply(401, "no", "WWW-Authenticate: Basic realm=\"x\""));
    failsToDeliver(Duration.ofSeconds(60));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRefusalBehindTroubleCountsAllAttempts() {
    server.next(RawServer.reply(503, "")).usually(RawServer.reply(403, ""));
    assertThat(failsToDeliver(Duration.ofSeconds(60))).hasMessageContaining("after 2 attempts:");
  }

  @Test
  void aServerThatSaysNothingIsGivenUpInTime() {
    server.usually(RawServer.hang(3_000));
    long begin = System.nanoTime();
    failsToDeliver(Duration.ofMillis(300));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void nobodyListeningIsTriedAgain() throws IOException {
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "http://127.0.0.1:" + unused.getLocalPort();
    }
    assertThat(failsToDeliver(Duration.ofSeconds(20))).hasMessageContaining("ConnectException");
    assertThat(clock.passed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
  }

  @Test
  void withNoTimeLeftItIsStillTriedOnce() throws Exception {
    deliver(Duration.ZERO);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void thePausesGrow() {
    server.usually(RawServer.reply(503, ""));
    failsToDeliver(Duration.ofSeconds(100));
    assertThat(server.requests()).hasSizeLessThan(20);
  }

  @Test
  void aLongBodyOfSuccessDoesNotHoldItUp() throws Exception {
    server.usually(RawServer.reply(200, "x".repeat(500_000)));
    deliver(Duration.ofSeconds(30));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whatWasAcknowledgedIsDeliveredEvenWhereTheRestOfTheResponseIsMissing() throws Exception {
    server.usually(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
    deliver(Duration.ofSeconds(30));
    assertThat(server.requests()).hasSize(1);
  }
}
