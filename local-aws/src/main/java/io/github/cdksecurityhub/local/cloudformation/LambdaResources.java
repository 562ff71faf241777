package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.NativeType.NativeFailure;
import io.github.cdksecurityhub.local.cloudformation.ResourceRequest.Kind;
import io.github.cdksecurityhub.local.cloudformation.ResourceResult.Succeeded;
import io.github.cdksecurityhub.local.lambda.EventInvokeConfig;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes functions out of the assembly's assets, and sets their retries.
 *
 * @param assets the assets by object key
 */
record LambdaResources(
    Environment environment, LocalLambda lambda, Function<String, Optional<Path>> assets) {
  private static final int DEFAULT_MEMORY = 128;
  private static final int DEFAULT_TIMEOUT = 3;

  Succeeded function(ResourceRequest request, String physicalId) {
    String arn = arn(physicalId);
    if (request.kind() == Kind.Delete) {
      lambda.deregister(arn);
    } else {
      lambda.register(definition(request.properties(), physicalId));
    }
    return new Succeeded(physicalId).with("Arn", arn);
  }

  private String arn(String name) {
    return environment.arn("lambda", "function:" + name);
  }

  private FunctionDefinition definition(JsonNode properties, String name) {
    String runtime = properties.path("Runtime").asText();
    if (!runtime.startsWith("java")) {
      throw new NativeFailure("The local Lambda runs Java only, not " + runtime);
    }
    for (String unsupported : List.of("Layers", "VpcConfig", "FileSystemConfigs")) {
      if (properties.has(unsupported)) {
        throw new NativeFailure("The local Lambda does not know " + unsupported);
      }
    }
    Map<String, String> variables = new LinkedHashMap<>();
    properties
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(field -> variables.put(field.getKey(), field.getValue().asText()));
    try {
      return new FunctionDefinition(
          name,
          arn(name),
          environment.region(),
          properties.path("Handler").asText(),
          code(properties.path("Code")),
          properties.path("MemorySize").asInt(DEFAULT_MEMORY),
          Duration.ofSeconds(properties.path("Timeout").asInt(DEFAULT_TIMEOUT)),
          variables,
          properties.path("LoggingConfig").path("LogGroup").asText("/aws/lambda/" + name),
          properties.path("LoggingConfig").path("LogFormat").asText("Text"),
          properties.path("Role").asText());
    } catch (IllegalArgumentException e) {
      throw new NativeFailure(e.getMessage());
    }
  }

  private Path code(JsonNode code) {
    return assets
        .apply(code.path("S3Key").asText())
        .orElseThrow(
            () -> new NativeFailure("The assembly has no asset for the function's code " + code));
  }

  Succeeded eventInvokeConfig(ResourceRequest request, String physicalId) {
    JsonNode properties = request.properties();
    String function = arn(properties.path("FunctionName").asText());
    if (request.kind() == Kind.Delete) {
      lambda.unconfigure(function);
      return new Succeeded(physicalId);
    }
    EventInvokeConfig usual = EventInvokeConfig.DEFAULT;
    int attempts = properties.path("MaximumRetryAttempts").asInt(usual.maximumRetryAttempts());
    long age =
        properties.path("MaximumEventAgeInSeconds").asLong(usual.maximumEventAge().toSeconds());
    try {
      lambda.configure(function, new EventInvokeConfig(attempts, Duration.ofSeconds(age)));
    } catch (IllegalArgumentException e) {
      throw new NativeFailure(e.getMessage());
    }
    return new Succeeded(physicalId);
  }
}
