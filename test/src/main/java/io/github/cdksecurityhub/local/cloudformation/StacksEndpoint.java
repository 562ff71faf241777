package io.github.cdksecurityhub.local.cloudformation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** DescribeStacks over HTTP, for functions that ask how their own stack stands. */
public final class StacksEndpoint implements AutoCloseable {

  private final HttpServer server;
  private volatile Function<String, Optional<Description>> stacks = id -> Optional.empty();

  /**
   * A stack as it stands.
   *
   * @param id its ARN
   * @param status its status
   * @param lastUpdated when its last update began
   */
  public record Description(String id, StackStatus status, Optional<Instant> lastUpdated) {}

  /** Starts without stacks. */
  public StacksEndpoint() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on a loopback port", e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where to ask. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Says where stacks are found by their ARN. */
  public void serve(Function<String, Optional<Description>> found) {
    stacks = found;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Optional<Description> stack = stacks.apply(parameter(form, "StackName"));
    if (!authorization.contains("/cloudformation/aws4_request")) {
      reply(exchange, 403, error("MissingAuthenticationToken", "Not signed."));
    } else if (!parameter(form, "Action").equals("DescribeStacks") || stack.isEmpty()) {
      reply(exchange, 400, error("ValidationError", "There is nothing of that kind."));
    } else {
      reply(exchange, 200, answer(stack.get()));
    }
  }

  private static String parameter(String form, String name) {
    for (String pair : form.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static String answer(Description stack) {
    String updated =
        stack.lastUpdated().map(at -> "<LastUpdatedTime>" + at + "</LastUpdatedTime>").orElse("");
    return "<DescribeStacksResponse><DescribeStacksResult><Stacks><member>"
        + "<StackId>"
        + stack.id()
        + "</StackId>"
        + updated
        + "<StackStatus>"
        + stack.status()
        + "</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>";
  }

  private static String error(String code, String message) {
    return "<ErrorResponse><Error><Code>"
        + code
        + "</Code><Message>"
        + message
        + "</Message></Error></ErrorResponse>";
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
