package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.handlers.FunctionJar;
import io.github.cdksecurityhub.local.handlers.ScriptedResource;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Stacks of resources that do what their properties tell them, on one Lambda for a whole class. */
final class ScriptedStacks implements AutoCloseable {
  static final String STACK = "Stack";

  /** A second of ServiceTimeout: an hour takes 72 s, more than any test may take. */
  private static final Duration SECOND = Duration.ofMillis(20);

  private final Path jar;
  private final LocalLambda lambda;

  ScriptedStacks(Path folder) throws Exception {
    jar = FunctionJar.of(folder, ScriptedResource.class);
    lambda =
        new LocalLambda(
            LambdaOptions.DEFAULT
                .withConcurrency(4)
                .withRetryPauses(List.of(Duration.ofMillis(50))));
  }

  LocalCloudFormation start(CloudFormationOptions options) {
    return start(options, SECOND);
  }

  LocalCloudFormation start(CloudFormationOptions options, Duration second) {
    LocalCloudFormation cloudFormation =
        new LocalCloudFormation(lambda, options.withSecond(second));
    cloudFormation.upload(Map.of("function.jar", jar));
    return cloudFormation;
  }

  static List<String> requests(StackOutcome outcome) {
    return outcome.exchanges().stream()
        .map(e -> e.requestType() + " " + e.logicalId() + " " + e.text("PhysicalResourceId"))
        .map(String::strip)
        .toList();
  }

  static List<String> stackStates(StackOutcome outcome) {
    return outcome.events().stream().filter(StackEvent::ofStack).map(StackEvent::status).toList();
  }

  @Override
  public void close() {
    lambda.close();
  }
}
