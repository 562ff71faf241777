package io.github.cdksecurityhub.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Where responses are PUT, over TLS; it notes when each of them is there. */
final class ResponseEndpoint implements AutoCloseable {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, CompletableFuture<Received>> expected = new ConcurrentHashMap<>();

  /** A response, and when it was there. */
  record Received(String body, long nanos) {}

  ResponseEndpoint(SSLContext tls) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** An address of its own for one response, signed now. */
  record Address(String url, CompletableFuture<Received> response) {}

  Address next() {
    String path = "/" + UUID.randomUUID();
    CompletableFuture<Received> response = new CompletableFuture<>();
    expected.put(path, response);
    String url = "https://localhost:" + port() + path + "?X-Amz-Date=" + DATE.format(Instant.now());
    return new Address(url, response);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      long nanos = System.nanoTime();
      exchange.sendResponseHeaders(200, -1);
      CompletableFuture<Received> response = expected.remove(exchange.getRequestURI().getPath());
      if (response != null) {
        response.complete(new Received(body, nanos));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
