package io.github.cdksecurityhub.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Where answers are PUT, over TLS; it notes when each of them is there. */
final class AnswerEndpoint implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, CompletableFuture<Received>> expected = new ConcurrentHashMap<>();

  /** An answer, and when it was there. */
  record Received(String body, long nanos) {}

  AnswerEndpoint(SSLContext tls) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** An address of its own for one answer. */
  record Address(String url, CompletableFuture<Received> answer) {}

  Address next() {
    String path = "/" + UUID.randomUUID();
    CompletableFuture<Received> answer = new CompletableFuture<>();
    expected.put(path, answer);
    return new Address("https://localhost:" + port() + path, answer);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      long nanos = System.nanoTime();
      exchange.sendResponseHeaders(200, -1);
      CompletableFuture<Received> answer = expected.remove(exchange.getRequestURI().getPath());
      if (answer != null) {
        answer.complete(new Received(body, nanos));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
