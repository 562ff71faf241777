package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ME;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Delete whose Region is no longer its resource's, or becomes another's while it waits. */
class DeleteOfAnothersTest {
  private static final OrganizationConfiguration NOTHING =
      LifecycleScenario.decoded("LOCAL,false,NONE");
  private static final Ownership THEIRS =
      Ownership.claimedBy(new Owner(ME.stackId() + "2", "Other", "a1b2c3d4"), Optional.of(OFF));

  private final LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);

  @Test
  void tagsThatCanNotBeRemovedThenDoNoHarm() {
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notAdministrator());
    run.hub.failAlways(Operation.UNTAG, ErrorFixtures.denied());
    assertThat(run.delete(ID, ON, OnDelete.RESTORE).status()).isEqualTo(Status.SUCCESS);
    assertThat(run.failures).containsExactly(FailureCause.ACCESS_DENIED);
  }

  @Test
  void whatAnotherStackTakesOverWhileItWaitsIsLeft() {
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    run.clock.at(Duration.ofSeconds(60), () -> run.hub.owned(THEIRS.withWriter("the takeover")));
    Response response = run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(response.data()).containsEntry("Outcome", "left");
    assertThat(run.hub.tagged()).isEqualTo(OwnershipTags.write(THEIRS.withWriter("the takeover")));
  }

  @Test
  void whereALaterEventOfItsResourceWritesItFails() {
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    Ownership later = run.ownership().withWriter("the next Delete");
    run.clock.at(Duration.ofSeconds(60), () -> run.hub.owned(later));
    assertThat(run.delete(ID, ON, OnDelete.RESTORE).status()).isEqualTo(Status.FAILED);
    assertThat(run.failures).containsExactly(FailureCause.SUPERSEDED);
    assertThat(run.ownership()).isEqualTo(later);
  }

  /** R41: its claim shows what the stale read did not, and is taken back. */
  @Test
  void aClaimThatShowsAnotherOwnerIsTakenBack() {
    run.clock.advance(Duration.ofMinutes(1));
    run.hub.owned(THEIRS);
    run.hub.tagStaleness(Duration.ofSeconds(5));
    Response response = run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(response.data()).containsEntry("Outcome", "left");
    assertThat(response.reason()).contains("it is managed by the resource Other of the stack");
    Map<String, String> tags = new HashMap<>(run.hub.tagged());
    tags.remove("securityhub-organization:written");
    assertThat(tags).isEqualTo(OwnershipTags.write(THEIRS));
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
  }

  /** Drift detection heals nothing while a writer is named. */
  @Test
  void oneThatReplacedAWriterAndFindsAnotherOwnerThenRemovesItsName() {
    Ownership mine = run.ownership().withWriter("the takeover").writtenAt(run.clock.now());
    run.hub.owned(mine);
    run.clock.at(
        Duration.ofSeconds(10), () -> run.hub.owned(THEIRS.withWriter("0f5c4b1e-request")));
    Response response = run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(response.data()).containsEntry("Outcome", "left");
    assertThat(run.hub.tagged()).isEqualTo(OwnershipTags.write(THEIRS));
  }

  @Test
  void whatIsCertainIsNotReadAgain() {
    run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(run.clock.passed()).isLessThan(Duration.ofSeconds(5));
    LifecycleScenario same = LifecycleScenario.where(ON).owned(ON);
    same.delete(ID, ON, OnDelete.RESTORE);
    assertThat(same.clock.passed()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void onlyRestorePutsLinkedRegionsBackAndOnlyWithItsOwnRegion() {
    for (OnDelete onDelete : OnDelete.values()) {
      LifecycleScenario home = LifecycleScenario.where(CENTRAL);
      FakeSecurityHub linked = home.linked("us-east-1", NOTHING);
      home.hub.owned(
          Ownership.claimedBy(ME, Optional.of(OFF))
              .withPreviousLinked(Map.of("us-east-1", (Local) BARE)));
      home.delete(ID, CENTRAL, onDelete);
      assertThat(linked.truth()).isEqualTo(enabled(onDelete == OnDelete.RESTORE ? BARE : NOTHING));
    }
    LifecycleScenario left = LifecycleScenario.where(ON);
    FakeSecurityHub linked = left.linked("us-east-1", NOTHING);
    left.hub.owned(
        Ownership.claimedBy(ME, Optional.of(OFF))
            .withPreviousLinked(Map.of("us-east-1", (Local) BARE)));
    left.delete(ID, CENTRAL, OnDelete.RESTORE);
    assertThat(linked.truth()).isEqualTo(enabled(NOTHING));
  }

  @Test
  void aLinkedRegionThatIsAnothersIsNamed() {
    LifecycleScenario home = LifecycleScenario.where(CENTRAL);
    home.linked("us-east-1", NOTHING).owned(THEIRS);
    home.hub.owned(
        Ownership.claimedBy(ME, Optional.of(OFF))
            .withPreviousLinked(Map.of("us-east-1", (Local) BARE)));
    assertThat(home.delete(ID, CENTRAL, OnDelete.RESTORE).reason())
        .contains("; linked Regions: us-east-1: it is not put back, as it is managed by");
  }

  /** It is no linked Region of its own. */
  @Test
  void aHomeRegionHandsNothingOverToItself() {
    LifecycleScenario home = LifecycleScenario.where(CENTRAL).owned(BARE);
    home.linked("us-east-1", CENTRAL);
    home.delete(ID, NOTHING, OnDelete.RESTORE);
    assertThat(home.hub.tagged()).isEmpty();
  }

  @Test
  void whatTheHomeRegionOfAnotherStackRemembersStays() {
    LifecycleScenario home = LifecycleScenario.where(CENTRAL);
    FakeSecurityHub linked = home.linked("us-east-1", CENTRAL);
    Map<String, String> theirs =
        OwnershipTags.write(THEIRS.withPreviousLinked(Map.of("us-east-1", (Local) ON)));
    home.hub.setTags(theirs);
    linked.owned(Ownership.claimedBy(ME, Optional.of(OFF)));
    home.handle(
        CustomResourceEvent.RequestType.DELETE,
        ID.replace("eu-west-1", "us-east-1"),
        Events.properties("us-east-1", ON, OnDelete.RESTORE));
    assertThat(home.hub.tagged()).isEqualTo(theirs);
    assertThat(linked.tagged()).isEmpty();
  }
}
