package io.github.cdksecurityhub.local.http;

import java.net.URI;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** One address for all services: the scope of a request's signature names the one it is for. */
public final class Front implements AutoCloseable {
  private final SortedMap<String, AwsService> services = new ConcurrentSkipListMap<>();
  private final String defaultAccount;
  private final Listener listener;
  private final URI uri;
  private volatile Consumer<LoggedCall> log = call -> {};

  /**
   * Starts on a loopback port.
   *
   * @param port the port; 0 takes a free one
   * @param tls what proves the name {@code localhost} to clients; empty speaks plain HTTP
   * @param defaultAccount the account of every access key that names no other
   */
  public Front(int port, Optional<SSLContext> tls, String defaultAccount) {
    this.defaultAccount = defaultAccount;
    listener =
        new Listener(
            port, "local-aws", socket -> HttpConnection.over(socket, tls, this::respond).run());
    String origin = tls.isPresent() ? "https://localhost:" : "http://127.0.0.1:";
    uri = URI.create(origin + listener.port());
  }

  /** Scheme, host and port. */
  public URI uri() {
    return uri;
  }

  /** Sets the service that gets the requests whose signature names it. */
  public Front serve(String service, AwsService implementation) {
    services.put(service, implementation);
    return this;
  }

  /** Reports every request from now on, from several threads. */
  public void log(Consumer<LoggedCall> listening) {
    log = listening;
  }

  /** Refuses new connections and ends those there are, until {@link #acceptConnections}. */
  public void refuseConnections() {
    listener.pause();
  }

  /** Accepts connections again, on the same port. */
  public void acceptConnections() {
    listener.resume();
  }

  private Reply respond(WireRequest request) {
    Optional<Signature> signature = Signature.of(request.headers());
    if (signature.isEmpty()) {
      return refuse(request);
    }
    Signature signed = signature.get();
    String token = request.headers().getOrDefault("x-amz-security-token", "");
    Caller caller =
        new Caller(
            Keys.account(signed.accessKeyId(), defaultAccount),
            signed.region(),
            SessionToken.role(token),
            token);
    AwsService service = services.get(signed.service());
    String operation = service == null ? target(request) : service.operation(request);
    Reply reply =
        refusal(request, signed).map(Reply::of).orElseGet(() -> service.respond(request, caller));
    log.accept(
        new LoggedCall(signed.service(), signed.region(), caller.account(), operation, reply));
    return reply;
  }

  /** There is no such service here, or no such Region anywhere. */
  private Optional<Response> refusal(WireRequest request, Signature signed) {
    if (!services.containsKey(signed.service())) {
      return Optional.of(
          FrontErrors.notImplemented(
              request, "the service " + signed.service(), services.keySet()));
    }
    return AwsRegions.isKnown(signed.region())
        ? Optional.empty()
        : Optional.of(FrontErrors.unknownRegion(request, signed.region()));
  }

  private Reply refuse(WireRequest request) {
    Response response =
        request.headers().containsKey("authorization")
            ? FrontErrors.incompleteSignature()
            : FrontErrors.missingAuthentication();
    services.values().forEach(service -> service.unsigned(request, response));
    Reply reply = Reply.of(response);
    log.accept(new LoggedCall("", "", "", target(request), reply));
    return reply;
  }

  private static String target(WireRequest request) {
    return request.method() + " " + request.path();
  }

  @Override
  public void close() {
    listener.close();
  }
}
