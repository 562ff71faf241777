package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client's socket sees, byte by byte. */
class ConnectionTest extends HubTest {
  private static final String SIGNED =
      "Host: localhost\r\nX-Amz-Date: 20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256"
          + " Credential=AKIDEXAMPLEEXAMPLE/20260101/eu-west-1/securityhub/aws4_request,"
          + " SignedHeaders=host;x-amz-date,"
          + " Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\r\n";
  private static final String DESCRIBE = "GET /organization/configuration HTTP/1.1\r\n" + SIGNED;
  private static final String UPDATE = "POST /organization/configuration HTTP/1.1\r\n" + SIGNED;

  @Test
  void severalCallsShareAConnection() throws IOException {
    try (Socket socket = connect()) {
      for (int i = 0; i < 3; i++) {
        send(socket, DESCRIBE + "\r\n");
        HttpText response = response(socket);
        assertThat(response.second()).isEqualTo("200");
        assertThat(response.headers()).containsEntry("Connection", "keep-alive");
      }
    }
  }

  @Test
  void aClientThatWantsToCloseIsClosed() throws IOException {
    try (Socket socket = connect()) {
      send(socket, DESCRIBE + "Connection: close\r\n\r\n");

      String everything =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(everything).startsWith("HTTP/1.1 200").contains("Connection: close");
    }
  }

  @Test
  void aBodyMayComeInChunks() throws IOException {
    try (Socket socket = connect()) {
      send(
          socket,
          UPDATE
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "7\r\n{\"AutoE\r\nd\r\nnable\": true}\r\n0\r\n\r\n");
      assertThat(response(socket).second()).isEqualTo("200");
      send(socket, DESCRIBE + "\r\n");
      assertThat(response(socket).body()).contains("\"AutoEnable\":true");
    }
  }

  @Test
  void aClientMayAskBeforeItSendsTheBody() throws IOException {
    String body = "{\"AutoEnable\": true}";
    try (Socket socket = connect()) {
      send(
          socket, UPDATE + "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n");
      assertThat(response(socket).second()).isEqualTo("100");
      send(socket, body);
      assertThat(response(socket).second()).isEqualTo("200");
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aClosedConnectionEndsWithoutAResponse(Moment moment) throws IOException {
    hub.onAny().fail(Fault.closed(moment));
    try (Socket socket = connect()) {
      send(socket, DESCRIBE + "\r\n");

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aResetConnectionFailsTheSocket(Moment moment) throws IOException {
    hub.onAny().fail(Fault.reset(moment));
    try (Socket socket = connect()) {
      send(socket, DESCRIBE + "\r\n");

      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void aTruncatedBodyEndsWithTheConnection() throws IOException {
    hub.onAny().fail(SpoiledBody.truncated());
    try (Socket socket = connect()) {
      send(socket, DESCRIBE + "\r\n");

      String everything =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] parts = everything.split("\r\n\r\n", 2);
      String whole = home.get("/organization/configuration").body();
      assertThat(parts[0]).contains("Content-Length: " + whole.length());
      assertThat(parts[1]).isNotEmpty().isEqualTo(whole.substring(0, whole.length() / 2));
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), hub.endpoint().getPort());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static HttpText response(Socket socket) throws IOException {
    return HttpText.response(socket.getInputStream());
  }
}
