package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PUT of the response over a real connection (R37). */
@Tag("R37")
@Tag("R47")
class ResponseSenderTest {
  private static final String PATH =
      "/arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack/S/guid%7Cx%2fY+z?X-Amz-Signature=5ec2e7%2B&X-Amz-Date=a%20b";
  private static final Response RESPONSE = Response.failed("漢🦔", "id");

  private final FakeClock clock = new FakeClock();
  @AutoClose private final RawServer server = new RawServer();
  private String url = server.url();

  private CustomResourceEvent event() {
    return Events.event(RequestType.CREATE, url + PATH, "", Map.of());
  }

  private void send(Duration remaining) throws IOException {
    try {
      new ResponseSender(clock, clock.now().plus(remaining)).send(event(), RESPONSE);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing interrupts this test", e);
    }
  }

  private IOException failsToSend(Duration remaining) {
    IOException e = catchThrowableOfType(IOException.class, () -> send(remaining));
    assertThat(e).isNotNull().hasMessageStartingWith("Cannot send the response");
    assertThat(e.getMessage()).doesNotContain("X-Amz", "5ec2e7", "127.0.0.1", "arn");
    assertThat(e.getCause()).as("a cause could quote the URL").isNull();
    return e;
  }

  @Test
  void theRequestIsOneThatAPresignedUrlAllows() throws IOException {
    send(Duration.ofSeconds(30));
    byte[] body = RESPONSE.toJson(event());
    assertThat(server.requests()).hasSize(1);
    RawServer.Request request = server.requests().get(0);
    assertThat(request.line()).isEqualTo("PUT " + PATH + " HTTP/1.1");
    assertThat(request.header("Content-Length")).isEqualTo(Integer.toString(body.length));
    assertThat(request.header("Transfer-Encoding")).isEqualTo("absent");
    assertThat(request.header("Content-Type")).isEmpty();
    assertThat(request.header("Expect")).isEqualTo("absent");
    assertThat(request.header("Authorization")).isEqualTo("absent");
    assertThat(request.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204})
  void anyStatusOfSuccessIsOne(int status) throws IOException {
    server.usually(RawServer.reply(status, ""));
    send(Duration.ofSeconds(30));
    assertThat(server.requests()).hasSize(1);
  }

  static Stream<Arguments> retriedFailures() {
    return Stream.of(
        Arguments.of("503", RawServer.reply(503, "Slow down")),
        Arguments.of("500", RawServer.reply(500, "")),
        Arguments.of("429", RawServer.reply(429, "")),
        Arguments.of("408", RawServer.reply(408, "")),
        Arguments.of("R47", RawServer.reply(400, s3Error("RequestTimeout"))),
        Arguments.of("reset", RawServer.reset()),
        Arguments.of("no response", RawServer.silence()),
        Arguments.of("half a status", RawServer.bytes("HTTP/1.1 20")),
        Arguments.of("no HTTP", RawServer.bytes("SSH-2.0-OpenSSH_9.0\r\n\r\n")));
  }

  private static String s3Error(String code) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
        + code
        + "</Code><Message>m</Message><RequestId>r</RequestId></Error>";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("retriedFailures")
  void aPassingFailureIsRetriedWithTheSameBytes(String reason, RawServer.Reaction failure)
      throws IOException {
    server.next(failure, failure, failure);
    send(Duration.ofSeconds(60));
    byte[] body = RESPONSE.toJson(event());
    assertThat(server.requests())
        .hasSize(4)
        .allMatch(request -> java.util.Arrays.equals(request.body(), body))
        .allMatch(request -> request.line().contains(PATH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("retriedFailures")
  void retriesEndBeforeTheFunction(String reason, RawServer.Reaction failure) {
    server.usually(failure);
    failsToSend(Duration.ofSeconds(20));
    assertThat(clock.passed()).isLessThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(server.requests()).hasSizeBetween(4, 20);
  }

  @Test
  void retriesEndAfterTwoMinutesWithGrowingPauses() {
    server.usually(RawServer.reply(503, ""));
    failsToSend(Duration.ofHours(5));
    assertThat(clock.passed()).isBetween(Duration.ofSeconds(100), Duration.ofMinutes(2));
    assertThat(server.requests()).hasSizeLessThan(25);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 411, 499, 300, 301, 302, 307, 308})
  void anyOtherStatusIsFinal(int status) {
    server.usually(RawServer.reply(status, s3Error("AccessDenied"), "Location: /elsewhere"));
    assertThat(failsToSend(Duration.ofSeconds(60)))
        .hasMessageContaining("after 1 attempt(s): HTTP status " + status);
    assertThat(server.requests()).as("no retry, no redirect followed").hasSize(1);
    assertThat(clock.passed()).isZero();
  }

  @Test
  void a400WithoutABodyIsFinal() {
    server.usually(RawServer.reply(400, ""));
    failsToSend(Duration.ofSeconds(60));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a401IsFinalAndSendsNoCredentials() {
    server.usually(RawServer.reply(401, "no", "WWW-Authenticate: Basic realm=\"x\""));
    failsToSend(Duration.ofSeconds(60));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aFinalStatusEndsTheRetries() {
    server.next(RawServer.reply(503, "")).usually(RawServer.reply(403, ""));
    assertThat(failsToSend(Duration.ofSeconds(60))).hasMessageContaining("after 2 attempt(s):");
  }

  @Test
  void aServerThatHangsIsGivenUpInTime() {
    server.usually(RawServer.hang(3_000));
    long begin = System.nanoTime();
    failsToSend(Duration.ofMillis(300));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aRefusedConnectionIsRetried() throws IOException {
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "http://127.0.0.1:" + unused.getLocalPort();
    }
    assertThat(failsToSend(Duration.ofSeconds(20))).hasMessageContaining("ConnectException");
    assertThat(clock.passed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
  }

  @Test
  void withNoTimeLeftItIsSentOnce() throws IOException {
    send(Duration.ZERO);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aSuccessWithALongOrBrokenBodyIsOne() throws IOException {
    server.next(
        RawServer.reply(200, "x".repeat(500_000)),
        RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
    send(Duration.ofSeconds(30));
    send(Duration.ofSeconds(30));
    assertThat(server.requests()).hasSize(2);
  }
}
