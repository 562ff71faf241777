package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;

/**
 * The name that {@link io.github.cdksecurityhub.local.LocalAws} had, until its last user has moved.
 */
public final class LocalAws extends io.github.cdksecurityhub.local.LocalAws {

  private LocalAws(LambdaOptions lambda, CloudFormationOptions cloudFormation) {
    super(LocalSecurityHub.start(), lambda, cloudFormation);
  }

  /** Starts all of them with their defaults. */
  public static LocalAws start() {
    return start(LambdaOptions.DEFAULT, CloudFormationOptions.DEFAULT);
  }

  /** Starts all of them. */
  public static LocalAws start(LambdaOptions lambda, CloudFormationOptions cloudFormation) {
    return new LocalAws(lambda, cloudFormation);
  }
}
