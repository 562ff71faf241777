package io.github.cdksecurityhub.lambda.handler;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/** Loads in INIT what the first event needs: one request to a socket of this process, and TLS. */
final class Priming {
  private static final byte[] RESPONSE =
      """
      HTTP/1.1 200 OK\r
      Connection: close\r
      \r
      {"AutoEnable":true,"AutoEnableStandards":"NONE",\
      "OrganizationConfiguration":{"ConfigurationType":"LOCAL","Status":"ENABLED"}}"""
          .getBytes(StandardCharsets.US_ASCII);

  private Priming() {}

  /**
   * Never fails: an instance that is not primed works too, and its first event reports the cause.
   */
  static void run(SecurityHubClients clients, String region) {
    AccountRegion place = new AccountRegion("000000000000", region);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      daemon(() -> respond(socket));
      Thread tls = daemon(Priming::loadTls);
      clients.in(place);
      clients.simulated(place, URI.create("http://127.0.0.1:" + socket.getLocalPort())).describe();
      tls.join();
    } catch (IOException | SecurityHubException | RuntimeException | Error e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "priming");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void respond(ServerSocket socket) {
    try (Socket connection = socket.accept()) {
      connection.getInputStream().read();
      connection.getOutputStream().write(RESPONSE);
      connection.shutdownOutput();
      connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void loadTls() {
    try {
      SSLContext.getDefault().createSSLEngine();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
