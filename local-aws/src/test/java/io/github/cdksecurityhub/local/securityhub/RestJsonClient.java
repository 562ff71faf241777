package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.http.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A client that knows HTTP, JSON and signatures, and nothing of Security Hub. */
final class RestJsonClient {
  static final String KEY = "AKIDEXAMPLEEXAMPLE";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI endpoint;
  private final Signature signature;

  RestJsonClient(URI endpoint, String region, String key) {
    this.endpoint = endpoint;
    this.signature = new Signature(key, region, "securityhub");
  }

  /** What came back, with the questions that tests ask. */
  record Response(int status, String errorType, String body, HttpResponse<String> http) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    /** The error as the service returns it: status, code and message. */
    String error() {
      return status + " " + json().path("Code").asText() + ": " + json().path("Message").asText();
    }
  }

  /** An organization configuration on one line, for tests to compare. */
  String describe() {
    JsonNode json = get("/organization/configuration").json();
    JsonNode organization = json.path("OrganizationConfiguration");
    return String.join(
        " ",
        organization.path("ConfigurationType").asText(),
        organization.path("Status").asText(),
        json.path("AutoEnable").asText(),
        json.path("AutoEnableStandards").asText());
  }

  Response local(boolean autoEnable, String standards) {
    return update(
        """
        {"AutoEnable": %s, "AutoEnableStandards": "%s",
         "OrganizationConfiguration": {"ConfigurationType": "LOCAL"}}\
        """
            .formatted(autoEnable, standards));
  }

  Response central() {
    return update(
        """
        {"AutoEnable": false, "AutoEnableStandards": "NONE",
         "OrganizationConfiguration": {"ConfigurationType": "CENTRAL"}}\
        """);
  }

  Response update(String body) {
    return post("/organization/configuration", body);
  }

  Response get(String path) {
    return send(request(path).GET());
  }

  Response post(String path, String body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Response patch(String path, String body) {
    return send(request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  Response delete(String path) {
    return send(request(path).DELETE());
  }

  HttpRequest.Builder request(String path) {
    return signature.on(unsigned(path));
  }

  HttpRequest.Builder unsigned(String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  Response send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("x-amzn-ErrorType").orElse("");
      return new Response(response.statusCode(), type, response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
