package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.lambda.EventInvokeConfig;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.time.Duration;
import java.util.Map;

/** Makes {@code AWS::Lambda::EventInvokeConfig}: retries and age of asynchronous events. */
final class EventInvokeConfigResource implements NativeType {

  private final Environment environment;
  private final LocalLambda lambda;

  EventInvokeConfigResource(Environment environment, LocalLambda lambda) {
    this.environment = environment;
    this.lambda = lambda;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    String function =
        environment.arn("lambda", "function:" + request.properties().path("FunctionName").asText());
    if (request.kind() == ResourceRequest.Kind.Delete) {
      lambda.unconfigure(function);
    } else {
      lambda.configure(function, config(request));
    }
    return new ResourceResult.Succeeded(physicalId, Map.of());
  }

  private static EventInvokeConfig config(ResourceRequest request) {
    EventInvokeConfig fallback = EventInvokeConfig.DEFAULT;
    int attempts =
        request.properties().path("MaximumRetryAttempts").asInt(fallback.maximumRetryAttempts());
    long age =
        request
            .properties()
            .path("MaximumEventAgeInSeconds")
            .asLong(fallback.maximumEventAge().toSeconds());
    try {
      return new EventInvokeConfig(attempts, Duration.ofSeconds(age));
    } catch (IllegalArgumentException e) {
      throw new NativeFailure(e.getMessage());
    }
  }
}
