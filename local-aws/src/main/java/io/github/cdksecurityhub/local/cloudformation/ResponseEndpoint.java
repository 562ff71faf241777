package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.http.Listener;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where responses are PUT: pre-signed URLs on a loopback port, as strict about them as S3.
 *
 * <p>It speaks HTTP itself, since a server library would repair what is to be refused.
 */
final class ResponseEndpoint implements AutoCloseable {

  private static final int READ_LIMIT_MILLISECONDS = (int) Duration.ofSeconds(10).toMillis();

  /** What separates the names in a path, encoded. */
  private static final String SEPARATOR = "%7C";

  private static final int DRAIN_LIMIT_MILLISECONDS = 500;

  /** The form of the time of a signature. */
  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Map<String, CustomResourceExchange> exchanges = new ConcurrentHashMap<>();
  private final Map<String, String> targets = new ConcurrentHashMap<>();
  private final Listener listener = new Listener(0, "response-endpoint", this::serve);
  private volatile ResponseFault.Plan faults = ResponseFault.Plan.NONE;

  void faults(ResponseFault.Plan plan) {
    faults = plan;
  }

  /** A URL for the response to one event; {@link #expect} must follow. */
  String url(Environment environment, String stackId, String logicalId, String requestId) {
    String path =
        "/" + String.join(SEPARATOR, encode(stackId), encode(logicalId), encode(requestId));
    String signed = SIGNED.format(Instant.now());
    String day = signed.substring(0, signed.indexOf('T'));
    String scope = "ASIAEXAMPLEEXAMPLE00/" + day + "/" + environment.region() + "/s3/aws4_request";
    String target =
        path
            + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date="
            + signed
            + "&X-Amz-SignedHeaders=host&X-Amz-Expires=7200&X-Amz-Credential="
            + encode(scope)
            + "&X-Amz-Signature="
            + encode(UUID.randomUUID() + "/+=" + UUID.randomUUID());
    targets.put(requestId, target);
    return "http://127.0.0.1:" + listener.port() + target;
  }

  void expect(CustomResourceExchange exchange) {
    exchanges.put(exchange.text("RequestId"), exchange);
  }

  /** The event that a URL belongs to, even where the URL was tampered with. */
  private Optional<CustomResourceExchange> meant(String target) {
    return Optional.ofNullable(exchanges.get(requestId(target))).or(() -> tamperedWith(target));
  }

  /** The last of the three names in an untouched path. */
  private static String requestId(String target) {
    String path = target.substring(0, Math.max(0, target.indexOf('?')));
    return path.substring(path.lastIndexOf(SEPARATOR) + SEPARATOR.length());
  }

  private Optional<CustomResourceExchange> tamperedWith(String target) {
    return exchanges.entrySet().stream()
        .filter(entry -> target.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void serve(Socket socket) throws IOException {
    socket.setSoTimeout(READ_LIMIT_MILLISECONDS);
    PutRequest request = PutRequest.read(new BufferedInputStream(socket.getInputStream()));
    Optional<CustomResourceExchange> exchange = meant(request.target());
    if (exchange.isEmpty()) {
      reply(socket, "403 SignatureDoesNotMatch: no resource waits for a response at this URL");
      return;
    }
    take(socket, request, exchange.get(), targets.get(exchange.get().text("RequestId")));
  }

  private void take(
      Socket socket, PutRequest request, CustomResourceExchange exchange, String target)
      throws IOException {
    ResponseFault fault = faults.at(exchange, exchange.nextPut());
    if (fault == ResponseFault.UNAVAILABLE) {
      refuse(socket, exchange, "503 SlowDown");
      return;
    }
    if (fault == ResponseFault.REQUEST_TIMEOUT) {
      refuse(socket, exchange, S3Error.REQUEST_TIMEOUT);
      return;
    }
    if (fault == ResponseFault.RESET) {
      exchange.refuse("connection reset");
      // No farewell: the peer sees a reset instead of an end.
      socket.setSoLinger(true, 0);
      return;
    }
    Optional<String> violation = ResponseRules.violated(request, target, exchange);
    if (violation.isPresent()) {
      refuse(socket, exchange, violation.get());
      return;
    }
    exchange.accept(ResponseRules.response(request).orElseThrow());
    if (fault != ResponseFault.RESPONSE_LOST) {
      reply(socket, "200 OK");
    }
  }

  private static void refuse(Socket socket, CustomResourceExchange exchange, String reason)
      throws IOException {
    exchange.refuse(reason);
    reply(socket, reason);
  }

  private static void reply(Socket socket, String statusAndReason) throws IOException {
    String body = statusAndReason.startsWith("200") ? "" : S3Error.of(statusAndReason).xml();
    String reply =
        "HTTP/1.1 "
            + statusAndReason.split(":", 2)[0]
            + "\r\nContent-Length: "
            + body.length()
            + "\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n"
            + body;
    socket.getOutputStream().write(reply.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    drain(socket);
  }

  /** Takes in what is left of a refused request: closing before would reset the connection. */
  private static void drain(Socket socket) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(DRAIN_LIMIT_MILLISECONDS);
    try {
      while (socket.getInputStream().read(new byte[1024]) > 0) {
        continue;
      }
    } catch (SocketTimeoutException e) {
      return;
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
