package io.github.cdksecurityhub.local.cloudformation;

import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.STACK;
import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.requests;
import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.stackStates;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(180)
class StackLifecycleTest {
  @RegisterExtension static final ScriptedStacks STACKS = new ScriptedStacks();

  private final LocalCloudFormation cloudFormation = STACKS.start(CloudFormationOptions.DEFAULT);

  @Tag("R33")
  @Test
  void scalarsArriveAsStringsAtAnyDepth() throws Exception {
    TemplateBuilder template = new TemplateBuilder().custom("One", "Id", "a");
    template.properties("One").put("Truth", true).put("Number", 5).put("ServiceTimeout", 3600);
    template.properties("Function").remove("FunctionName");
    template.properties("One").putObject("Deep").putArray("List").add(false).add(2);
    StackOutcome outcome = cloudFormation.deploy(STACK, template.build());
    assertThat(outcome.status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    var event = outcome.exchanges().get(0).event();
    assertThat(event.path("ResourceProperties").path("Truth").textValue()).isEqualTo("true");
    assertThat(event.path("ResourceProperties").path("Number").textValue()).isEqualTo("5");
    assertThat(event.path("ResourceProperties").path("Deep").toString())
        .isEqualTo("{\"List\":[\"false\",\"2\"]}");
    assertThat(event.path("ResourceProperties").path("ServiceTimeout").textValue())
        .isEqualTo("3600");
    assertThat(event.path("ResourceProperties").path("ServiceToken").textValue())
        .startsWith("arn:aws:lambda:us-east-1:123456789012:function:Stack-Function-");
    assertThat(event.path("StackId").textValue())
        .matches("arn:aws:cloudformation:us-east-1:123456789012:stack/Stack/[0-9a-f-]{36}");
    assertThat(event.path("ResponseURL").textValue()).contains("%2F", "X-Amz-Signature=");
    assertThat(event.has("PhysicalResourceId")).isFalse();
    assertThat(event.has("OldResourceProperties")).isFalse();
  }

  @Test
  void attributesFlowInOrderAndIntoOutputs() throws Exception {
    Template template =
        new TemplateBuilder()
            .custom("First", "Id", "a", "Colour", "red")
            .custom("Second", "Id", "b")
            .attribute("Second", "Colour", "First", "Colour")
            .output("Colour", "Second", "Colour")
            .build();
    StackOutcome outcome = cloudFormation.deploy(STACK, template);
    assertThat(requests(outcome)).containsExactly("Create First", "Create Second");
    assertThat(cloudFormation.outputs(STACK)).containsEntry("Colour", "red");
    assertThat(requests(cloudFormation.delete(STACK)))
        .containsExactly("Delete Second b", "Delete First a");
    assertThat(cloudFormation.status(STACK)).isEmpty();
  }

  @Tag("R34")
  @Test
  void aFailedCreateIsDeletedByTheIdOfItsResponseAndSoIsAllElse() throws Exception {
    Template template =
        new TemplateBuilder()
            .custom("Good", "Id", "good")
            .custom("Bad", "Id", "bad", "OnCreate", "fail")
            .after("Bad", "Good")
            .custom("Never", "Id", "never")
            .after("Never", "Bad")
            .build();
    StackOutcome outcome = cloudFormation.deploy(STACK, template);
    assertThat(requests(outcome))
        .containsExactly("Create Good", "Create Bad", "Delete Bad bad", "Delete Good good");
    assertThat(outcome.firstFailure())
        .startsWith(
            "Received response status [FAILED] from custom resource. Message returned: scripted to"
                + " fail (RequestId: ");
    assertThat(stackStates(outcome))
        .containsExactly("CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE");
  }

  @Test
  void aRolledBackStackIsDeletedBeforeItIsCreatedAgain() throws Exception {
    TemplateBuilder template = new TemplateBuilder().custom("One", "Id", "a", "OnCreate", "fail");
    cloudFormation.deploy(STACK, template.build());
    template.properties("One").remove("OnCreate");
    assertThat(cloudFormation.deploy(STACK, template.build()).status())
        .isEqualTo(StackStatus.CREATE_COMPLETE);
  }

  @Tag("R34")
  @Tag("R36")
  @Test
  void noResponseFailsAfterTheServiceTimeoutAndTheDeleteHasAnIdOfCloudFormationsOwn()
      throws Exception {
    LocalCloudFormation fast = STACKS.start(CloudFormationOptions.DEFAULT, Duration.ofMillis(25));
    Template template =
        new TemplateBuilder().custom("One", "OnCreate", "silent", "ServiceTimeout", "60").build();
    StackOutcome outcome = fast.deploy(STACK, template);
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure())
        .startsWith("CloudFormation did not receive a response from your Custom Resource.");
    assertThat(outcome.exchanges().get(1).text("PhysicalResourceId"))
        .matches("Stack-One-[A-Z0-9]{12}");
    assertThat(outcome.took()).isGreaterThan(Duration.ofMillis(300));
  }

