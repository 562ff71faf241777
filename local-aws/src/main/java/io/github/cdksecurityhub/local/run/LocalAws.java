package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.SecurityHubApi;
import io.github.cdksecurityhub.local.cloudformation.StacksEndpoint;
import io.github.cdksecurityhub.local.events.CloudTrail;
import io.github.cdksecurityhub.local.events.LocalEventBridge;
import io.github.cdksecurityhub.local.iam.IamPolicy;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.lambda.SessionToken;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.TrailEntry;
import java.util.Map;

/**
 * Security Hub, Lambda, EventBridge and CloudFormation on this machine, wired to each other.
 *
 * @param securityHub the account's Security Hub in all Regions
 * @param events tells functions of writes, and takes what they tell
 * @param stacks tells functions how their stack stands
 * @param lambda runs the functions, pointed at that Security Hub
 * @param cloudFormation deploys stacks with them
 */
public record LocalAws(
    LocalSecurityHub securityHub,
    LocalEventBridge events,
    StacksEndpoint stacks,
    LocalLambda lambda,
    LocalCloudFormation cloudFormation)
    implements AutoCloseable {

  /** The Region that stacks are deployed in. */
  public static final String STACK_REGION = "us-east-1";

  /** Starts all of them with their defaults. */
  public static LocalAws start() {
    return start(LambdaOptions.DEFAULT, CloudFormationOptions.DEFAULT);
  }

  /** Starts all of them; Lambda and CloudFormation are pointed at the Security Hub on top. */
  public static LocalAws start(LambdaOptions lambda, CloudFormationOptions cloudFormation) {
    LocalSecurityHub securityHub = LocalSecurityHub.start();
    String management = LocalSecurityHub.MANAGEMENT_ACCOUNT;
    securityHub.assignKey(SecurityHubApi.accessKeyOf(management), management);
    LocalEventBridge events = new LocalEventBridge();
    StacksEndpoint stacks = new StacksEndpoint();
    LocalLambda functions =
        new LocalLambda(
            lambda.withEnvironment(
                Map.of(
                    "AWS_ENDPOINT_URL", securityHub.endpoint().toString(),
                    "AWS_ENDPOINT_URL_EVENTBRIDGE", events.endpoint().toString(),
                    "AWS_ENDPOINT_URL_CLOUDFORMATION", stacks.uri().toString())));
    LocalCloudFormation deployer =
        new LocalCloudFormation(
            functions, cloudFormation.withSecurityHub(securityHub.endpoint()).withEvents(events));
    events.runningOn(functions);
    stacks.serve(deployer);
    securityHub.trail(entry -> publishWrite(entry, events));
    return new LocalAws(securityHub, events, stacks, functions, deployer);
  }

  /**
   * From now on, functions may do in Security Hub and CloudFormation what the policies of their
   * roles allow; the calls of users stay allowed.
   */
  public void enforceRoles() {
    securityHub.roles(token -> policyOf(SessionToken.role(token)));
    stacks.allowOnly(
        call ->
            policyOf(call.role())
                .allows("cloudformation:" + call.action(), stackArn(call.stack())));
  }

  private IamPolicy policyOf(String role) {
    return role.isEmpty() ? IamPolicy.EVERYTHING : cloudFormation.iam().policyOf(role);
  }

  private String stackArn(String nameOrArn) {
    return cloudFormation.describe(nameOrArn).map(StacksEndpoint.Description::id).orElse(nameOrArn);
  }

  /** A rule sees what CloudTrail records of writes; of reads only where it asks for them. */
  private static void publishWrite(TrailEntry entry, LocalEventBridge events) {
    if (!entry.readOnly()) {
      events.accept(CloudTrail.event(entry));
    }
  }

  @Override
  public void close() {
    events.close();
    stacks.close();
    cloudFormation.close();
    lambda.close();
    securityHub.close();
  }
}
