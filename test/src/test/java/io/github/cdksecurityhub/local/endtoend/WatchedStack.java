package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.kit.GrantedCalls;
import io.github.cdksecurityhub.local.lambda.Invocation;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A stack with drift detection, deployed out of the packaged jar; its roles are enforced. */
final class WatchedStack implements AutoCloseable {
  static final String NAME = "SecurityHubOrganization";
  static final String HERE = LocalAws.STACK_REGION;
  static final String THERE = "eu-west-1";
  private static final Duration LIMIT = Duration.ofSeconds(100);

  private final LocalAws aws;
  private final GrantedCalls calls;

  WatchedStack() {
    LambdaOptions options =
        LambdaOptions.DEFAULT.withConcurrency(1).withRetryPauses(List.of(Duration.ofMillis(100)));
    aws = LocalAws.start(options, CloudFormationOptions.DEFAULT);
    calls = GrantedCalls.enforce(aws);
  }

  LocalAws aws() {
    return aws;
  }

  GrantedCalls calls() {
    return calls;
  }

  /** The example heals; the same without that is the same but for one variable and the role. */
  static EditedTemplate example(boolean heals) throws InterruptedException {
    EditedTemplate example =
        new EditedTemplate(Assemblies.of("drift").template(NAME))
            .functionTimeout(120)
            .healing(heals);
    return withoutConditions(example);
  }

  /** The local IAM evaluates no conditions, and the local EventBridge no permissions. */
  static EditedTemplate withoutConditions(EditedTemplate template) {
    return template.withResources(
        resource ->
            resource
                .at("/Properties/PolicyDocument/Statement")
                .forEach(statement -> ((ObjectNode) statement).remove("Condition")));
  }

  /** Deploys the example, and waits for nothing else. */
  StackStatus deploy(EditedTemplate template) throws InterruptedException {
    return deploy(Assemblies.of("drift"), template).status();
  }

  StackOutcome deploy(CloudAssembly assembly, EditedTemplate template) throws InterruptedException {
    aws.cloudFormation().upload(assembly.assets());
    return aws.cloudFormation().deploy(NAME, template.template());
  }

  void tick() throws InterruptedException {
    aws.events().tick();
    quiet();
  }

  /** Another user writes, and CloudTrail reports it. */
  void write(String region, LiveConfiguration live) {
    aws.securityHub().in(region).configure(live);
  }

  void quiet() throws InterruptedException {
    aws.events().awaitQuiet(LIMIT);
  }

  String live(String region) {
    return Live.summary(aws.securityHub().in(region).live());
  }

  /** The runs of the drift function. */
  List<Invocation> runs() {
    return aws.lambda().invocations().stream()
        .filter(run -> !run.payload().contains("ResponseURL"))
        .toList();
  }

  String log() {
    StringBuilder log = new StringBuilder();
    runs().forEach(run -> run.attempts().forEach(attempt -> log.append(attempt.log())));
    return log.toString();
  }

  /** The events' details so far. */
  List<JsonNode> details() {
    List<JsonNode> details = new ArrayList<>();
    aws.events().putEvents().forEach(event -> details.add(event.path("detail")));
    return details;
  }

  /** The events so far as Region, state and trigger. */
  List<String> states() {
    return details().stream()
        .map(
            detail ->
                "%s %s by %s"
                    .formatted(
                        detail.path("region").asText(),
                        detail.path("state").asText(),
                        detail.path("trigger").asText()))
        .toList();
  }

  /** Closes all, and enforces that no call was made that its function's role does not allow. */
  @Override
  public void close() {
    aws.close();
    assertThat(calls.denied()).isEmpty();
  }
}