  @Tag("R36")
  @Test
  void withoutAServiceTimeoutNoResponseIsAwaitedForAnHourAndAgainInTheRollback() throws Exception {
    Duration second = Duration.ofNanos(100_000);
    LocalCloudFormation fast = STACKS.start(CloudFormationOptions.DEFAULT, second);
    Template template =
        new TemplateBuilder().custom("One", "OnCreate", "silent", "OnDelete", "silent").build();
    StackOutcome outcome = fast.deploy(STACK, template);
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_FAILED);
    assertThat(outcome.exchanges())
        .extracting(CustomResourceExchange::requestType)
        .containsExactly("Create", "Delete");
    assertThat(outcome.took()).isGreaterThan(second.multipliedBy(2 * 3600));
  }

  @Tag("R36")
  @Test
  void aFunctionThatThrowsIsRunThreeTimesAndThenThereIsNoResponse() throws Exception {
    cloudFormation.timeOutWithLambda();
    Template template = new TemplateBuilder().custom("One", "OnCreate", "throw").build();
    StackOutcome outcome = cloudFormation.deploy(STACK, template);
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.exchanges().get(0).invocations().get(0).attempts()).hasSize(3);
  }

  @Test
  void theTemplatesRetryAttemptsAreHonoured() throws Exception {
    cloudFormation.timeOutWithLambda();
    Template template =
        new TemplateBuilder()
            .retryAttempts(0)
            .custom("One", "OnCreate", "throw")
            .after("One", "EventInvokeConfig")
            .build();
    StackOutcome outcome = cloudFormation.deploy(STACK, template);
    assertThat(outcome.exchanges().get(0).invocations().get(0).attempts()).hasSize(1);
  }

  @Test
  void aDeleteThatFailsKeepsWhatTheResourceNeedsAndCanBeTriedAgain() throws Exception {
    Template template =
        new TemplateBuilder()
            .custom("Base", "Id", "base")
            .custom("Stuck", "Id", "stuck", "OnDelete", "fail")
            .after("Stuck", "Base")
            .custom("Free", "Id", "free")
            .build();
    cloudFormation.deploy(STACK, template);
    StackOutcome outcome = cloudFormation.delete(STACK);
    assertThat(outcome.status()).isEqualTo(StackStatus.DELETE_FAILED);
    assertThat(requests(outcome))
        .containsExactlyInAnyOrder("Delete Stuck stuck", "Delete Free free");
    assertThat(cloudFormation.resources(STACK)).containsOnlyKeys("Function", "Base", "Stuck");
    assertThat(requests(cloudFormation.delete(STACK))).containsExactly("Delete Stuck stuck");
  }

  @Test
  void aRetainedResourceIsLeft() throws Exception {
    TemplateBuilder template = new TemplateBuilder().custom("One", "Id", "a");
    template.json().withObject("/Resources/One").put("DeletionPolicy", "Retain");
    cloudFormation.deploy(STACK, template.build());
    StackOutcome outcome = cloudFormation.delete(STACK);
    assertThat(outcome.status()).isEqualTo(StackStatus.DELETE_COMPLETE);
    assertThat(outcome.exchanges()).isEmpty();
  }
}
