package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes {@code AWS::Lambda::Function} out of the assembly's asset. */
final class FunctionResource implements NativeType {

  private static final int DEFAULT_MEMORY = 128;
  private static final int DEFAULT_TIMEOUT = 3;

  private final Environment environment;
  private final LocalLambda lambda;
  private final Function<String, Optional<Path>> assets;

  FunctionResource(
      Environment environment, LocalLambda lambda, Function<String, Optional<Path>> assets) {
    this.environment = environment;
    this.lambda = lambda;
    this.assets = assets;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    String arn = environment.arn("lambda", "function:" + physicalId);
    if (request.kind() == ResourceRequest.Kind.Delete) {
      lambda.deregister(arn);
    } else {
      lambda.register(definition(request.properties(), physicalId, arn));
    }
    return new ResourceResult.Succeeded(physicalId, Map.of("Arn", NativeResources.text(arn)));
  }

  private FunctionDefinition definition(JsonNode properties, String name, String arn) {
    String runtime = properties.path("Runtime").asText();
    if (!runtime.startsWith("java")) {
      throw new NativeFailure("The local Lambda runs Java only, not " + runtime);
    }
    for (String unsupported : new String[] {"Layers", "VpcConfig", "FileSystemConfigs"}) {
      if (properties.has(unsupported)) {
        throw new NativeFailure("The local Lambda does not know " + unsupported);
      }
    }
    try {
      return new FunctionDefinition(
          name,
          arn,
          environment.region(),
          properties.path("Handler").asText(),
          code(properties.path("Code")),
          properties.path("MemorySize").asInt(DEFAULT_MEMORY),
          Duration.ofSeconds(properties.path("Timeout").asInt(DEFAULT_TIMEOUT)),
          variables(properties.path("Environment").path("Variables")),
          properties.path("LoggingConfig").path("LogGroup").asText("/aws/lambda/" + name),
          properties.path("LoggingConfig").path("LogFormat").asText("Text"),
          properties.path("Role").asText());
    } catch (IllegalArgumentException e) {
      throw new NativeFailure(e.getMessage());
    }
  }

  private Path code(JsonNode code) {
    String key = code.path("S3Key").asText();
    return assets
        .apply(key)
        .orElseThrow(
            () -> new NativeFailure("The assembly has no asset for the function's code " + code));
  }

  private static Map<String, String> variables(JsonNode node) {
    Map<String, String> variables = new LinkedHashMap<>();
    node.properties().forEach(field -> variables.put(field.getKey(), field.getValue().asText()));
    return variables;
  }
}
