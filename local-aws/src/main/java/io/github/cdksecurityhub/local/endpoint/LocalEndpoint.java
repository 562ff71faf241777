package io.github.cdksecurityhub.local.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.QueryResponse;
import io.github.cdksecurityhub.local.cloudformation.StackQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address. Which service a request is for stands in its signature's scope; what is for neither
 * CloudFormation nor STS is handed to Security Hub as it came.
 */
public final class LocalEndpoint implements AutoCloseable {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/\\d+/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");
  private static final Set<String> SET_BY_THE_CLIENT =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

  private static final String STS = "https://sts.amazonaws.com/doc/2011-06-15/";

  /** The access key of whoever has assumed a role. */
  public static final String KEY_OF_A_ROLE = "ASIAROLE00000000";

  private static final Pattern ROLE = Pattern.compile("RoleArn=(arn:aws:iam::\\d{12}:role/[^&]+)");

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI securityHub;
  private final StackQueries queries;
  private final String account;

  /**
   * Starts on a free loopback port.
   *
   * @param securityHub where Security Hub answers
   * @param cloudFormation whose stacks are shown
   * @param account who everybody is
   */
  public LocalEndpoint(URI securityHub, LocalCloudFormation cloudFormation, String account) {
    this.securityHub = securityHub;
    this.queries = new StackQueries(cloudFormation);
    this.account = account;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where to call it. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Matcher scope =
          SCOPE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      String service = scope.find() ? scope.group(2) : "";
      switch (service) {
        case "cloudformation" ->
            send(exchange, queries.respond(new String(body, StandardCharsets.UTF_8)));
        case "sts" -> send(exchange, identity(new String(body, StandardCharsets.UTF_8)));
        default -> forward(exchange, body);
      }
    }
  }

  private QueryResponse identity(String form) {
    if (form.contains("Action=AssumeRole&")) {
      return assumedRole(URLDecoder.decode(form, StandardCharsets.UTF_8));
    }
    return QueryResponse.of(
        "GetCallerIdentity",
        STS,
        "<Account>%s</Account><Arn>arn:aws:iam::%s:root</Arn><UserId>%s</UserId>"
            .formatted(account, account, account));
  }

  /** Any role of that form may be assumed; who calls with what it gives can be seen by its key. */
  private static QueryResponse assumedRole(String form) {
    Matcher role = ROLE.matcher(form);
    if (!role.find()) {
      return QueryResponse.refused("1 validation error detected: 'roleArn' is no role's ARN");
    }
    return QueryResponse.of(
        "AssumeRole",
        STS,
        ("<Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>role</SecretAccessKey>"
                + "<SessionToken>role</SessionToken><Expiration>%s</Expiration></Credentials>"
                + "<AssumedRoleUser><Arn>%s</Arn><AssumedRoleId>AROAEXAMPLE:s</AssumedRoleId></AssumedRoleUser>")
            .formatted(KEY_OF_A_ROLE, Instant.now().plusSeconds(3600), role.group(1)));
  }

  private static void send(HttpExchange exchange, QueryResponse answer) throws IOException {
    byte[] bytes = answer.xml().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(securityHub.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().forEach((name, values) -> copy(name, values, request));
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      response
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(v -> copyBack(exchange, name, v)));
      byte[] bytes = response.body();
      exchange.sendResponseHeaders(response.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(String name, List<String> values, HttpRequest.Builder request) {
    if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> request.header(name, value));
    }
  }

  private static void copyBack(HttpExchange exchange, String name, String value) {
    if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
      exchange.getResponseHeaders().add(name, value);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
