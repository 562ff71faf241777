package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.http.Delivery;
import io.github.cdksecurityhub.local.http.Listener;
import io.github.cdksecurityhub.local.http.Reply;
import io.github.cdksecurityhub.local.http.Response;
import io.github.cdksecurityhub.local.http.WireRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Where responses are PUT: pre-signed URLs on a loopback port, as strict about them as S3. */
final class ResponseEndpoint implements AutoCloseable {
  private static final Response TAKEN = Response.nothing();

  /** What separates the names in a path, encoded. */
  private static final String SEPARATOR = "%7C";

  /** The form of the time of a signature. */
  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Map<String, CustomResourceExchange> exchanges = new ConcurrentHashMap<>();
  private final Map<String, String> targets = new ConcurrentHashMap<>();
  private final Listener listener =
      new Listener(0, "response-endpoint", Optional.empty(), this::respond);
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

  private Reply respond(WireRequest request) {
    return meant(request.target())
        .map(exchange -> take(request, exchange))
        .orElseGet(
            () ->
                refusal("403 SignatureDoesNotMatch: no resource waits for a response at this URL"));
  }

  private Reply take(WireRequest request, CustomResourceExchange exchange) {
    ResponseFault fault = faults.at(exchange, exchange.nextPut());
    Optional<String> refused =
        switch (fault) {
          case UNAVAILABLE -> Optional.of("503 SlowDown");
          case REQUEST_TIMEOUT -> Optional.of(S3Error.REQUEST_TIMEOUT);
          case RESET -> Optional.of("connection reset");
          case NONE, RESPONSE_LOST ->
              ResponseRules.violated(request, targets.get(exchange.text("RequestId")), exchange);
        };
    if (refused.isPresent()) {
      exchange.refuse(refused.get());
      return fault == ResponseFault.RESET
          ? new Reply(TAKEN, new Delivery.Reset())
          : refusal(refused.get());
    }
    exchange.accept(ResponseRules.response(request).orElseThrow());
    return new Reply(
        TAKEN, fault == ResponseFault.RESPONSE_LOST ? new Delivery.Closed() : new Delivery.Last());
  }

  private static Reply refusal(String statusAndReason) {
    int status = Integer.parseInt(statusAndReason.substring(0, 3));
    return new Reply(Response.xml(status, S3Error.of(statusAndReason).xml()), new Delivery.Last());
  }

  @Override
  public void close() {
    listener.close();
  }
}
