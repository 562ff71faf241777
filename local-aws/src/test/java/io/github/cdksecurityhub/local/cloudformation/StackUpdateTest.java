package io.github.cdksecurityhub.local.cloudformation;

import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.STACK;
import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.requests;
import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.stackStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Updates of a stack: what is sent for what, and what becomes of it when one fails. */
@Timeout(60)
class StackUpdateTest {
  @RegisterExtension static final ScriptedStacks STACKS = new ScriptedStacks();

  private final LocalCloudFormation cloudFormation = STACKS.start(CloudFormationOptions.DEFAULT);

  @Test
  void onlyChangedPropertiesMakeAnUpdate() throws Exception {
    TemplateBuilder template =
        new TemplateBuilder().custom("One", "Id", "a").custom("Two", "Id", "b");
    cloudFormation.deploy(STACK, template.build());
    assertThatThrownBy(() -> cloudFormation.deploy(STACK, template.build()))
        .hasMessage("No updates are to be performed.");
    template.properties("Two").put("Colour", "blue");
    StackOutcome outcome = cloudFormation.deploy(STACK, template.build());
    assertThat(requests(outcome)).containsExactly("Update Two b");
    assertThat(outcome.exchanges().get(0).event().path("OldResourceProperties").has("Colour"))
        .isFalse();
    assertThat(stackStates(outcome))
        .containsExactly(
            "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE");
  }

  @Tag("R35")
  @Test
  void aFailedUpdateIsUndoneForAllThatWereUpdatedAndCreatedOnesAreDeleted() throws Exception {
    TemplateBuilder template =
        new TemplateBuilder().custom("One", "Id", "a").custom("Two", "Id", "b").after("Two", "One");
    cloudFormation.deploy(STACK, template.build());
    template.properties("One").put("Colour", "red");
    template.properties("Two").put("Colour", "red").put("OnUpdate", "fail");
    template.custom("New", "Id", "c").after("Two", "New");
    StackOutcome outcome = cloudFormation.deploy(STACK, template.build());
    assertThat(requests(outcome))
        .containsExactlyInAnyOrder(
            "Update One a",
            "Create New",
            "Update Two b",
            "Update One a",
            "Update Two b",
            "Delete New c");
    assertThat(stackStates(outcome))
        .containsExactly(
            "UPDATE_IN_PROGRESS",
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE");
    CustomResourceExchange undo = outcome.exchanges().get(3);
    assertThat(undo.event().path("ResourceProperties").has("Colour")).isFalse();
    assertThat(undo.event().path("OldResourceProperties").path("Colour").textValue())
        .isEqualTo("red");
    assertThat(cloudFormation.resources(STACK)).containsOnlyKeys("Function", "One", "Two");
  }

  @Tag("R35")
  @Test
  void aReplacedResourceIsDeletedByItsOldIdOnceAllSucceeded() throws Exception {
    TemplateBuilder template = new TemplateBuilder().custom("One", "Id", "old");
    cloudFormation.deploy(STACK, template.build());
    template.properties("One").put("Id", "new");
    StackOutcome outcome = cloudFormation.deploy(STACK, template.build());
    assertThat(requests(outcome)).containsExactly("Update One old", "Delete One old");
    assertThat(outcome.exchanges().get(1).event().path("ResourceProperties").path("Id").asText())
        .isEqualTo("old");
    assertThat(cloudFormation.resources(STACK).get("One").physicalId()).isEqualTo("new");
  }

  @Tag("R35")
  @Test
  void aReplacementThatIsRolledBackIsDeletedByItsNewId() throws Exception {
    TemplateBuilder template =
        new TemplateBuilder()
            .custom("One", "Id", "old")
            .custom("Two", "Id", "b")
            .after("Two", "One");
    cloudFormation.deploy(STACK, template.build());
    template.properties("One").put("Id", "new");
    template.properties("Two").put("OnUpdate", "fail");
    StackOutcome outcome = cloudFormation.deploy(STACK, template.build());
    assertThat(requests(outcome))
        .containsExactly(
            "Update One old", "Update Two b", "Update One new", "Update Two b", "Delete One new");
    assertThat(cloudFormation.resources(STACK).get("One").physicalId()).isEqualTo("old");
  }

  @Test
  void aResourceThatLeftTheTemplateIsDeletedInTheCleanup() throws Exception {
    TemplateBuilder template =
        new TemplateBuilder().custom("One", "Id", "a").custom("Two", "Id", "b");
    cloudFormation.deploy(STACK, template.build());
    StackOutcome outcome =
        cloudFormation.deploy(STACK, new TemplateBuilder().custom("One", "Id", "a").build());
    assertThat(requests(outcome)).containsExactly("Delete Two b");
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
  }

  @Test
  void whatCannotBeDeletedInTheCleanupIsTheStacksNoLonger() throws Exception {
    TemplateBuilder template =
        new TemplateBuilder()
            .custom("One", "Id", "a")
            .custom("Two", "Id", "b", "OnDelete", "fail")
            .after("Two", "One");
    cloudFormation.deploy(STACK, template.build());
    StackOutcome outcome =
        cloudFormation.deploy(STACK, new TemplateBuilder().custom("Three", "Id", "c").build());
    assertThat(requests(outcome)).containsExactly("Create Three", "Delete Two b");
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    assertThat(cloudFormation.resources(STACK)).containsOnlyKeys("Function", "Three");
    assertThat(cloudFormation.resourceStates(STACK))
        .filteredOn(it -> List.of("One", "Two").contains(it.logicalId()))
        .extracting(StackEvent::logicalId, StackEvent::status)
        .containsExactly(tuple("Two", "DELETE_FAILED"));
  }

  @Test
  void aRollbackThatFailsCanBeContinuedOrSkipped() throws Exception {
    TemplateBuilder template = new TemplateBuilder().custom("One", "Id", "a", "OnUpdate", "fail");
    cloudFormation.deploy(STACK, template.build());
    template.properties("One").put("Colour", "red");
    StackOutcome outcome = cloudFormation.deploy(STACK, template.build());
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
    assertThatThrownBy(() -> cloudFormation.deploy(STACK, template.build()))
        .hasMessageContaining("is in UPDATE_ROLLBACK_FAILED state and can not be updated");
    assertThat(cloudFormation.continueUpdateRollback(STACK, Set.of()).status())
        .isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
    assertThat(cloudFormation.continueUpdateRollback(STACK, Set.of("One")).status())
        .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
  }

  @Test
  void theServiceTokenAndTheTypeCannotChange() throws Exception {
    TemplateBuilder template = new TemplateBuilder().custom("One", "Id", "a");
    cloudFormation.deploy(STACK, template.build());
    template.properties("One").put("ServiceToken", "arn:another");
    StackOutcome outcome = cloudFormation.deploy(STACK, template.build());
    assertThat(outcome.firstFailure()).isEqualTo("Modifying service token is not allowed.");
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    assertThat(outcome.exchanges()).isEmpty();
  }
}
