package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.kit.GrantedCalls;
import io.github.cdksecurityhub.local.kit.HandlerStack;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The real handler, deployed once out of a synthesized example; small stacks of their own use it.
 */
final class HostedHandler implements AutoCloseable {

  private final LocalAws aws;
  private final HandlerStack handler;
  private final GrantedCalls grantedCalls;

  private HostedHandler(LocalAws aws, HandlerStack handler) {
    this.aws = aws;
    this.handler = handler;
    this.grantedCalls = GrantedCalls.enforce(aws);
  }

  /** Deploys the function with a timeout that makes waits short. */
  static HostedHandler start(int timeoutSeconds, CloudFormationOptions options)
      throws InterruptedException {
    return start(timeoutSeconds, options, 2);
  }

  /** Deploys it with so many instances at most: events that are sent at once wait for them. */
  static HostedHandler start(int timeoutSeconds, CloudFormationOptions options, int concurrency)
      throws InterruptedException {
    LambdaOptions lambda =
        LambdaOptions.DEFAULT
            .withConcurrency(concurrency)
            .withRetryPauses(List.of(Duration.ofMillis(100)));
    LocalAws aws = LocalAws.start(lambda, options);
    return new HostedHandler(
        aws,
        HandlerStack.deploy(
            aws.cloudFormation(),
            Assemblies.of("central"),
            function -> function.put("Timeout", timeoutSeconds)));
  }

  LocalAws aws() {
    return aws;
  }

  LocalSecurityHub hub() {
    return aws.securityHub();
  }

  LocalCloudFormation cloudFormation() {
    return aws.cloudFormation();
  }

  /** A template with a configuration per entry, none depending on another. */
  Template template(Map<String, Map<String, String>> configurations) {
    return handler.declaring(configurations);
  }

  /** Deploys a stack with one configuration. */
  StackOutcome deploy(String stack, Map<String, String> properties) throws InterruptedException {
    return cloudFormation().deploy(stack, template(Map.of("One", properties)));
  }

  /** Closes all, and enforces that no call was made that the function's role does not allow. */
  @Override
  public void close() {
    aws.close();
    assertThat(grantedCalls.denied()).isEmpty();
  }
}
