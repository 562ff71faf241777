package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Provides custom resources: sends the event to Lambda, waits for the response, not for ever. */
final class CustomResources implements ResourceProvider, AutoCloseable {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_TIMEOUT = 3600;

  private final LocalLambda lambda;
  private final CloudFormationOptions options;
  private final ResponseEndpoint endpoint = new ResponseEndpoint();
  private final List<CustomResourceExchange> exchanges = new ArrayList<>();
  private volatile Function<CustomResourceExchange, LocalLambda.Delivery> deliveries =
      exchange -> LocalLambda.Delivery.ONCE;
  private volatile boolean timesOutWithLambda;

  CustomResources(LocalLambda lambda, CloudFormationOptions options) {
    this.lambda = lambda;
    this.options = options;
  }

  static boolean provides(String type) {
    return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
  }

  /** The same properties with every scalar as a string, at any depth (R33). */
  static ObjectNode withStrings(ObjectNode properties) {
    return (ObjectNode) strings(properties);
  }

  private static JsonNode strings(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      node.properties().forEach(field -> object.set(field.getKey(), strings(field.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(child -> array.add(strings(child)));
      return array;
    }
    if (node.isNull()) {
      throw new TemplateException("'null' values are not allowed in templates");
    }
    return TextNode.valueOf(node.asText());
  }

  void faults(ResponseFault.Plan plan) {
    endpoint.faults(plan);
  }

  void deliveries(Function<CustomResourceExchange, LocalLambda.Delivery> how) {
    deliveries = how;
  }

  void timeOutWithLambda() {
    timesOutWithLambda = true;
  }

  List<CustomResourceExchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  @Override
  public CompletableFuture<ResourceResult> handle(ResourceRequest request) {
    Optional<String> refusal = refusal(request.properties());
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(
          new ResourceResult.Failed(refusal.get(), Optional.empty()));
    }
    CustomResourceExchange exchange = new CustomResourceExchange(event(request));
    endpoint.expect(exchange);
    synchronized (exchanges) {
      exchanges.add(exchange);
    }
    Duration timeout = options.second().multipliedBy(serviceTimeout(request.properties()));
    CompletableFuture<ResourceResult> result =
        exchange
            .firstResponse()
            .thenApply(response -> result(response, exchange))
            .completeOnTimeout(noResponse(exchange), timeout.toMillis(), TimeUnit.MILLISECONDS);
    String function = request.properties().path("ServiceToken").asText();
    exchange.deliveredBy(
        lambda.invoke(function, exchange.event().toString(), deliveries.apply(exchange)));
    if (timesOutWithLambda) {
      exchange
          .invocations()
          .forEach(invocation -> invocation.onEnd(() -> timeOut(exchange, result)));
    }
    return result;
  }

  private static void timeOut(
      CustomResourceExchange exchange, CompletableFuture<ResourceResult> result) {
    if (exchange.invocations().stream().allMatch(invocation -> invocation.end().isPresent())) {
      result.complete(noResponse(exchange));
    }
  }

  private Optional<String> refusal(ObjectNode properties) {
    String function = properties.path("ServiceToken").asText();
    if (function.isEmpty()) {
      return Optional.of("Missing required field: ServiceToken");
    }
    if (lambda.function(function).isEmpty()) {
      return Optional.of("Function not found: " + function);
    }
    int timeout = serviceTimeout(properties);
    return timeout >= 1 && timeout <= LONGEST_TIMEOUT
        ? Optional.empty()
        : Optional.of("ServiceTimeout must be 1 to 3600, got " + properties.get("ServiceTimeout"));
  }

  private static int serviceTimeout(ObjectNode properties) {
    return properties.path("ServiceTimeout").asInt(LONGEST_TIMEOUT);
  }

  private ObjectNode event(ResourceRequest request) {
    String requestId = UUID.randomUUID().toString();
    ObjectNode event = NODES.objectNode();
    event.put("RequestType", request.kind().name());
    event.put("ServiceToken", request.properties().path("ServiceToken").asText());
    event.put(
        "ResponseURL",
        endpoint.url(options.environment(), request.stackId(), request.logicalId(), requestId));
    event.put("StackId", request.stackId());
    event.put("RequestId", requestId);
    event.put("LogicalResourceId", request.logicalId());
    request.physicalId().ifPresent(id -> event.put("PhysicalResourceId", id));
    event.put("ResourceType", request.type());
    event.set("ResourceProperties", request.properties());
    request.oldProperties().ifPresent(old -> event.set("OldResourceProperties", old));
    return event;
  }

  private static ResourceResult result(JsonNode response, CustomResourceExchange exchange) {
    String physicalId = response.path("PhysicalResourceId").asText();
    if (response.path("Status").asText().equals("SUCCESS")) {
      Map<String, JsonNode> attributes = new HashMap<>();
      response
          .path("Data")
          .properties()
          .forEach(field -> attributes.put(field.getKey(), field.getValue()));
      return new ResourceResult.Succeeded(physicalId, attributes);
    }
    String reason =
        "Received response status [FAILED] from custom resource. Message returned: "
            + response.path("Reason").asText()
            + " (RequestId: "
            + exchange.text("RequestId")
            + ")";
    return new ResourceResult.Failed(reason, Optional.of(physicalId));
  }

  private static ResourceResult noResponse(CustomResourceExchange exchange) {
    return new ResourceResult.Failed(
        "CloudFormation did not receive a response from your Custom Resource. Please check your "
            + "logs for requestId ["
            + exchange.text("RequestId")
            + "]. If you are using the Python cfn-response module, you may need to update your "
            + "Lambda function code so that CloudFormation can attach the updated version.",
        Optional.empty());
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
