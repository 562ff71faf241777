package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub over TLS, as the handler calls the real one. */
class TlsTest {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final String CALL =
      "GET /accounts HTTP/1.1\r\nHost: localhost\r\nX-Amz-Date: 20260101T000000Z\r\nAuthorization:"
          + " AWS4-HMAC-SHA256 Credential=AKIDEXAMPLEEXAMPLE/20260101/eu-west-1/securityhub/"
          + "aws4_request, SignedHeaders=host, Signature="
          + "0123456789abcdef".repeat(4)
          + "\r\n\r\n";

  @TempDir Path folder;

  @Test
  void respondsOverTlsAndEndsConnectionsThere() throws Exception {
    SSLContext tls = selfSigned();
    try (LocalSecurityHub hub = LocalSecurityHub.builder().tls(tls).build()) {
      assertThat(hub.endpoint().toString()).startsWith("https://localhost:");
      hub.onAny().pass(1).fail(Fault.reset(Moment.BEFORE)).fail(Fault.closed(Moment.BEFORE));

      assertThat(firstByteOfCall(tls, hub)).isEqualTo('H');
      assertThatThrownBy(() -> firstByteOfCall(tls, hub)).isInstanceOf(IOException.class);
      assertThat(firstByteOfCall(tls, hub)).isEqualTo(-1);
    }
  }

  private static int firstByteOfCall(SSLContext tls, LocalSecurityHub hub) throws IOException {
    int port = hub.endpoint().getPort();
    try (var socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port)) {
      socket.getOutputStream().write(CALL.getBytes());
      return socket.getInputStream().read();
    }
  }

  private SSLContext selfSigned() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keystore())) {
      keys.load(file, PASSWORD);
    }
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
    return tls;
  }

  /** A key and certificate for localhost, made by the JDK's own tool. */
  private Path keystore() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "local",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "password")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }
}
