package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.LIFE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ME;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Delete that undoes a creation under every OnDelete (R34). */
@Tag("R34")
class RollbackTest {
  private static final String MADE_UP = "S-SecurityHubeuwest1-1ABC";
  private static final Owner NEIGHBOUR = new Owner(ME.stackId(), "Other", "a1b2c3d4");
  private static final Owner OTHER_STACK = new Owner(ME.stackId() + "2", "Other", "a1b2c3d4");

  private static LifecycleScenario created(Optional<Owner> before) {
    LifecycleScenario run = LifecycleScenario.where(BARE);
    before.ifPresent(owner -> run.ownedBy(owner, Optional.of(OFF)));
    Map<String, String> properties = Events.takingOver(ON);
    run.handle(RequestType.CREATE, "", properties);
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    run.clock.advance(Duration.ofMinutes(2));
    return run;
  }

  private static void status(LifecycleScenario run, String value) {
    run.stack = StackStatus.of(value, Optional.empty());
  }

  /**
   * Its stack declared TakeOver before the update that failed; another has taken it over since. The
   * update can have moved the resource to another Region, whose id the rollback then has.
   */
  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "us-east-1"})
  void theUpdateOfARollbackTakesNothingOver(String movedTo) {
    String id = ID.replace("eu-west-1", movedTo);
    LifecycleScenario run = LifecycleScenario.where(BARE).ownedBy(OTHER_STACK, Optional.of(OFF));
    Map<String, String> properties = Events.takingOver(ON);
    status(run, "UPDATE_ROLLBACK_IN_PROGRESS");
    Map<String, String> before = run.hub.tagged();

    Response response = run.handle(RequestType.UPDATE, id, properties);

    assertThat(response.reason()).contains(OTHER_STACK.toString());
    assertThat(run.stacksAsked).isEqualTo(1);
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
    assertThat(run.hub.tagged()).isEqualTo(before);

    status(run, "UPDATE_IN_PROGRESS");
    run.handle(RequestType.UPDATE, id, properties);
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
  }

  @ParameterizedTest
  @EnumSource
  void aCreationThatIsRolledBackIsUndone(OnDelete onDelete) {
    for (String status :
        List.of("ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")) {
      LifecycleScenario run = created(Optional.empty());
      status(run, status);
      Response response = run.delete(ID, ON, onDelete);
      assertThat(response.data()).containsEntry("Outcome", "restored");
      assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
      assertThat(run.hub.tagged()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"})
  void anyOtherDeleteDoesWhatOnDeleteNames(String status) {
    LifecycleScenario reset = created(Optional.empty());
    status(reset, status);
    assertThat(reset.delete(ID, ON, OnDelete.RESET).data()).containsEntry("Outcome", "reset");
    LifecycleScenario retained = created(Optional.empty());
    status(retained, status);
    assertThat(retained.delete(ID, ON, OnDelete.RETAIN).data())
        .containsEntry("Outcome", "retained");
  }

  @ParameterizedTest
  @EnumSource
  void aCreationThatFailedOrWasCancelledIsUndone(OnDelete onDelete) {
    for (String id : List.of(ID + "/failed", MADE_UP)) {
      LifecycleScenario run = created(Optional.empty());
      assertThat(run.delete(id, ON, onDelete).data()).containsEntry("Outcome", "restored");
      assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
      assertThat(run.hub.tagged()).isEmpty();
      assertThat(run.stacksAsked).as("the id shows it").isZero();
    }
  }

  /** A renamed construct whose deployment fails: the old one is still in the stack. */
  @ParameterizedTest
  @EnumSource
  void whatACreationTookOverIsGivenBack(OnDelete onDelete) {
    for (Owner before : List.of(NEIGHBOUR, OTHER_STACK)) {
      for (String id : List.of(ID, ID + "/failed", MADE_UP)) {
        LifecycleScenario run = created(Optional.of(before));
        status(run, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
        run.delete(id, ON, onDelete);
        assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
        assertThat(run.ownership().owner()).contains(before);
        assertThat(run.ownership().previous()).contains(OFF);
        assertThat(run.ownership().takenFrom()).isEmpty();
        assertThat(run.ownership().writer()).isEmpty();
      }
    }
  }

  @Test
  void whatWasTakenOverForGoodIsRestoredToWhatWasFirst() {
    LifecycleScenario run = created(Optional.of(OTHER_STACK));
    status(run, "DELETE_IN_PROGRESS");
    run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(run.hub.truth()).isEqualTo(enabled(OFF));
    assertThat(run.hub.tagged()).isEmpty();
  }

  /** R11: what going CENTRAL took from linked Regions stays taken, as CENTRAL stays. */
  @Tag("R11")
  @Test
  void aCentralThatIsGivenBackKeepsWhatItRemembersOfLinkedRegions() {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL);
    FakeSecurityHub linked = run.linked("us-east-1", LifecycleScenario.decoded("LOCAL,false,NONE"));
    Map<String, Local> settings = Map.of("us-east-1", (Local) ON);
    run.hub.owned(Ownership.claimedBy(OTHER_STACK, Optional.of(OFF)).withPreviousLinked(settings));
    Map<String, String> properties = Events.takingOver(CENTRAL);
    run.handle(RequestType.CREATE, "", properties);
    run.clock.advance(Duration.ofMinutes(2));
    status(run, "ROLLBACK_IN_PROGRESS");

    Response response = run.delete(ID, CENTRAL, OnDelete.RESTORE);

    assertThat(response.reason()).doesNotContain("us-east-1");
    assertThat(linked.updates()).isEmpty();
    assertThat(run.hub.truth()).isEqualTo(enabled(CENTRAL));
    assertThat(run.ownership().owner()).contains(OTHER_STACK);
    assertThat(run.ownership().previousLinked()).isEqualTo(settings);
  }

  @Test
  void whatIsTheSameEitherWayIsNotAsked() {
    LifecycleScenario run = created(Optional.empty());
    run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(run.stacksAsked).isZero();
  }

  @Test
  void whereTheStackIsUnknownOnDeleteDecides() {
    LifecycleScenario run = created(Optional.empty());
    run.stack = StackStatus.unknown("denied");
    assertThat(run.delete(ID, ON, OnDelete.RETAIN).data()).containsEntry("Outcome", "retained");
  }

  /** Delivered a second time, when the rollback that it belonged to is over. */
  @Test
  void aDeleteThatCloudFormationNoLongerAwaitsChangesNothing() {
    LifecycleScenario run = created(Optional.of(NEIGHBOUR));
    status(run, "UPDATE_ROLLBACK_COMPLETE");
    Ownership before = run.ownership();
    assertThat(run.delete(ID, ON, OnDelete.RESET).status()).isEqualTo(Status.FAILED);
    assertThat(run.failures).containsExactly(FailureCause.EVENT_OUTDATED);
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    assertThat(run.ownership().owner()).isEqualTo(before.owner());
  }

  @Test
  void aCreationOfAnotherLifeIsLeft() {
    LifecycleScenario run = created(Optional.empty());
    String other = ID.replace(LIFE, "a1b2c3d4");
    for (String id : List.of(other, other + "/failed")) {
      assertThat(run.delete(id, ON, OnDelete.RESET).data()).containsEntry("Outcome", "left");
    }
    assertThat(run.ownership().owner()).contains(ME);
  }

  /** The Create is waiting still: it is stopped, and then undone. */
  @Test
  void aCreationThatStillRunsIsReplacedAsTheWriter() {
    LifecycleScenario run = LifecycleScenario.where(BARE);
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    LifecycleHandler create =
        run.lifecycle(
            Events.event(
                RequestType.CREATE, "", Events.properties("eu-west-1", ON, OnDelete.RESET)));
    Response[] deleted = new Response[1];
    run.clock.at(
        Duration.ofSeconds(40),
        () -> {
          run.hub.calm();
          run.hub.failAlways(Operation.LINKED, ErrorFixtures.denied());
          run.hub.recover(Operation.UPDATE);
          CustomResourceEvent event =
              new CustomResourceEvent(
                  RequestType.DELETE,
                  new ResponseUrl(Events.URL),
                  Events.STACK,
                  "the Delete",
                  ME.resource(),
                  MADE_UP,
                  Events.properties("eu-west-1", ON, OnDelete.RESET),
                  Map.of());
          deleted[0] = LifecycleScenario.response(run.lifecycle(event));
        });
    Response created = LifecycleScenario.response(create);
    assertThat(deleted[0].status()).isEqualTo(Status.SUCCESS);
    assertThat(created.status()).isEqualTo(Status.FAILED);
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
    assertThat(run.hub.effectiveUpdates()).isZero();
    assertThat(run.hub.tagged()).isEmpty();
  }

  /** The Create was delivered twice, and its second run ends right after the Delete has claimed. */
  @ParameterizedTest
  @EnumSource
  void aRunOfTheCreateThatEndsBesideItDoesNotStopTheDelete(OnDelete onDelete) {
    for (int millis = 0; millis < 200; millis += 10) {
      LifecycleScenario run = created(Optional.empty());
      status(run, "ROLLBACK_IN_PROGRESS");
      run.clock.at(
          run.clock.passed().plusMillis(millis),
          () -> {
            Map<String, String> tags = new HashMap<>(run.hub.tagged());
            tags.keySet().removeAll(OwnershipTags.writer("the Create").keySet());
            run.hub.setTags(tags);
          });
      Response response = run.delete(ID, ON, onDelete);
      assertThat(response.data()).as("%d ms", millis).containsEntry("Outcome", "restored");
      assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
      assertThat(run.hub.tagged()).isEmpty();
    }
  }

  /** Another run of the same Delete has given the Region up while this one waited. */
  @Test
  void aRegionThatIsGoneAfterTheWaitIsLeft() {
    LifecycleScenario run = created(Optional.empty());
    run.hub.owned(run.ownership().withWriter("the Create").writtenAt(run.clock.now()));
    run.clock.at(Duration.ofSeconds(135), () -> run.hub.setTags(Map.of()));
    Response response = run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(response.data()).containsEntry("Outcome", "left");
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    assertThat(run.hub.tagged()).isEmpty();
  }

  /** R26: right after the Create, a read still shows what was there before it. */
  @Tag("R26")
  @Test
  void aStaleReadDoesNotLeaveACreation() {
    for (OrganizationConfiguration before : OrganizationConfiguration.values()) {
      LifecycleScenario run = LifecycleScenario.where(before);
      run.clock.advance(Duration.ofMinutes(1));
      String id = run.create(ON).physicalResourceId();
      run.hub.staleness(Duration.ofSeconds(8));
      run.delete(id, ON, OnDelete.RESTORE);
      assertThat(run.hub.truth()).as("%s", before).isEqualTo(enabled(before));
    }
  }
}
