package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As whom the packaged command line calls. */
@Timeout(60)
class CredentialsTest {
  @TempDir Path home;

  @Test
  void anExpiredSignInIsReportedWithHowToSignIn() throws Exception {
    Files.createDirectories(home.resolve(".aws/sso/cache"));
    Files.writeString(
        home.resolve(".aws/config"),
        """
        [profile corp]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Look
        region = us-east-1
        [sso-session corp]
        sso_region = us-east-1
        sso_start_url = https://example.com/start
        """);
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest("corp".getBytes(StandardCharsets.UTF_8));
    Path token = home.resolve(".aws/sso/cache/" + HexFormat.of().formatHex(digest) + ".json");
    String expired =
        """
        {"startUrl": "https://example.com/start", "region": "us-east-1", "accessToken": "a",
         "expiresAt": "2020-01-01T00:00:00Z"}
        """;

    assertSignIn();
    Files.writeString(token, expired);
    assertSignIn();
  }

  private void assertSignIn() throws Exception {
    Ended ended =
        CommandLineJar.start(
            home,
            Map.of("HOME", home.toString(), "AWS_PROFILE", ""),
            "doctor",
            "--region",
            "us-east-1",
            "--profile",
            "corp");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .contains("IAM Identity Center session", "Run `aws sso login --profile corp`.");
  }

  @Test
  void theProxyOfTheEnvironmentIsUsedUnlessNoProxyNamesTheHost() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> refuse(proxy, lines), "proxy");
      thread.setDaemon(true);
      thread.start();
      CommandLineJar.start(
          home,
          Map.of(
              "AWS_ACCESS_KEY_ID", "AKIALOCAL00000000",
              "AWS_SECRET_ACCESS_KEY", "local",
              "HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort(),
              "NO_PROXY", "securityhub.us-east-1.amazonaws.com"),
          "doctor",
          "--region",
          "us-east-1,eu-west-1",
          "--timeout",
          "1");
    }
    assertThat(lines)
        .contains(
            "CONNECT sts.us-east-1.amazonaws.com:443 HTTP/1.1",
            "CONNECT securityhub.eu-west-1.amazonaws.com:443 HTTP/1.1")
        .doesNotContain("CONNECT securityhub.us-east-1.amazonaws.com:443 HTTP/1.1");
  }

  private static void refuse(ServerSocket proxy, List<String> lines) {
    while (!proxy.isClosed()) {
      try (Socket connection = proxy.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        lines.add(in.readLine());
        while (!in.readLine().isEmpty()) {
          // The rest of the head.
        }
        connection
            .getOutputStream()
            .write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        return;
      }
    }
  }
}
