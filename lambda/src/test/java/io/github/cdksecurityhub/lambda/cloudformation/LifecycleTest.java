package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.Run.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.Run.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.Run.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.Run.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.Run.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Answer.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.reconcile.Transient;
import io.github.cdksecurityhub.lambda.reconcile.Words;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {

  private static void assertFailed(Answer answer, String... words) {
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.reason()).contains(words).contains("123456789012");
    assertThat(answer.data()).isEmpty();
  }

  @Test
  void aCreateAnswersWithAllTenAttributesAsStrings() {
    Answer answer = Run.where(OFF).create(BARE);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.data())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Region", "eu-west-1",
                "ConfigurationType", "LOCAL",
                "AutoEnable", "true",
                "AutoEnableStandards", "NONE",
                "Status", "ENABLED",
                "StatusMessage", "",
                "MemberAccountLimitReached", "false",
                "Outcome", "updated",
                "Changes", "AutoEnable: false -> true; AutoEnableStandards: DEFAULT -> NONE",
                "PreviousConfiguration", "LOCAL,false,DEFAULT"));
  }

  @Test
  void anUpdateAnswersWithAllTenAttributesToo() {
    Answer answer = Run.where(ON).update(ID + "CENTRAL", ON);
    assertThat(answer.data())
        .hasSize(10)
        .containsEntry("Outcome", "unchanged")
        .containsEntry("Changes", "")
        .containsEntry("PreviousConfiguration", "CENTRAL");
  }

  @Test
  void underCentralTheAttributesAreTheServices() {
    Run run = Run.where(ON);
    run.hub.settle(
        Duration.ofSeconds(1), io.github.cdksecurityhub.lambda.model.Status.ENABLED, "done 🦔");
    assertThat(run.create(CENTRAL).data())
        .hasSize(10)
        .containsEntry("ConfigurationType", "CENTRAL")
        .containsEntry("AutoEnable", "false")
        .containsEntry("AutoEnableStandards", "NONE")
        .containsEntry("StatusMessage", "done 🦔");
  }

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.model.OrganizationConfiguration#every")
  void theIdOfACreateHoldsWhatWasThereBefore(OrganizationConfiguration previous) {
    for (OrganizationConfiguration declared : OrganizationConfiguration.every()) {
      Run run = Run.where(previous);
      Answer answer = run.create(declared);
      assertThat(answer.status()).isEqualTo(Status.SUCCESS);
      assertThat(answer.physicalResourceId()).isEqualTo(ID + previous.encoded());
      assertThat(run.hub.truth().asDeclared()).isEqualTo(declared);
    }
  }

  @Test
  void aCreateThatFailsAfterItLookedRemembersWhatWasThere() {
    Run run = Run.where(BARE);
    run.hub.settle(
        Duration.ofSeconds(1), io.github.cdksecurityhub.lambda.model.Status.FAILED, "no");
    Answer answer = run.create(CENTRAL);
    assertFailed(answer, "no");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "LOCAL,true,NONE");
    Answer rollback = run.delete(answer.physicalResourceId(), CENTRAL, OnDelete.RESTORE);
    assertThat(rollback.data()).containsEntry("Outcome", "restored");
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aCreateThatFailsBeforeItCouldLookIsUnobservedAndItsDeleteTouchesNothing() {
    Run run = Run.where(ON);
    run.hub.failAlways(Operation.DESCRIBE, Words.notSubscribed());
    Answer answer = run.create(ON);
    assertFailed(answer, "EnableSecurityHub", Words.NOT_SUBSCRIBED, "eu-west-1");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "unobserved");
    run.hub.recover(Operation.DESCRIBE);
    int before = run.hub.requests().size();
    for (OnDelete onDelete : OnDelete.values()) {
      Answer delete = run.delete(answer.physicalResourceId(), ON, onDelete);
      assertThat(delete.status()).isEqualTo(Status.SUCCESS);
      assertThat(delete.data()).containsEntry("Outcome", "left");
    }
    assertThat(run.hub.requests()).as("asks nothing, writes nothing").hasSize(before);
  }

  @Test
  void aCreateWithABadPropertyAsksNothingAndIsUnobserved() {
    Run run = Run.where(ON);
    Answer answer = run.of("Create", "", Map.of("SchemaVersion", "1", "Region", "eu-west-1"));
    assertFailed(answer, "ConfigurationType", "missing");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "unobserved");
    assertThat(run.places).isEmpty();
  }

  @Test
  void anUpdateWithABadPropertyAsksNothingAndKeepsTheId() {
    Run run = Run.where(ON);
    Answer answer = run.of("Update", ID + "CENTRAL", Map.of("SchemaVersion", "3"));
    assertFailed(answer, "SchemaVersion", "allowed is 1");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "CENTRAL");
    assertThat(run.places).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CENTRAL", "unobserved", "LOCAL,false,NONE"})
  void anUpdateKeepsTheIdWhateverItFindsAndDoes(String previous) {
    for (OrganizationConfiguration live : OrganizationConfiguration.every()) {
      for (OrganizationConfiguration declared : OrganizationConfiguration.every()) {
        Answer answer = Run.where(live).update(ID + previous, declared);
        assertThat(answer.status()).isEqualTo(Status.SUCCESS);
        assertThat(answer.physicalResourceId()).isEqualTo(ID + previous);
        assertThat(answer.data()).containsEntry("PreviousConfiguration", previous);
      }
    }
  }

  @Test
  void anUpdateOfAForeignIdKeepsItToo() {
    Answer answer = Run.where(OFF).update("Stack-Logical-1ABC", ON);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.physicalResourceId()).isEqualTo("Stack-Logical-1ABC");
  }

  @Test
  void aChangedRegionIsAnotherResourceWithWhatWasThereInItsId() {
    String old = "123456789012/us-east-1/securityhub-organization-configuration/CENTRAL";
    Answer answer = Run.where(OFF).update(old, ON);
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "LOCAL,false,DEFAULT");
    assertThat(answer.data()).containsEntry("PreviousConfiguration", "LOCAL,false,DEFAULT");
  }

  @Test
  void aChangedRegionThatFailsAnswersWithTheOldId() {
    String old = "123456789012/us-east-1/securityhub-organization-configuration/CENTRAL";
    for (Operation operation : new Operation[] {Operation.DESCRIBE, Operation.UPDATE}) {
      Run run = Run.where(OFF);
      run.hub.failAlways(operation, Words.denied());
      Answer answer = run.update(old, ON);
      assertFailed(answer, "eu-west-1");
      assertThat(answer.physicalResourceId()).isEqualTo(old);
    }
  }

  @Test
  void theRollbackOfAnUpdateIsAnUpdateLikeAnyOther() {
    Run run = Run.where(OFF);
    String id = run.create(ON).physicalResourceId();
    run.hub.settle(
        Duration.ofSeconds(1), io.github.cdksecurityhub.lambda.model.Status.FAILED, "no");
    assertFailed(run.update(id, CENTRAL), "no");
    Answer rollback = run.update(id, ON);
    assertThat(rollback.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    assertThat(rollback.physicalResourceId()).isEqualTo(id);
  }

  @Test
  void theSameEventTwiceWritesOnce() {
    Run run = Run.where(OFF);
    String id = ID + "CENTRAL";
    run.update(id, ON);
    assertThat(run.update(id, ON).data()).containsEntry("Outcome", "unchanged");
    assertThat(run.hub.updates()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "create", "CREATE", "Read", "Create ", "Créer"})
  void anUnknownRequestTypeFailsWithWhatIsAllowedAndAsksNothing(String type) {
    Run run = Run.where(OFF);
    Answer answer = run.of(type, "", ON, OnDelete.RESTORE);
    assertFailed(answer, "'" + type + "'", "Create or Update or Delete");
    assertThat(run.places).isEmpty();
  }

  @Test
  void anEventWithAProblemFailsWhateverElseItSaysAndAsksNothing() {
    for (String type : new String[] {"Create", "Update", "Delete", ""}) {
      Run run = Run.where(ON);
      Event event =
          new Event(
              type,
              new ResponseUrl(Events.URL),
              "",
              "",
              "",
              "",
              Events.scalars(Events.properties("eu-west-1", OFF, OnDelete.RESET)),
              "malformed JSON at line 1, column 7");
      assertFailed(run.of(event), "malformed JSON at line 1, column 7");
      assertThat(run.places).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1025, 5000})
  void anIdThatCloudFormationWouldRefuseIsNotEchoed(int length) {
    Answer answer = Run.where(ON).of("Update", "x".repeat(length), Map.of());
    assertThat(answer.physicalResourceId().length()).isBetween(1, 1024);
  }

  @Test
  void everyFailureCaseOfAWriteReachesTheReasonWithCauseAndNextStep() {
    for (Failure failure :
        List.of(
            Words.notAdministrator(),
            Words.notSubscribed(),
            Words.denied(),
            Words.noAggregator(),
            Words.notHomeRegion(),
            Words.onCentral(400, "X", Words.MANAGEMENT_ACCOUNT))) {
      Run run = Run.where(OFF);
      run.hub.failAlways(Operation.UPDATE, failure);
      assertFailed(
          run.update(ID + "CENTRAL", CENTRAL),
          "eu-west-1",
          failure.cause(),
          failure.nextStep(),
          failure.said().message());
    }
  }

  @Test
  void whatIsAnsweredAtAnyMomentHasTheIdThatIsRightByThen() {
    Run run = Run.where(BARE);
    Lifecycle lifecycle =
        run.lifecycle(
            Events.event("Create", "", Events.properties("eu-west-1", ON, OnDelete.RESET)));
    assertThat(lifecycle.failed("too late").physicalResourceId()).isEqualTo(ID + "unobserved");
    run.hub.failNextAfterEffect(new Transient.Interrupted(ServiceError.ofText("x")));
    Run.answer(lifecycle);
    assertThat(lifecycle.failed("too late").physicalResourceId()).isEqualTo(ID + "LOCAL,true,NONE");
  }

  @Test
  void centralWithoutAnAggregatorFailsAtOnceAndNamesTheCallThatCreatesIt() {
    Run run = Run.where(ON);
    run.hub.homeRegion(Optional.empty());
    Answer answer = run.create(CENTRAL);
    assertFailed(answer, "CreateFindingAggregator", "eu-west-1");
    assertThat(run.hub.updates()).isEmpty();
  }

  @Test
  void theReasonOfASuccessSaysWhatWasDone() {
    assertThat(Run.where(ON).create(ON).reason()).isEqualTo("unchanged");
    assertThat(Run.where(OFF).create(ON).reason()).isEqualTo("updated: AutoEnable: false -> true");
  }

  @Test
  void aFailureNamesTheRegionWhereItIsOne() {
    Map<String, String> properties =
        new java.util.LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESET));
    properties.put("OnDelete", "KEEP");
    assertThat(Run.where(ON).of("Create", "", properties).reason())
        .startsWith("Cannot create the organization configuration of 123456789012 in eu-west-1: ");
    properties.put("Region", "no Region");
    assertThat(Run.where(ON).of("Create", "", properties).reason())
        .startsWith("Cannot create the organization configuration of 123456789012: ");
  }

  @Test
  void anIdOfTheGreatestLengthIsEchoed() {
    String longest = "x".repeat(1024);
    assertThat(Run.where(ON).of("Update", longest, Map.of()).physicalResourceId())
        .isEqualTo(longest);
  }

  @Test
  void theWayOutOfAFailedDeleteIsASentenceOfItsOwn() {
    for (Failure failure :
        List.of(Words.denied(), Words.onRead(403, "AccessDeniedException", "No."))) {
      Run run = Run.where(ON);
      run.hub.failAlways(Operation.DESCRIBE, failure);
      assertThat(run.delete(ID + "CENTRAL", ON, OnDelete.RESET).reason())
          .contains(". Or leave what is live as it is")
          .doesNotContain("..");
    }
  }

  @Test
  void anUpdateThatPoliciesStandInTheWayOfSaysWhenCloudFormationDeletesThem() {
    Run run = Run.where(CENTRAL);
    run.hub.policyLook(() -> List.of(new AssociatedPolicy("a", "baseline", "ROOT", "r-ab12")));
    run.hub.failAlways(Operation.UPDATE, Words.conflict());
    assertFailed(
        run.update(ID + "CENTRAL", ON),
        "\"baseline\" on ROOT r-ab12",
        "only after all of its updates",
        "deploy it first without them");
    Answer deletion = run.delete(ID + "LOCAL,true,DEFAULT", CENTRAL, OnDelete.RESTORE);
    assertFailed(deletion, "\"baseline\" on ROOT r-ab12", "Disassociate", "--retain-resources");
    assertThat(deletion.reason()).doesNotContain("only after all of its updates");
  }

  @Test
  void aReasonWithManyPoliciesFitsIntoTheAnswer() {
    Run run = Run.where(CENTRAL);
    AssociatedPolicy one =
        new AssociatedPolicy("a", "🦔".repeat(64), "ORGANIZATIONAL_UNIT", "ou-" + "x".repeat(65));
    run.hub.policyLook(() -> Collections.nCopies(900, one));
    run.hub.failAlways(Operation.UPDATE, Words.conflict());
    Answer answer = run.update(ID + "CENTRAL", ON);
    assertThat(answer.reason()).contains("and 890 more", "deploy it first without them");
    assertThat(AnswerWriter.write(Events.event("Update", ID, Map.of()), answer).length)
        .isLessThanOrEqualTo(AnswerWriter.MOST_BYTES);
  }
}
