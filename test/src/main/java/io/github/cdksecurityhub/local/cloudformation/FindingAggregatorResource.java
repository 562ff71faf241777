package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Makes {@code AWS::SecurityHub::FindingAggregator} through Security Hub's API. */
final class FindingAggregatorResource implements NativeType {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final URI endpoint;
  private final Environment environment;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  FindingAggregatorResource(URI endpoint, Environment environment) {
    this.endpoint = endpoint;
    this.environment = environment;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    switch (request.kind()) {
      case Create:
        String arn =
            call("POST", "/findingAggregator/create", request.properties().toString())
                .path("FindingAggregatorArn")
                .asText();
        return described(arn);
      case Update:
        ObjectNode body = request.properties().deepCopy().put("FindingAggregatorArn", physicalId);
        call("PATCH", "/findingAggregator/update", body.toString());
        return described(physicalId);
      default:
        call("DELETE", "/findingAggregator/delete/" + physicalId, "");
        return described(physicalId);
    }
  }

  private ResourceResult.Succeeded described(String arn) {
    return new ResourceResult.Succeeded(
        arn,
        Map.of(
            "FindingAggregatorArn", NativeResources.text(arn),
            "FindingAggregationRegion", NativeResources.text(environment.region())));
  }

  private JsonNode call(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .header("X-Amz-Date", "20260101T000000Z")
            .header("Authorization", authorization())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode answer =
          response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw new NativeFailure(
            answer.path("Message").asText(answer.path("message").asText())
                + " (Service: SecurityHub, Status Code: "
                + response.statusCode()
                + ")");
      }
      return answer;
    } catch (IOException e) {
      throw new NativeFailure("Cannot reach Security Hub: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NativeFailure("Interrupted");
    }
  }

  /** The local Security Hub takes any signature; the scope tells it the Region. */
  private String authorization() {
    return "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLEEXAMPLE00/20260101/"
        + environment.region()
        + "/securityhub/aws4_request, SignedHeaders=host;x-amz-date, Signature="
        + "0".repeat(64);
  }
}
