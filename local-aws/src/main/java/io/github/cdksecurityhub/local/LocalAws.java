package io.github.cdksecurityhub.local;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationApi;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.Environment;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.events.CloudTrail;
import io.github.cdksecurityhub.local.events.LocalEventBridge;
import io.github.cdksecurityhub.local.http.Keys;
import io.github.cdksecurityhub.local.http.SessionToken;
import io.github.cdksecurityhub.local.iam.IamPolicy;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.TrailEntry;
import io.github.cdksecurityhub.local.sts.SecurityTokenService;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Security Hub, Lambda, EventBridge and CloudFormation on this machine, wired to each other. */
public final class LocalAws implements AutoCloseable {

  /** The Region that stacks are deployed in. */
  public static final String STACK_REGION = "us-east-1";

  private final LocalSecurityHub securityHub;
  private final LocalEventBridge events = new LocalEventBridge();
  private final CloudFormationApi stacks = new CloudFormationApi();
  private final LocalLambda lambda;
  private final LocalCloudFormation cloudFormation;

  /** Starts the others around a Security Hub. */
  private LocalAws(
      LocalSecurityHub securityHub, LambdaOptions functions, CloudFormationOptions deployments) {
    this.securityHub = securityHub;
    URI endpoint = securityHub.endpoint();
    lambda =
        new LocalLambda(functions.withEnvironment(Map.of("AWS_ENDPOINT_URL", endpoint.toString())));
    cloudFormation =
        new LocalCloudFormation(lambda, deployments.withSecurityHub(endpoint).withEvents(events));
    events.runningOn(lambda);
    stacks.serve(cloudFormation);
    securityHub
        .front()
        .serve("cloudformation", stacks)
        .serve("events", events.api())
        .serve("sts", new SecurityTokenService());
    securityHub.trail(entry -> publishWrite(entry, events));
  }

  /** Starts all of them with their defaults. */
  public static LocalAws start() {
    return start(LambdaOptions.DEFAULT, CloudFormationOptions.DEFAULT);
  }

  /** Starts all of them; Lambda and CloudFormation are pointed at the Security Hub on top. */
  public static LocalAws start(LambdaOptions lambda, CloudFormationOptions cloudFormation) {
    return start(LocalSecurityHub.start(), lambda, cloudFormation);
  }

  /** Starts the others around a Security Hub, which is closed with them, with their defaults. */
  public static LocalAws start(LocalSecurityHub securityHub) {
    return start(
        securityHub,
        LambdaOptions.DEFAULT,
        CloudFormationOptions.DEFAULT.withEnvironment(
            new Environment("aws", securityHub.account(), STACK_REGION)));
  }

  /** Starts the others around a Security Hub, which is closed with them. */
  public static LocalAws start(
      LocalSecurityHub securityHub, LambdaOptions lambda, CloudFormationOptions cloudFormation) {
    return new LocalAws(securityHub, lambda, cloudFormation);
  }

  /** The account's Security Hub in all Regions. */
  public LocalSecurityHub securityHub() {
    return securityHub;
  }

  /** What runs functions on events: of writes to Security Hub, and those that functions put. */
  public LocalEventBridge events() {
    return events;
  }

  /** What functions ask about their stack. */
  public CloudFormationApi stacks() {
    return stacks;
  }

  /** What runs functions. */
  public LocalLambda lambda() {
    return lambda;
  }

  /** What deploys stacks. */
  public LocalCloudFormation cloudFormation() {
    return cloudFormation;
  }

  /** The one address of all of them: {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return securityHub.endpoint();
  }

  /**
   * What a process needs in its environment, so that AWS's clients call the local AWS in it.
   *
   * @param region the Region that they call unless they name one
   */
  public Map<String, String> environment(String region) {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint().toString(),
        "AWS_ACCESS_KEY_ID",
        Keys.of(securityHub.account()),
        "AWS_SECRET_ACCESS_KEY",
        "local",
        "AWS_REGION",
        region,
        "AWS_DEFAULT_REGION",
        region);
  }

  /**
   * Deploys every stack of a folder that {@code cdk synth} wrote, those that others depend on
   * first.
   *
   * @return what came of each, by stack name; the first that fails is the last
   */
  public Map<String, StackOutcome> deploy(Path assembly) throws InterruptedException {
    CloudAssembly synthesized = CloudAssembly.read(assembly);
    cloudFormation.upload(synthesized.assets());
    Map<String, StackOutcome> outcomes = new LinkedHashMap<>();
    for (Map.Entry<String, Template> stack : synthesized.templates().entrySet()) {
      StackOutcome outcome = cloudFormation.deploy(stack.getKey(), stack.getValue());
      outcomes.put(stack.getKey(), outcome);
      if (!outcome.firstFailure().isEmpty()) {
        break;
      }
    }
    return outcomes;
  }

  /**
   * From now on, functions may do in Security Hub and CloudFormation what the policies of their
   * roles allow; the calls of users stay allowed.
   */
  public void enforceRoles() {
    securityHub.permissions(token -> policyOf(SessionToken.role(token)));
    stacks.allowOnly(
        call ->
            policyOf(call.role())
                .allows("cloudformation:" + call.action(), stackArn(call.stack())));
  }

  private IamPolicy policyOf(String role) {
    return role.isEmpty() ? IamPolicy.EVERYTHING : cloudFormation.iam().policyOf(role);
  }

  private String stackArn(String nameOrArn) {
    return cloudFormation
        .describe(nameOrArn)
        .map(CloudFormationApi.Description::id)
        .orElse(nameOrArn);
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
    cloudFormation.close();
    lambda.close();
    securityHub.close();
  }
}
