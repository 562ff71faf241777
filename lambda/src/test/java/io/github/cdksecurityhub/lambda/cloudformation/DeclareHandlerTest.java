package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ME;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of ownership for Create and Update, over its whole domain. */
class DeclareHandlerTest {
  private static final OrganizationConfiguration OLDEST =
      LifecycleScenario.decoded("LOCAL,false,NONE");
  private static final Duration DOUBT = Duration.ofSeconds(10);

  private record Case(
      RequestType type,
      TagOwner tags,
      boolean takeOver,
      OrganizationConfiguration desired,
      OrganizationConfiguration live) {

    LifecycleScenario scenario() {
      LifecycleScenario run = LifecycleScenario.where(live);
      tags.owner.ifPresent(owner -> run.ownedBy(owner, Optional.of(OLDEST)));
      return run;
    }

    Response handle(LifecycleScenario run) {
      Map<String, String> properties =
          takeOver
              ? Events.takingOver(desired)
              : Events.properties("eu-west-1", desired, OnDelete.RESTORE);
      return run.handle(type, type == RequestType.CREATE ? "" : ID, properties);
    }

    boolean isAllowed() {
      return tags != TagOwner.OTHER_STACK || takeOver;
    }

    Optional<OrganizationConfiguration> previous() {
      if (tags != TagOwner.NOBODY) {
        return Optional.of(OLDEST);
      }
      return type == RequestType.CREATE ? Optional.of(live) : Optional.empty();
    }

    /** A creation can still be rolled back, and then it is given back. */
    boolean remembersTheOther() {
      boolean isTaken = tags == TagOwner.SAME_STACK || tags == TagOwner.OTHER_STACK;
      return type == RequestType.CREATE && isTaken;
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (RequestType type : List.of(RequestType.CREATE, RequestType.UPDATE)) {
      for (TagOwner tags : TagOwner.values()) {
        for (boolean takeOver : new boolean[] {false, true}) {
          for (OrganizationConfiguration desired : OrganizationConfiguration.values()) {
            OrganizationConfiguration.values()
                .forEach(live -> cases.add(new Case(type, tags, takeOver, desired, live)));
          }
        }
      }
    }
    return cases;
  }

  @Test
  void whatIsAllowedConvergesAndRemembersWhatWasThere() {
    assertThat(cases()).hasSize(2 * 5 * 2 * 5 * 5);
    for (Case it : cases()) {
      LifecycleScenario run = it.scenario();
      Ownership before = run.ownership();
      Response response = it.handle(run);
      if (it.isAllowed()) {
        assertThat(response.status()).as("%s", it).isEqualTo(Status.SUCCESS);
        assertThat(response.physicalResourceId()).as("%s", it).isEqualTo(ID);
        assertThat(response.data())
            .as("%s", it)
            .hasSize(10)
            .containsEntry("Outcome", it.desired.equals(it.live) ? "unchanged" : "updated")
            .containsEntry(
                "PreviousConfiguration",
                it.previous().map(OrganizationConfiguration::encoded).orElse("unknown"));
        assertThat(run.hub.truth()).as("%s", it).isEqualTo(enabled(it.desired));
        assertThat(run.hub.effectiveUpdates()).as("%s", it).isLessThanOrEqualTo(1);
        assertThat(run.ownership().owner()).as("%s", it).contains(ME);
        assertThat(run.ownership().previous()).as("%s", it).isEqualTo(it.previous());
        assertThat(run.ownership().writer()).as("%s", it).isEmpty();
        assertThat(run.ownership().takenFrom().map(Ownership.Takeover::owner))
            .as("%s", it)
            .isEqualTo(it.tags.owner.filter(any -> it.remembersTheOther()));
      } else {
        assertThat(response.status()).as("%s", it).isEqualTo(Status.FAILED);
        assertThat(response.reason())
            .as("%s", it)
            .contains(it.tags.owner.orElseThrow().toString(), "TakeOver");
        assertThat(run.failures).containsExactly(FailureCause.OWNED_BY_ANOTHER);
        assertThat(run.hub.truth()).as("%s", it).isEqualTo(enabled(it.live));
        assertThat(run.hub.updates()).as("%s", it).isEmpty();
        assertThat(run.ownership()).as("%s", it).isEqualTo(before);
      }
    }
  }

  @Test
  void unchangedIsReadTwiceWhereItIsInDoubt() {
    for (TagOwner tags : TagOwner.values()) {
      boolean isMine = tags == TagOwner.THIS_LIFE || tags == TagOwner.ANOTHER_LIFE;
      Case it = new Case(RequestType.UPDATE, tags, true, ON, ON);
      LifecycleScenario run = it.scenario();
      it.handle(run);
      assertThat(run.hub.requests(Operation.DESCRIBE)).as("%s", tags).hasSize(isMine ? 1 : 2);
      assertThat(run.clock.passed().compareTo(DOUBT) > 0).as("%s", tags).isEqualTo(!isMine);
    }
  }

  @Test
  void unchangedIsReadTwiceWhereTheOwnerWroteWithinTheLastMinute() {
    for (int seconds : new int[] {59, 61}) {
      LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
      run.hub.owned(run.ownership().writtenAt(run.clock.now()));
      run.clock.advance(Duration.ofSeconds(seconds));
      run.update(ID, ON);
      assertThat(run.hub.requests(Operation.DESCRIBE)).hasSize(seconds < 60 ? 2 : 1);
    }
  }

  /** R26: the Update of a rollback finds the old state, which only equals the declared one. */
  @Tag("R26")
  @Test
  void anUpdateThatChangesTheDeclarationBelievesNoStaleRead() {
    LifecycleScenario run = LifecycleScenario.where(OFF).owned(OFF);
    run.clock.advance(Duration.ofMinutes(2));
    run.hub.foreignWrite(ON);
    run.hub.staleness(Duration.ofSeconds(8));
    CustomResourceEvent rollback =
        Events.update(
            ID,
            Events.properties("eu-west-1", OFF, OnDelete.RESTORE),
            Events.properties("eu-west-1", ON, OnDelete.RESTORE));
    Response response = LifecycleScenario.response(run.lifecycle(rollback));
    assertThat(response.data()).containsEntry("Outcome", "updated");
    assertThat(run.hub.truth()).isEqualTo(enabled(OFF));
  }

  @Test
  void staleTagsOfAnotherStackRefuseNothing() {
    LifecycleScenario run =
        LifecycleScenario.where(OFF)
            .ownedBy(TagOwner.OTHER_STACK.owner.orElseThrow(), Optional.empty());
    run.clock.advance(Duration.ofMinutes(1));
    run.hub.setTags(Map.of());
    run.hub.tagStaleness(Duration.ofSeconds(5));
    assertThat(run.create(ON).status()).isEqualTo(Status.SUCCESS);
    assertThat(run.ownership().previous()).contains(OFF);
  }

  /** What was there before would be lost for good. */
  @Tag("R41")
  @Test
  void anUpdateThatFindsNoOwnerReadsTheTagsAgain() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.clock.advance(Duration.ofMinutes(1));
    run.owned(OFF);
    run.hub.tagStaleness(Duration.ofSeconds(5));
    assertThat(run.update(ID, BARE).status()).isEqualTo(Status.SUCCESS);
    assertThat(run.ownership().previous()).contains(OFF);
  }

