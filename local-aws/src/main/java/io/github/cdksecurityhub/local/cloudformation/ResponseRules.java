package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a response must contain (service-behaviour.md, R37).
 *
 * <p>AWS takes a malformed body with 200 and finds fault with it afterwards; here it is refused, so
 * that a handler that sends one is seen at once.
 */
final class ResponseRules {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_BODY = 4096;
  private static final int LONGEST_PHYSICAL_ID = 1024;

  private ResponseRules() {}

  /** Why the request is refused: a status and a reason; empty where it is fine. */
  static Optional<String> violated(PutRequest request, String target, CustomResourceExchange of) {
    if (!request.method().equals("PUT")) {
      return Optional.of("405 MethodNotAllowed: " + request.method());
    }
    if (!request.target().equals(target)) {
      return Optional.of("403 SignatureDoesNotMatch: the URL is not as it was given");
    }
    if (request.flaw().isPresent()) {
      return request.flaw();
    }
    if (!request.headers().getOrDefault("content-type", "").isEmpty()) {
      return Optional.of("403 SignatureDoesNotMatch: content-type must be empty");
    }
    if (request.body().length > LONGEST_BODY) {
      return Optional.of("400 Response object is too long: " + request.body().length);
    }
    return response(request)
        .map(response -> violated(response, of))
        .orElse(Optional.of("400 No JSON"));
  }

  static Optional<JsonNode> response(PutRequest request) {
    try {
      JsonNode response = JSON.readTree(request.text());
      return response.isObject() ? Optional.of(response) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> violated(JsonNode response, CustomResourceExchange of) {
    for (String field : List.of("StackId", "RequestId", "LogicalResourceId")) {
      if (!response.path(field).asText().equals(of.text(field))) {
        return Optional.of("400 " + field + " is not that of the event");
      }
    }
    String status = response.path("Status").asText();
    if (!status.equals("SUCCESS") && !status.equals("FAILED")) {
      return Optional.of("400 Status must be SUCCESS or FAILED, got " + status);
    }
    if (status.equals("FAILED") && response.path("Reason").asText().isEmpty()) {
      return Optional.of("400 FAILED without a Reason");
    }
    JsonNode physicalId = response.path("PhysicalResourceId");
    int length = physicalId.asText().getBytes(StandardCharsets.UTF_8).length;
    if (!physicalId.isTextual() || length == 0 || length > LONGEST_PHYSICAL_ID) {
      return Optional.of("400 Invalid PhysicalResourceId of " + length + " bytes");
    }
    JsonNode data = response.path("Data");
    return data.isMissingNode() || data.isObject()
        ? Optional.empty()
        : Optional.of("400 Data is not an object");
  }
}
