package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.http.Keys;
import io.github.cdksecurityhub.local.http.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Security Hub as CloudFormation's own handlers call it, in the stack's account and Region. */
final class SecurityHubApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final long POLL_MILLISECONDS = 200;
  private static final int NOT_FOUND = 404;

  private final URI endpoint;
  private final Environment environment;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  SecurityHubApi(URI endpoint, Environment environment) {
    this.endpoint = endpoint;
    this.environment = environment;
  }

  /**
   * Makes a call.
   *
   * @throws NativeType.NativeFailure where the service refuses it
   */
  JsonNode call(String method, String path, Object body) {
    return accepted(send(method, path, body.toString()));
  }

  /** Makes a call; empty where there is no such thing. */
  Optional<JsonNode> find(String method, String path, Object body) {
    HttpResponse<String> response = send(method, path, body.toString());
    return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(accepted(response));
  }

  /** Asks again and again until there is a result, as handlers do while a resource stabilizes. */
  <T> T await(Supplier<Optional<T>> question) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < LONGEST_WAIT.toNanos()) {
      Optional<T> result = question.get();
      if (result.isPresent()) {
        return result.get();
      }
      pause();
    }
    throw new NativeType.NativeFailure("Exceeded attempts to wait");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        new Signature(Keys.of(environment.account()), environment.region(), "securityhub")
            .on(HttpRequest.newBuilder(endpoint.resolve(path)))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NativeType.NativeFailure("Cannot reach Security Hub: " + e.getMessage());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static NativeType.NativeFailure interrupted() {
    Thread.currentThread().interrupt();
    return new NativeType.NativeFailure("Interrupted");
  }

  private static JsonNode accepted(HttpResponse<String> response) {
    JsonNode body = json(response);
    if (response.statusCode() < 300) {
      return body;
    }
    throw new NativeType.NativeFailure(
        body.path("Message").asText(body.path("message").asText())
            + " (Service: SecurityHub, Status Code: "
            + response.statusCode()
            + ")");
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new NativeType.NativeFailure("Cannot read Security Hub's response: " + e.getMessage());
    }
  }
}