  /** A doubled Create that reads its own write, and the tags from before it. */
  @Test
  void aDoubledTakeoverDoesNotRememberItsOwnWrite() {
    Case it = new Case(RequestType.CREATE, TagOwner.OTHER_STACK, true, ON, OFF);
    LifecycleScenario run = it.scenario();
    run.clock.advance(Duration.ofMinutes(1));
    it.handle(run);
    run.hub.tagStaleness(Duration.ofSeconds(5));
    it.handle(run);
    assertThat(run.ownership().takenFrom().orElseThrow().live()).contains(OFF);
  }

  @Test
  void theNextUpdateForgetsWhomACreationTookItFrom() {
    Case it = new Case(RequestType.CREATE, TagOwner.OTHER_STACK, true, ON, OFF);
    LifecycleScenario run = it.scenario();
    String id = it.handle(run).physicalResourceId();
    assertThat(run.ownership().takenFrom()).isPresent();
    run.clock.advance(Duration.ofMinutes(2));
    run.update(id, ON);
    assertThat(run.ownership().takenFrom()).isEmpty();
    assertThat(run.ownership().owner()).contains(ME);
  }

  @Test
  void anotherWriterIsReplacedAndGivenTimeToStop() {
    LifecycleScenario run = LifecycleScenario.where(OFF).owned(OFF);
    run.hub.owned(run.ownership().withWriter("the event before").writtenAt(run.clock.now()));
    run.clock.at(Duration.ofSeconds(24), () -> run.hub.foreignWrite(OFF));
    run.update(ID, ON);
    assertThat(run.clock.passed()).isGreaterThan(Duration.ofSeconds(25));
    assertThat(run.hub.updates()).hasSize(1);
    assertThat(run.ownership().writer()).isEmpty();
  }

  /** It came between the first read and the second. */
  @Test
  void aWriterThatOnlyTheSecondReadShowsIsReplacedToo() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.clock.at(
        Duration.ofSeconds(3),
        () -> {
          run.owned(OFF);
          run.hub.owned(run.ownership().withWriter("the event before").writtenAt(run.clock.now()));
        });
    run.create(ON);
    assertThat(run.clock.passed()).isGreaterThan(Duration.ofSeconds(35));
    assertThat(run.ownership().writer()).isEmpty();
  }

  @Test
  void whileItWaitsAnotherStackMayTakeTheRegion() {
    LifecycleScenario run = LifecycleScenario.where(OFF).owned(OFF);
    run.hub.owned(run.ownership().withWriter("the event before").writtenAt(run.clock.now()));
    Owner other = TagOwner.OTHER_STACK.owner.orElseThrow();
    run.clock.at(Duration.ofSeconds(20), () -> run.ownedBy(other, Optional.of(OFF)));
    assertThat(run.update(ID, ON).status()).isEqualTo(Status.FAILED);
    assertThat(run.hub.updates()).isEmpty();
  }
}
