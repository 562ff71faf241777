package io.github.cdksecurityhub.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Runtime API for one instance, on a loopback port: it hands out events one by one. */
final class RuntimeApi implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final Pattern RESPONSE =
      Pattern.compile(ROOT + "invocation/([^/]+)/(response|error)");

  /** An event handed to the instance, and where its outcome goes. */
  record Assignment(
      String requestId,
      String functionArn,
      long deadlineMilliseconds,
      String payload,
      CompletableFuture<AttemptOutcome> outcome) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(RuntimeApi::daemon);
  private final BlockingQueue<Assignment> assignments = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> initError = new CompletableFuture<>();
  private final Object waitingLock = new Object();
  private boolean waiting;
  private boolean closed;
  private volatile Assignment current;

  RuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open a loopback port for the Runtime API", e);
    }
    server.setExecutor(threads);
    server.createContext(ROOT + "invocation/next", this::next);
    server.createContext(ROOT + "invocation/", this::respond);
    server.createContext(ROOT + "init/error", this::initError);
    server.start();
  }

  /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} wants them. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void assign(Assignment assignment) {
    current = assignment;
    assignments.add(assignment);
  }

  /** Completes with the runtime's report when the function's own start fails. */
  CompletableFuture<String> initError() {
    return initError;
  }

  /** Waits until the instance asks for an event; false when it does not in time. */
  boolean awaitReady(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (waitingLock) {
      while (!waiting && !closed) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        waitingLock.wait(left);
      }
      return waiting;
    }
  }

  /** Wakes what waits for the instance: it will not ask again. */
  void abandon() {
    synchronized (waitingLock) {
      closed = true;
      waiting = false;
      waitingLock.notifyAll();
    }
  }

  private void waiting(Waiting state) {
    synchronized (waitingLock) {
      waiting = state == Waiting.STARTED && !closed;
      waitingLock.notifyAll();
    }
  }

  private enum Waiting {
    STARTED,
    ENDED
  }

  private void next(HttpExchange exchange) throws IOException {
    waiting(Waiting.STARTED);
    try (exchange) {
      Assignment assignment = assignments.take();
      waiting(Waiting.ENDED);
      var headers = exchange.getResponseHeaders();
      headers.add("Lambda-Runtime-Aws-Request-Id", assignment.requestId());
      headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(assignment.deadlineMilliseconds()));
      headers.add("Lambda-Runtime-Invoked-Function-Arn", assignment.functionArn());
      headers.add(
          "Lambda-Runtime-Trace-Id",
          "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0");
      headers.add("Content-Type", "application/json");
      send(exchange, 200, assignment.payload());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher path = RESPONSE.matcher(exchange.getRequestURI().getPath());
      Assignment assignment = current;
      if (!path.matches() || assignment == null || !path.group(1).equals(assignment.requestId())) {
        send(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}");
        return;
      }
      boolean returned = path.group(2).equals("response");
      assignment
          .outcome()
          .complete(returned ? new AttemptOutcome.Returned(body) : new AttemptOutcome.Threw(body));
      send(exchange, 202, "{\"status\":\"OK\"}");
    }
  }

  private void initError(HttpExchange exchange) throws IOException {
    try (exchange) {
      initError.complete(
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      send(exchange, 202, "{\"status\":\"OK\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    abandon();
    threads.shutdownNow();
    server.stop(0);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "runtime-api");
    thread.setDaemon(true);
    return thread;
  }
}
