package io.github.cdksecurityhub.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PutEvents over HTTP; every event is taken, an entry that is none is refused by name. */
final class PutEventsEndpoint implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/\\d{8}/([a-z0-9-]+)/events/aws4_request");

  private final Consumer<JsonNode> taker;
  private final HttpServer server;

  PutEventsEndpoint(Consumer<JsonNode> taker) {
    this.taker = taker;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on a loopback port", e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher scope = SCOPE.matcher(String.valueOf(authorization));
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    if (!scope.find()) {
      reply(exchange, 403, "{\"__type\":\"MissingAuthenticationTokenException\"}");
    } else if (!"AWSEvents.PutEvents".equals(target)) {
      reply(exchange, 400, "{\"__type\":\"UnknownOperationException\"}");
    } else {
      reply(exchange, 200, put(request.path("Entries"), scope.group(1)).toString());
    }
  }

  private ObjectNode put(JsonNode entries, String region) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    int failed = 0;
    for (JsonNode entry : entries) {
      boolean whole = entry.has("Source") && entry.has("DetailType") && entry.has("Detail");
      if (whole) {
        taker.accept(event(entry, region));
      }
      failed += whole ? 0 : 1;
      answer.withArray("Entries").addObject().put(whole ? "EventId" : "ErrorCode", "Some");
    }
    return answer.put("FailedEntryCount", failed);
  }

  private static ObjectNode event(JsonNode entry, String region) throws IOException {
    ObjectNode event =
        LocalEventBridge.envelope(
            entry.path("Source").asText(), entry.path("DetailType").asText(), region);
    event.putArray("resources");
    event.set("detail", JSON.readTree(entry.path("Detail").asText()));
    return event;
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
