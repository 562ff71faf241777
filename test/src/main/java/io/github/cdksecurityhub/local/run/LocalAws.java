package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.SecurityHubApi;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.Map;

/**
 * Security Hub, Lambda and CloudFormation on this machine, wired to each other.
 *
 * @param securityHub the account's Security Hub in all Regions
 * @param lambda runs the functions, pointed at that Security Hub
 * @param cloudFormation deploys stacks with them
 */
public record LocalAws(
    LocalSecurityHub securityHub, LocalLambda lambda, LocalCloudFormation cloudFormation)
    implements AutoCloseable {

  /** The Region that stacks are deployed in. */
  public static final String STACK_REGION = "us-east-1";

  /** Starts all three with their defaults. */
  public static LocalAws start() {
    return start(LambdaOptions.DEFAULT, CloudFormationOptions.DEFAULT);
  }

  /** Starts all three; Lambda and CloudFormation are pointed at the Security Hub on top. */
  public static LocalAws start(LambdaOptions lambda, CloudFormationOptions cloudFormation) {
    LocalSecurityHub securityHub = LocalSecurityHub.start();
    String management = LocalSecurityHub.MANAGEMENT_ACCOUNT;
    securityHub.assignKey(SecurityHubApi.accessKeyOf(management), management);
    LocalLambda functions =
        new LocalLambda(
            lambda.withEnvironment(Map.of("AWS_ENDPOINT_URL", securityHub.endpoint().toString())));
    return new LocalAws(
        securityHub,
        functions,
        new LocalCloudFormation(functions, cloudFormation.withSecurityHub(securityHub.endpoint())));
  }

  @Override
  public void close() {
    cloudFormation.close();
    lambda.close();
    securityHub.close();
  }
}
