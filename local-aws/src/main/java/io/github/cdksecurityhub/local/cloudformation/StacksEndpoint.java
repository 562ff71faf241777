package io.github.cdksecurityhub.local.cloudformation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cdksecurityhub.local.lambda.SessionToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** CloudFormation's API over HTTP, for functions that ask about their own stack. */
public final class StacksEndpoint implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool(StacksEndpoint::daemon);
  private final List<StackCall> calls = new ArrayList<>();
  private final Deque<Scripted> script = new ArrayDeque<>();
  private Predicate<StackCall> allowed = call -> true;
  private volatile Optional<StackQueries> queries = Optional.empty();

  /**
   * A stack in its present state.
   *
   * @param name its name
   * @param id its ARN
   * @param status its status
   * @param created when it was created
   * @param lastUpdated when its last update began
   */
  public record Description(
      String name, String id, StackStatus status, Instant created, Optional<Instant> lastUpdated) {}

  private record Scripted(String action, QueryResponse response) {}

  /** Starts without stacks. */
  public StacksEndpoint() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on a loopback port", e);
    }
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where to ask. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Sets whose stacks it describes. */
  public void serve(LocalCloudFormation cloudFormation) {
    queries = Optional.of(new StackQueries(cloudFormation));
  }

  /**
   * The next calls of an action fail.
   *
   * @param action for instance {@code DescribeStackResource}
   * @param error what they get, for instance {@link QueryResponse#error}
   * @param times how many calls
   */
  public synchronized void fail(String action, QueryResponse error, int times) {
    for (int i = 0; i < times; i++) {
      script.add(new Scripted(action, error));
    }
  }

  /**
   * Limits which calls are allowed in IAM.
   *
   * @param permission decides on each call
   */
  public synchronized void allowOnly(Predicate<StackCall> permission) {
    allowed = permission;
  }

  /** Forgets scripted errors and allows every call again. */
  public synchronized void clearScripts() {
    script.clear();
    allowed = call -> true;
  }

  /** The calls so far, in order. */
  public synchronized List<StackCall> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    QueryResponse response =
        authorization.contains("/cloudformation/aws4_request")
            ? respond(
                form, String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token")))
            : QueryResponse.error(403, "MissingAuthenticationToken", "The request is not signed.");
    byte[] bytes = response.xml().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(response.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private QueryResponse respond(String form, String token) {
    Map<String, String> fields = StackQueries.fields(form);
    StackCall call =
        new StackCall(
            fields.getOrDefault("Action", ""),
            fields.getOrDefault("StackName", ""),
            fields.getOrDefault("LogicalResourceId", ""),
            SessionToken.role(token));
    return recorded(call).orElseGet(() -> queries.orElseThrow().respond(form));
  }

  /** Records a call; what it gets where it does not pass. */
  private synchronized Optional<QueryResponse> recorded(StackCall call) {
    calls.add(call);
    if (!allowed.test(call)) {
      return Optional.of(denied(call));
    }
    Optional<Scripted> next =
        script.stream().filter(step -> step.action().equals(call.action())).findFirst();
    next.ifPresent(script::remove);
    return next.map(Scripted::response);
  }

  private static QueryResponse denied(StackCall call) {
    return QueryResponse.error(
        403,
        "AccessDenied",
        "User: %s is not authorized to perform: cloudformation:%s on resource: %s because no identity-based policy allows the cloudformation:%s action"
            .formatted(call.role(), call.action(), call.stack(), call.action()));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "stacks-endpoint");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
