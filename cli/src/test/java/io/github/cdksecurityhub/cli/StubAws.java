package io.github.cdksecurityhub.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** STS, CloudFormation without a stack, and Security Hub with one configuration, at one address. */
public final class StubAws implements AutoCloseable {
  static final String ACCOUNT = "123456789012";

  private static final String LIVE =
      """
      {"AutoEnable":false,"AutoEnableStandards":"NONE",\
      "OrganizationConfiguration":{"ConfigurationType":"LOCAL","Status":"ENABLED"}}\
      """;
  private static final String IDENTITY =
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>"
          + ACCOUNT
          + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
  private static final String NO_STACK =
      "<ErrorResponse><Error><Code>ValidationError</Code><Message>It does not exist</Message>"
          + "</Error></ErrorResponse>";

  private static final String DENIED =
      "<ErrorResponse><Error><Code>AccessDenied</Code><Message>It is not authorized to perform:"
          + " sts:AssumeRole</Message></Error></ErrorResponse>";

  private static final Pattern CODE = Pattern.compile("\"Code\":\"(\\w+)\"");

  private static final Pattern ROLE = Pattern.compile("Action=AssumeRole.*?(\\d{12})%3Arole");
  private static final Pattern KEY = Pattern.compile("Credential=ASIA(\\d{12})/");
  private static final String ASSUMED =
      "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAACCOUNT</AccessKeyId>"
          + "<SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>"
          + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>"
          + "</AssumeRoleResponse>";

  private final HttpServer server;
  private final Map<String, Response> responses = new ConcurrentHashMap<>();

  private final Set<String> denied = ConcurrentHashMap.newKeySet();

  private record Response(int status, String body) {}

  public StubAws() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    responses.put("GetCallerIdentity", new Response(200, IDENTITY));
    responses.put("DescribeStacks", new Response(400, NO_STACK));
    responses.put("/organization/configuration", new Response(200, LIVE));
    responses.put("/findingAggregator/list", new Response(200, "{\"FindingAggregators\":[]}"));
    responses.put("/tags", new Response(200, "{\"Tags\":{}}"));
    server.createContext("/", this::respond);
    server.start();
  }

  /** From now on, a query's action or a path gets this response. */
  public StubAws respond(String actionOrPath, int status, String body) {
    responses.put(actionOrPath, new Response(status, body));
    return this;
  }

  /** From now on, no role of an account can be assumed. */
  StubAws denyRolesOf(String account) {
    denied.add(account);
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void respond(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      String key =
          path.startsWith("/tags/")
              ? "/tags"
              : path.equals("/") ? body.replaceAll("(?s).*Action=(\\w+).*", "$1") : path;
      String caller = exchange.getRequestHeaders().getFirst("Authorization");
      Response response =
          isDenied(body)
              ? new Response(403, DENIED)
              : responses.getOrDefault(
                  key, new Response(key.equals("AssumeRole") ? 200 : 404, "{}"));
      byte[] bytes = forCaller(response.body(), body, caller).getBytes(StandardCharsets.UTF_8);
      Matcher code = CODE.matcher(response.body());
      if (code.find()) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", code.group(1));
      }
      exchange.sendResponseHeaders(response.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private boolean isDenied(String request) {
    Matcher role = ROLE.matcher(request);
    return role.find() && denied.contains(role.group(1));
  }

  /** A role's access key holds its account. */
  private static String forCaller(String response, String request, String authorization) {
    Matcher role = ROLE.matcher(request);
    Matcher key = KEY.matcher(String.valueOf(authorization));
    if (role.find() && !response.equals(DENIED)) {
      return ASSUMED.replace("ACCOUNT", role.group(1));
    }
    return key.find() ? response.replace(ACCOUNT, key.group(1)) : response;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
