package io.github.cdksecurityhub.lambda.wire;

import static io.github.cdksecurityhub.lambda.RawServer.bytes;
import static io.github.cdksecurityhub.lambda.RawServer.keptOpen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.RawServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes back over a connection, and what becomes of the connection. What the JDK settles once
 * per process, {@code KeptConnectionTest} and {@code LostAnswerTest} see in one of their own.
 */
@Timeout(30)
class ConnectionsTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final String TWO_PARTS = "4\r\n{\"a\"\r\n3\r\n:1}\r\n";

  private final RawServer server;
  private final Connections connections = new Connections(PATIENCE, PATIENCE);

  ConnectionsTest() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply get() throws IOException {
    return connections.send("GET", URI.create(server.url() + "/x"), Map.of(), new byte[0]);
  }

  private Reply post(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return connections.send("POST", URI.create(server.url() + "/x"), Map.of(), bytes);
  }

  private void assertNothingStaysOpen() throws InterruptedException {
    for (int i = 0; i < 100 && server.openConnections() > 0; i++) {
      Thread.sleep(10);
    }
    assertThat(server.openConnections()).isZero();
  }

  @Test
  void anAnswerInPartsIsPutTogether() throws IOException {
    server.usually(
        bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + TWO_PARTS + "0\r\n\r\n"));
    assertThat(get().text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void anAnswerWithoutALengthEndsWithItsConnection() throws IOException {
    server.usually(bytes("HTTP/1.1 200 OK\r\n\r\n{}"));
    assertThat(get().text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "200 OK,Content-Length: 99,{}",
    "403 No,Content-Length: 99,{}",
    "200 OK,Transfer-Encoding: chunked,5\\r\\nab",
    "403 No,Transfer-Encoding: chunked,5\\r\\nab",
    "500 No,Transfer-Encoding: chunked,2\\r\\nab\\r\\n",
    "200 OK,Transfer-Encoding: chunked,zz\\r\\n"
  })
  void anAnswerThatBreaksOffIsNone(String status, String length, String body) throws Exception {
    String head = "HTTP/1.1 " + status + "\r\n" + length + "\r\n\r\n";
    server.usually(bytes(head + body.replace("\\r\\n", "\r\n")));
    assertThatThrownBy(this::get)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(Http.NotSentException.class);
    assertNothingStaysOpen();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"})
  void whoGoesQuietIsNotWaitedFor(String beginning) throws Exception {
    server.usually(
        (connection, out) -> {
          bytes(beginning).on(connection, out);
          Thread.sleep(PATIENCE.multipliedBy(3).toMillis());
        });
    assertThatThrownBy(() -> post("{}")).hasMessageContaining("timed out");
    assertThat(server.requests()).hasSize(1);
    assertNothingStaysOpen();
  }

  @Test
  void anAnswerWithoutEndIsNotReadToTheEnd() throws Exception {
    server.usually(
        (connection, out) -> {
          out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          while (true) {
            out.write(new byte[1 << 16]);
          }
        });
    assertThatThrownBy(this::get).hasMessage("the answer does not end");
    assertNothingStaysOpen();
  }

  @ParameterizedTest
  @ValueSource(strings = {"103 Early Hints", "101 Switching Protocols"})
  void whatIsNoAnswerLeavesNoConnectionOpen(String status) throws Exception {
    server.usually(keptOpen(bytes("HTTP/1.1 " + status + "\r\n\r\n")));
    assertThatThrownBy(this::get).hasMessageContaining("status " + status.substring(0, 3));
    assertNothingStaysOpen();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "200 OK\r\nContent-Length: 0\r\n\r\n",
        "204 No Content\r\n\r\n",
        "304 Not Modified\r\n\r\n",
        "401 No\r\nContent-Length: 2\r\n\r\n{}",
        "404 No\r\nContent-Length: 0\r\n\r\n",
        "500 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      })
  void theConnectionServesTheNextRequestWhateverTheAnswerWas(String answer) throws IOException {
    server.usually(keptOpen(bytes("HTTP/1.1 " + answer)));
    for (int i = 0; i < 3; i++) {
      get();
      post("{}");
    }
    assertThat(server.requests()).hasSize(6);
    assertThat(server.connections()).isOne();
  }

  /** A login page's challenge is no reason to show a signed request again, nor to lose the text. */
  @ParameterizedTest
  @ValueSource(strings = {"Basic realm=x", "Negotiate", "NTLM", "Digest realm=\"a\", nonce=\"b\""})
  void aChallengeIsAnAnswerLikeAnyOther(String challenge) throws IOException {
    server.usually(RawServer.reply(401, "why", "WWW-Authenticate: " + challenge));
    assertThat(post("{}").text()).isEqualTo("why");
    assertThat(get().text()).isEqualTo("why");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void namesOfHeadersAreReadInAnyCase() throws IOException {
    server.usually(bytes("HTTP/1.1 200 OK\r\nX-AMZN-RequestId: 7\r\nnonsense\r\n\r\n"));
    assertThat(get().header("x-amzn-requestid")).isEqualTo("7");
    assertThat(get().header("x-other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9", "http://nowhere.invalid", "https://[::1]:9"})
  void whoIsNotThereWasSentNothing(String nobody) {
    assertThatThrownBy(
            () -> connections.send("POST", URI.create(nobody), Map.of(), new byte[] {'x'}))
        .isInstanceOf(Http.NotSentException.class)
        .hasMessageMatching("\\w+Exception: .*");
  }

  @Test
  void whoSpeaksNoTlsWasSentNothing() {
    server.usually(bytes("HTTP/1.1 200 OK\r\n\r\n"));
    URI uri = URI.create(server.url().replace("http:", "https:"));
    assertThatThrownBy(() -> connections.send("POST", uri, Map.of(), new byte[] {'x'}))
        .isInstanceOf(Http.NotSentException.class);
    assertThat(server.requests()).isEmpty();
  }
}
