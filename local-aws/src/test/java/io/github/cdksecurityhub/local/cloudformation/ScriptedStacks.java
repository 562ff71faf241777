package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.handlers.FunctionJar;
import io.github.cdksecurityhub.local.handlers.ScriptedResource;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stacks of resources that do what their properties name, on one Lambda for a whole class; what a
 * test starts ends with it.
 */
final class ScriptedStacks implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  static final String STACK = "Stack";

  /** A second of ServiceTimeout: an hour takes 72 s, more than any test may take. */
  private static final Duration SECOND = Duration.ofMillis(20);

  private final List<LocalCloudFormation> started = new ArrayList<>();
  private Path folder;
  private Path jar;
  private LocalLambda lambda;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("scripted-stacks");
    jar = FunctionJar.of(folder, ScriptedResource.class);
    lambda =
        new LocalLambda(
            LambdaOptions.DEFAULT
                .withConcurrency(4)
                .withRetryPauses(List.of(Duration.ofMillis(50))));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    started.forEach(LocalCloudFormation::close);
    started.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    lambda.close();
    Files.delete(jar);
    Files.delete(folder);
  }

  LocalLambda lambda() {
    return lambda;
  }

  LocalCloudFormation start(CloudFormationOptions options) {
    return start(options, SECOND);
  }

  LocalCloudFormation start(CloudFormationOptions options, Duration second) {
    LocalCloudFormation cloudFormation =
        new LocalCloudFormation(lambda, options.withSecond(second));
    started.add(cloudFormation);
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
}
