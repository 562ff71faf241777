package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.Environment;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.kit.HandlerStack;
import io.github.cdksecurityhub.local.lambda.AttemptHook;
import io.github.cdksecurityhub.local.lambda.EventInvokeConfig;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An account with the packaged handler in it, where one case is run after the other.
 *
 * <p>An account of its own, because the finding aggregator and so the home Region is the account's.
 */
final class TestAccount implements AutoCloseable {
  private static final String STACK_REGION = "us-east-1";

  private final Type type;
  private final String id;
  private final LocalSecurityHub hub;
  private final LocalLambda lambda;
  private final LocalCloudFormation cloudFormation;
  private final HandlerStack handler;

  /** What is special about an account's function. */
  enum Type {
    /** Nothing: it is as the example declares it. */
    PLAIN,
    /** It has the least memory there is. */
    LITTLE_MEMORY,
    /** Two instances of it are warm, so that two events meet. */
    TWO_INSTANCES,
    /** No other account calls its Security Hub, so that it can refuse connections. */
    OWN_ENDPOINT
  }

  TestAccount(Type type, String id, LocalSecurityHub hub, CloudAssembly example)
      throws InterruptedException {
    this.type = type;
    this.id = id;
    this.hub = hub;
    // As many instances as there are events at a time: otherwise the next event, which comes with
    // the response to the last, would start another JVM while the first is not quite done.
    int quota = type == Type.TWO_INSTANCES ? 2 : 1;
    lambda =
        new LocalLambda(
            LambdaOptions.DEFAULT
                .withConcurrency(quota)
                .withRetryPauses(List.of(Duration.ofMillis(100)))
                .withEnvironment(Map.of("AWS_ENDPOINT_URL", hub.endpoint().toString())));
    Environment place = new Environment("aws", id, STACK_REGION);
    cloudFormation =
        new LocalCloudFormation(lambda, CloudFormationOptions.DEFAULT.withEnvironment(place));
    cloudFormation.timeOutWithLambda();
    handler =
        HandlerStack.deploy(
            cloudFormation,
            example,
            properties -> {
              if (type == Type.LITTLE_MEMORY) {
                properties.put("MemorySize", 128);
              }
            });
  }

  String id() {
    return id;
  }

  LocalSecurityHub hub() {
    return hub;
  }

  LocalCloudFormation cloudFormation() {
    return cloudFormation;
  }

  /** Sets how often Lambda runs a failed event again. */
  void retries(int most) {
    lambda.configure(
        handler.function(),
        new EventInvokeConfig(most, EventInvokeConfig.DEFAULT.maximumEventAge()));
  }

  void hook(AttemptHook hook) {
    lambda.hook(hook);
  }

  /** A stack of one resource. */
  Template template(Map<String, String> properties) {
    return handler.declaring(Map.of("Configuration", properties));
  }

  /** Starts the account's instances with an event that makes no call of Security Hub. */
  void warmUp() throws InterruptedException {
    LocalLambda.Delivery delivery =
        type == Type.TWO_INSTANCES
            ? LocalLambda.Delivery.TWICE_CONCURRENTLY
            : LocalLambda.Delivery.ONCE;
    cloudFormation.deliveries(exchange -> delivery);
    cloudFormation.deploy("WarmUp", template(Map.of("SchemaVersion", "1")));
  }

  @Override
  public void close() {
    cloudFormation.close();
    lambda.close();
  }
}
