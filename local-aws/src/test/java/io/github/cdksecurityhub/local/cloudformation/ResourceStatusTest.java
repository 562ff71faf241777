package io.github.cdksecurityhub.local.cloudformation;

import static io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange.deliveries;
import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.STACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.http.Front;
import io.github.cdksecurityhub.local.lambda.HeldEvents;
import io.github.cdksecurityhub.local.securityhub.SdkClients;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;

/** DescribeStackResource, as AWS's own client reads it while a stack is worked on. */
@Timeout(180)
class ResourceStatusTest {
  @RegisterExtension static final ScriptedStacks STACKS = new ScriptedStacks();

  private static final Duration BOUND = Duration.ofSeconds(30);

  private final LocalCloudFormation cloudFormation = STACKS.start(CloudFormationOptions.DEFAULT);
  private final CloudFormationApi endpoint = new CloudFormationApi();
  private final Front front =
      new Front(0, Optional.empty(), "123456789012").serve("cloudformation", endpoint);
  private final CloudFormationClient sdk = SdkClients.cloudFormation(front.uri(), "us-east-1");

  @BeforeEach
  void serve() {
    endpoint.serve(cloudFormation);
  }

  @AfterEach
  void close() {
    sdk.close();
    front.close();
  }

  private StackResourceDetail describe(String stack) {
    return sdk.describeStackResource(r -> r.stackName(stack).logicalResourceId("One"))
        .stackResourceDetail();
  }

  private String status() {
    return describe(STACK).resourceStatusAsString();
  }

  private String stackId() {
    return cloudFormation.describe(STACK).orElseThrow().id();
  }

  private String error(String stack, String logicalId) {
    try {
      return sdk.describeStackResource(r -> r.stackName(stack).logicalResourceId(logicalId))
          .toString();
    } catch (CloudFormationException e) {
      var details = e.awsErrorDetails();
      return e.statusCode() + " " + details.errorCode() + ": " + details.errorMessage();
    }
  }

  private static Template one(String... properties) {
    return new TemplateBuilder().custom("One", properties).build();
  }

  private Future<StackOutcome> inBackground(Template template) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return cloudFormation.deploy(STACK, template);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aResourceIsInProgressUntilItsFunctionResponds() throws Exception {
    try (HeldEvents held = STACKS.lambda().hold(deliveries("Create", "One"))) {
      Future<StackOutcome> deployment = inBackground(one("Id", "a"));
      held.await(1, BOUND);

      StackResourceDetail creating = describe(STACK);
      assertThat(creating.resourceStatusAsString()).isEqualTo("CREATE_IN_PROGRESS");
      assertThat(creating.physicalResourceId()).isNull();
      assertThat(creating.resourceType()).isEqualTo("Custom::Scripted");
      assertThat(creating.stackName()).isEqualTo(STACK);
      assertThat(creating.stackId()).isEqualTo(stackId());
      assertThat(creating.logicalResourceId()).isEqualTo("One");
      assertThat(creating.lastUpdatedTimestamp()).isNotNull();

      held.releaseAll();
      deployment.get();
    }
    assertThat(describe(STACK).resourceStatusAsString()).isEqualTo("CREATE_COMPLETE");
    assertThat(describe(STACK).physicalResourceId()).isEqualTo("a");
  }

  @Test
  void anUpdateIsInProgressAndThenComplete() throws Exception {
    cloudFormation.deploy(STACK, one("Id", "a"));
    try (HeldEvents held = STACKS.lambda().hold(deliveries("Update", "One"))) {
      Future<StackOutcome> deployment = inBackground(one("Id", "a", "Colour", "red"));
      held.await(1, BOUND);
      assertThat(status()).isEqualTo("UPDATE_IN_PROGRESS");

      held.releaseAll();
      deployment.get();
    }
    assertThat(status()).isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void aReplacementThatIsCleanedUpLeavesTheStatusOfTheResourceAlone() throws Exception {
    cloudFormation.deploy(STACK, one("Id", "a"));
    try (HeldEvents held = STACKS.lambda().hold(deliveries("Delete", "One"))) {
      Future<StackOutcome> deployment = inBackground(one("Id", "b"));
      held.await(1, BOUND);

      assertThat(status()).isEqualTo("UPDATE_COMPLETE");
      assertThat(describe(STACK).physicalResourceId()).isEqualTo("b");
      held.releaseAll();
      deployment.get();
    }
    assertThat(status()).isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void aFailedCreateIsDeletedAndItsReasonIsThereInBetween() throws Exception {
    try (HeldEvents held = STACKS.lambda().hold(deliveries("Delete", "One"))) {
      Future<StackOutcome> deployment = inBackground(one("Id", "a", "OnCreate", "fail"));
      held.await(1, BOUND);
      assertThat(status()).isEqualTo("DELETE_IN_PROGRESS");
      held.releaseAll();
      deployment.get();
    }
    assertThat(error(STACK, "One"))
        .isEqualTo("400 ValidationError: Resource One does not exist for stack Stack");
    assertThat(cloudFormation.events(STACK))
        .anyMatch(
            e -> e.status().equals("CREATE_FAILED") && e.reason().contains("scripted to fail"));
  }

  @Test
  void aResourceThatAnUpdateRemovedIsAnError() throws Exception {
    cloudFormation.deploy(STACK, one("Id", "a"));
    cloudFormation.deploy(STACK, new TemplateBuilder().custom("Two", "Id", "b").build());

    assertThat(error(STACK, "One"))
        .isEqualTo("400 ValidationError: Resource One does not exist for stack Stack");
  }

  @Test
  void aDeletedStackIsKnownByItsArnAndNotByItsName() throws Exception {
    cloudFormation.deploy(STACK, one("Id", "a"));
    String arn = stackId();
    assertThat(describe(arn).resourceStatusAsString()).isEqualTo("CREATE_COMPLETE");

    cloudFormation.delete(STACK);

    assertThat(describe(arn).resourceStatusAsString()).isEqualTo("DELETE_COMPLETE");
    assertThat(error(STACK, "One")).isEqualTo("400 ValidationError: Stack 'Stack' does not exist");
  }

  @Test
  void callsCanBeDeniedAndAreRecorded() throws Exception {
    cloudFormation.deploy(STACK, one("Id", "a"));
    endpoint.allowOnly(call -> call.action().equals("DescribeStacks"));
    assertThat(error(STACK, "One")).startsWith("403 AccessDenied: User: ");
    endpoint.allowOnly(call -> true);
    assertThat(status()).isEqualTo("CREATE_COMPLETE");

    assertThat(endpoint.calls())
        .hasSize(2)
        .containsOnly(new StackCall("DescribeStackResource", STACK, "One", ""));
  }

  @Test
  void theStackItselfIsDescribedByNameOrArn() throws Exception {
    cloudFormation.deploy(STACK, one("Id", "a"));

    for (String stack : new String[] {STACK, stackId()}) {
      var described = sdk.describeStacks(r -> r.stackName(stack)).stacks().get(0);
      assertThat(described.stackId()).isEqualTo(stackId());
      assertThat(described.stackName()).isEqualTo(STACK);
      assertThat(described.stackStatusAsString()).isEqualTo("CREATE_COMPLETE");
      assertThat(described.creationTime()).isNotNull();
      assertThat(described.lastUpdatedTime()).isNull();
    }
  }
}
