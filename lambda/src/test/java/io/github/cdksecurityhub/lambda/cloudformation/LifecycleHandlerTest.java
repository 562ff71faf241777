package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.reconcile.Transient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleHandlerTest {
  static void assertFailed(Response answer, String... words) {
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.reason()).contains(words).contains("123456789012");
    assertThat(answer.data()).isEmpty();
  }

  @Test
  void aCreateAnswersWithAllTenAttributesAsStrings() {
    Response answer = LifecycleScenario.where(OFF).create(BARE);
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
    Response answer = LifecycleScenario.where(ON).update(ID + "CENTRAL", ON);
    assertThat(answer.data())
        .hasSize(10)
        .containsEntry("Outcome", "unchanged")
        .containsEntry("Changes", "")
        .containsEntry("PreviousConfiguration", "CENTRAL");
  }

  @Test
  void underCentralTheAttributesAreTheServices() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.settle(
        Duration.ofSeconds(1),
        io.github.cdksecurityhub.lambda.model.ConfigurationStatus.ENABLED,
        "done 🦔");
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
      LifecycleScenario run = LifecycleScenario.where(previous);
      Response answer = run.create(declared);
      assertThat(answer.status()).isEqualTo(Status.SUCCESS);
      assertThat(answer.physicalResourceId()).isEqualTo(ID + previous.encoded());
      assertThat(run.hub.truth().asDeclared()).isEqualTo(declared);
    }
  }

  @Test
  void aCreateThatFailsAfterItLookedRemembersWhatWasThere() {
    LifecycleScenario run = LifecycleScenario.where(BARE);
    run.hub.settle(
        Duration.ofSeconds(1),
        io.github.cdksecurityhub.lambda.model.ConfigurationStatus.FAILED,
        "no");
    Response answer = run.create(CENTRAL);
    assertFailed(answer, "no");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "LOCAL,true,NONE");
    Response rollback = run.delete(answer.physicalResourceId(), CENTRAL, OnDelete.RESTORE);
    assertThat(rollback.data()).containsEntry("Outcome", "restored");
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aCreateThatFailsBeforeItCouldLookIsUnobservedAndItsDeleteTouchesNothing() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    Response answer = run.create(ON);
    assertFailed(answer, "EnableSecurityHub", ErrorFixtures.NOT_SUBSCRIBED, "eu-west-1");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "unobserved");
    run.hub.recover(Operation.DESCRIBE);
    int before = run.hub.requests().size();
    for (OnDelete onDelete : OnDelete.values()) {
      Response delete = run.delete(answer.physicalResourceId(), ON, onDelete);
      assertThat(delete.status()).isEqualTo(Status.SUCCESS);
      assertThat(delete.data()).containsEntry("Outcome", "left");
    }
    assertThat(run.hub.requests()).as("asks nothing, writes nothing").hasSize(before);
  }

  @Test
  void aCreateWithABadPropertyAsksNothingAndIsUnobserved() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    Response answer = run.of("Create", "", Map.of("SchemaVersion", "1", "Region", "eu-west-1"));
    assertFailed(answer, "ConfigurationType", "missing");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "unobserved");
    assertThat(run.places).isEmpty();
  }

  @Test
  void anUpdateWithABadPropertyAsksNothingAndKeepsTheId() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    Response answer = run.of("Update", ID + "CENTRAL", Map.of("SchemaVersion", "3"));
    assertFailed(answer, "SchemaVersion", "allowed is 1");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "CENTRAL");
    assertThat(run.places).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CENTRAL", "unobserved", "LOCAL,false,NONE"})
  void anUpdateKeepsTheIdWhateverItFindsAndDoes(String previous) {
    for (OrganizationConfiguration live : OrganizationConfiguration.every()) {
      for (OrganizationConfiguration declared : OrganizationConfiguration.every()) {
        Response answer = LifecycleScenario.where(live).update(ID + previous, declared);
        assertThat(answer.status()).isEqualTo(Status.SUCCESS);
        assertThat(answer.physicalResourceId()).isEqualTo(ID + previous);
        assertThat(answer.data()).containsEntry("PreviousConfiguration", previous);
      }
    }
  }

  @Test
  void anUpdateOfAForeignIdKeepsItToo() {
    Response answer = LifecycleScenario.where(OFF).update("Stack-Logical-1ABC", ON);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.physicalResourceId()).isEqualTo("Stack-Logical-1ABC");
  }

  @Test
  void aChangedRegionIsAnotherResourceWithWhatWasThereInItsId() {
    String old = "123456789012/us-east-1/securityhub-organization-configuration/CENTRAL";
    Response answer = LifecycleScenario.where(OFF).update(old, ON);
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "LOCAL,false,DEFAULT");
    assertThat(answer.data()).containsEntry("PreviousConfiguration", "LOCAL,false,DEFAULT");
  }

  @Test
  void aChangedRegionThatFailsAnswersWithTheOldId() {
    String old = "123456789012/us-east-1/securityhub-organization-configuration/CENTRAL";
    for (Operation operation : new Operation[] {Operation.DESCRIBE, Operation.UPDATE}) {
      LifecycleScenario run = LifecycleScenario.where(OFF);
      run.hub.failAlways(operation, ErrorFixtures.denied());
      Response answer = run.update(old, ON);
      assertFailed(answer, "eu-west-1");
      assertThat(answer.physicalResourceId()).isEqualTo(old);
    }
  }

  @Test
  void theRollbackOfAnUpdateIsAnUpdateLikeAnyOther() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    String id = run.create(ON).physicalResourceId();
    run.hub.settle(
        Duration.ofSeconds(1),
        io.github.cdksecurityhub.lambda.model.ConfigurationStatus.FAILED,
        "no");
    assertFailed(run.update(id, CENTRAL), "no");
    Response rollback = run.update(id, ON);
    assertThat(rollback.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    assertThat(rollback.physicalResourceId()).isEqualTo(id);
  }

  @Test
  void theSameEventTwiceWritesOnce() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    String id = ID + "CENTRAL";
    run.update(id, ON);
    assertThat(run.update(id, ON).data()).containsEntry("Outcome", "unchanged");
    assertThat(run.hub.updates()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1025, 5000})
  void anIdThatCloudFormationWouldRefuseIsNotEchoed(int length) {
    Response answer = LifecycleScenario.where(ON).of("Update", "x".repeat(length), Map.of());
    assertThat(answer.physicalResourceId().length()).isBetween(1, 1024);
  }

  @Test
  void whatIsAnsweredAtAnyMomentHasTheIdThatIsRightByThen() {
    LifecycleScenario run = LifecycleScenario.where(BARE);
    LifecycleHandler lifecycle =
        run.lifecycle(
            Events.event("Create", "", Events.properties("eu-west-1", ON, OnDelete.RESET)));
    assertThat(lifecycle.failed("too late").physicalResourceId()).isEqualTo(ID + "unobserved");
    run.hub.failNextAfterEffect(new Transient.Interrupted(ServiceError.ofText("x")));
    LifecycleScenario.answer(lifecycle);
    assertThat(lifecycle.failed("too late").physicalResourceId()).isEqualTo(ID + "LOCAL,true,NONE");
  }

  @Test
  void centralWithoutAnAggregatorFailsAtOnceAndNamesTheCallThatCreatesIt() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.homeRegion(Optional.empty());
    Response answer = run.create(CENTRAL);
    assertFailed(answer, "CreateFindingAggregator", "eu-west-1");
    assertThat(run.hub.updates()).isEmpty();
  }

  @Test
  void anIdOfTheGreatestLengthIsEchoed() {
    String longest = "x".repeat(1024);
    assertThat(LifecycleScenario.where(ON).of("Update", longest, Map.of()).physicalResourceId())
        .isEqualTo(longest);
  }
}
