package io.github.cdksecurityhub.local.cloudformation;

import static io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange.deliveries;
import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.STACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.lambda.HeldEvents;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A neighbour fails while a function still works, or before it got its event. */
@Timeout(180)
class CancelledResourceTest {
  @RegisterExtension static final ScriptedStacks STACKS = new ScriptedStacks();

  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private final LocalCloudFormation cloudFormation = STACKS.start(CloudFormationOptions.DEFAULT);

  private static Template besideABadOne(String... slow) {
    return new TemplateBuilder()
        .custom("Slow", slow)
        .custom("Bad", "Id", "bad", "OnCreate", "fail", "OnUpdate", "fail", "Colour", slow[3])
        .build();
  }

  private static CustomResourceExchange exchange(StackOutcome outcome, String type) {
    return outcome.exchanges().stream()
        .filter(e -> e.requestType().equals(type) && e.logicalId().equals("Slow"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> history() {
    return cloudFormation.events(STACK).stream()
        .filter(event -> event.logicalId().equals("Slow"))
        .map(event -> (event.status() + " " + event.reason()).strip())
        .toList();
  }

  @Test
  void aCreateUnderWayIsCancelledAndItsFunctionRunsOn() throws Exception {
    Path done = folder.resolve("created");
    StackOutcome outcome =
        cloudFormation.deploy(
            STACK, besideABadOne("Id", "slow", "OnCreate", "await", "File", done.toString()));
    CustomResourceExchange create = exchange(outcome, "Create");
    CustomResourceExchange delete = exchange(outcome, "Delete");

    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(history())
        .containsExactly(
            "CREATE_IN_PROGRESS",
            "CREATE_FAILED Resource creation cancelled",
            "DELETE_IN_PROGRESS",
            "DELETE_COMPLETE");
    assertThat(delete.text("PhysicalResourceId")).matches("Stack-Slow-[A-Z0-9]{12}");

    assertThat(create.invocations().get(0).end()).as("it still waits").isEmpty();
    Files.createFile(done);
    create.invocations().get(0).await(BOUND);
    assertThat(create.responses()).as("the late response is taken").hasSize(1);
    assertThat(cloudFormation.status(STACK)).contains(StackStatus.ROLLBACK_COMPLETE);
    assertThat(history()).as("and changes nothing").hasSize(4);
    assertThat(cloudFormation.resources(STACK)).isEmpty();
  }

  @Test
  void anUpdateUnderWayIsCancelledAndUpdatedBackWhileItsFunctionRunsOn() throws Exception {
    cloudFormation.deploy(
        STACK,
        new TemplateBuilder()
            .custom("Slow", "Id", "slow", "Colour", "red")
            .custom("Bad", "Id", "bad", "OnUpdate", "succeed", "Colour", "red")
            .build());

    Path done = folder.resolve("updated");
    StackOutcome outcome =
        cloudFormation.deploy(
            STACK,
            besideABadOne(
                "Id", "slow", "Colour", "blue", "OnUpdate", "await", "File", done.toString()));

    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    assertThat(history().subList(2, 6))
        .containsExactly(
            "UPDATE_IN_PROGRESS",
            "UPDATE_FAILED Resource update cancelled",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE");
    CustomResourceExchange cancelled = exchange(outcome, "Update");
    assertThat(cancelled.invocations().get(0).end()).as("it still waits").isEmpty();
    Files.createFile(done);
    cancelled.invocations().get(0).await(BOUND);
    assertThat(cancelled.responses()).hasSize(1);
    assertThat(cloudFormation.resources(STACK).get("Slow").properties().path("Colour").asText())
        .isEqualTo("red");
    assertThat(history()).hasSize(6);
  }

  @Test
  void aCreateStillInTheQueueCanBeDeliveredAfterTheRollback() throws Exception {
    try (HeldEvents held = STACKS.lambda().hold(deliveries("Create", "Slow"))) {
      StackOutcome outcome =
          cloudFormation.deploy(STACK, besideABadOne("Id", "slow", "OnCreate", "succeed"));
      CustomResourceExchange create = exchange(outcome, "Create");
      assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
      assertThat(create.invocations().get(0).attempts()).isEmpty();
      assertThat(cloudFormation.resourceStates(create.text("StackId")))
          .filteredOn(it -> it.logicalId().equals("Slow"))
          .extracting(StackEvent::status)
          .containsExactly("DELETE_COMPLETE");

      held.releaseAll();

      create.invocations().get(0).await(BOUND);
      assertThat(create.responses()).hasSize(1);
      assertThat(cloudFormation.resources(STACK)).isEmpty();
    }
  }

  @Test
  void aDeleteCanBeDeliveredASecondTimeAfterTheResourceIsBack() throws Exception {
    Template template = new TemplateBuilder().custom("One", "Id", "one").build();
    cloudFormation.deploy(STACK, template);
    cloudFormation.deliveries(exchange -> LocalLambda.Delivery.TWICE_CONCURRENTLY);
    try (HeldEvents held =
        STACKS.lambda().hold(deliveries("Delete", "One").and(i -> i.delivery() == 2))) {
      StackOutcome deleted = cloudFormation.delete(STACK);
      assertThat(deleted.status()).isEqualTo(StackStatus.DELETE_COMPLETE);
      assertThat(cloudFormation.deploy(STACK, template).status())
          .isEqualTo(StackStatus.CREATE_COMPLETE);

      held.releaseAll();

      CustomResourceExchange delete = deleted.exchanges().get(0);
      delete.invocations().get(1).await(BOUND);
      assertThat(delete.responses()).hasSize(2);
      assertThat(cloudFormation.resources(STACK)).containsKey("One");
    }
  }
}
