package io.github.cdksecurityhub.lambda.handler;

import io.github.cdksecurityhub.lambda.aws.EventBus;
import io.github.cdksecurityhub.lambda.aws.Stacks;
import io.github.cdksecurityhub.lambda.drift.StackStatus;
import io.github.cdksecurityhub.lambda.drift.Surroundings;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * CloudFormation and EventBridge in the function's own Region; reached only when they are asked.
 */
final class AccountSurroundings implements Surroundings {
  private final Clock clock;
  private final String stackId;
  private final String region =
      Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1");

  AccountSurroundings(Clock clock, String stackId) {
    this.clock = clock;
    this.stackId = stackId;
  }

  @Override
  public StackStatus standing() throws IOException, InterruptedException {
    return new Stacks(clock, region, System::getenv).standing(stackId);
  }

  @Override
  public void tell(List<String> details) throws IOException, InterruptedException {
    new EventBus(clock, region, System::getenv).put(details);
  }
}
