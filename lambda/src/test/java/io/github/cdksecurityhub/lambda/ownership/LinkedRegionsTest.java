package io.github.cdksecurityhub.lambda.ownership;

import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.BARE;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ME;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.NOTHING;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OFF;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ON;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OTHER;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.causeOf;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.claimed;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What going CENTRAL takes from linked Regions, and how it comes back (R11). */
@Tag("R11")
class LinkedRegionsTest {
  private final OwnershipScenario event = new OwnershipScenario(OFF);

  @Test
  void onlyWhatDiffersFromFalseAndNoneIsTaken() throws Exception {
    event.link("us-east-1", ON);
    event.link("sa-east-1", NOTHING);
    event.link("eu-north-1", CENTRAL);
    event.link("ap-south-1", OFF);
    LinkedRegions.Memory found = event.linkedRegions().read(claimed(ME), false);
    assertThat(found.ownership().previousLinked())
        .isEqualTo(Map.of("us-east-1", ON, "ap-south-1", OFF));
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void whereNothingIsLinkedNothingIsRead() throws Exception {
    assertThat(event.linkedRegions().read(claimed(ME), false))
        .isEqualTo(new LinkedRegions.Memory(claimed(ME), List.of(), false));
  }

  /** R26: what was written seconds before this event is what it takes. */
  @Test
  void aWriteRightBeforeTheEventIsTaken() throws Exception {
    FakeSecurityHub linked = event.link("us-east-1", ON);
    linked.foreignWrite(BARE);
    linked.staleness(Duration.ofSeconds(9));
    assertThat(event.linkedRegions().read(claimed(ME), false).ownership().previousLinked())
        .containsEntry("us-east-1", BARE);
    assertThat(event.log).anyMatch(line -> line.startsWith("waiting 10 s"));
  }

  @Test
  void aRegionThatIsCentralAlreadyIsReported() throws Exception {
    event.link("us-east-1", ON);
    assertThat(event.linkedRegions().read(claimed(ME), false).isTooLate()).isFalse();
    event.link("sa-east-1", CENTRAL);
    assertThat(event.linkedRegions().read(claimed(ME), false).isTooLate()).isTrue();
  }

  @Test
  void nothingIsRememberedOutsideTheHomeRegion() {
    event.link("us-east-1", ON);
    event.hub.homeRegion(Optional.of("us-east-1"));
    assertThat(
            causeOf(
                () ->
                    event
                        .linkedRegions()
                        .remember(claimed(ME), FakeSecurityHub.enabled(ON), CENTRAL, false)))
        .isEqualTo(FailureCause.NOT_HOME_REGION);
  }

  @Test
  void aTaskThatFailsUnexpectedlyIsAProblemOfItsRegion() throws Exception {
    event.link("us-east-1", ON);
    LinkedRegions broken =
        event
            .region()
            .linked(
                place -> {
                  throw new IllegalStateException("broken");
                },
                ME);
    assertThat(broken.read(claimed(ME), false).problems())
        .singleElement()
        .asString()
        .startsWith("us-east-1: The function failed unexpectedly")
        .contains("broken");
  }

  /** A read from before going CENTRAL shows neither what is taken nor CENTRAL for some seconds. */
  @Test
  void aRegionThatIsAnothersIsReadForTenSecondsAndNotMore() throws Exception {
    FakeSecurityHub linked = event.link("us-east-1", BARE);
    assertThat(event.putBack(Map.of("us-east-1", ON))).hasSize(1);
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
    assertThat(linked.requests(Operation.DESCRIBE).size()).isLessThan(9);
  }

  @Test
  void whatAnotherUserWritesMeanwhileIsNotOverwritten() throws Exception {
    FakeSecurityHub linked = event.link("us-east-1", NOTHING);
    linked.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    event.clock.at(Duration.ofMillis(150), () -> linked.foreignWrite(BARE));
    assertThat(event.putBack(Map.of("us-east-1", ON))).hasSize(1);
    assertThat(linked.truth()).isEqualTo(FakeSecurityHub.enabled(BARE));
  }

  @Test
  void linkedRegionsThatCanNotBeFoundFailTheEvent() {
    event.hub.failAlways(Operation.LINKED, ErrorFixtures.denied());
    assertThat(causeOf(() -> event.linkedRegions().read(claimed(ME), false)))
        .isEqualTo(FailureCause.ACCESS_DENIED);
  }

  @Test
  void aRegionThatIsOffHasNothingToTake() throws Exception {
    Failure optIn = ErrorFixtures.onRead(403, "UnrecognizedClientException", "invalid");
    for (Failure off :
        List.of(ErrorFixtures.notSubscribed(), ErrorFixtures.notAdministrator(), optIn)) {
      OwnershipScenario one = new OwnershipScenario(OFF);
      one.link("us-east-1", ON).failAlways(Operation.DESCRIBE, off);
      one.link("sa-east-1", ON);
      LinkedRegions.Memory found = one.linkedRegions().read(claimed(ME), false);
      assertThat(found.ownership().previousLinked()).containsOnlyKeys("sa-east-1");
      assertThat(found.problems()).isEmpty();
    }
  }

  @Test
  void aRegionThatCanNotBeReadIsNamed() throws Exception {
    event.link("us-east-1", ON).failAlways(Operation.DESCRIBE, ErrorFixtures.denied());
    event.link("sa-east-1", ON).failAlways(Operation.LIST_TAGS, ErrorFixtures.denied());
    event.link("eu-north-1", ON);
    LinkedRegions.Memory found = event.linkedRegions().read(claimed(ME), false);
    assertThat(found.ownership().previousLinked()).containsOnlyKeys("eu-north-1");
    assertThat(found.problems())
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("us-east-1: its settings could not be read"))
        .anyMatch(problem -> problem.startsWith("sa-east-1: its settings could not be read"));
  }

  @Test
  void aRegionOfAnotherStackRefusesItAndIsNamed() {
    event.link("us-east-1", ON).owned(claimed(OTHER));
    event.link("sa-east-1", ON);
    assertThat(causeOf(() -> event.linkedRegions().read(claimed(ME), false)))
        .isEqualTo(FailureCause.LINKED_REGION_OWNED);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> event.linkedRegions().read(claimed(ME), false)))
        .hasMessageContaining("us-east-1 is managed by " + OTHER)
        .hasMessageNotContaining("sa-east-1");
  }

  @Test
  void aTakeoverPassesAndRemembersThatRegionToo() throws Exception {
    event.link("us-east-1", ON).owned(claimed(OTHER));
    assertThat(event.linkedRegions().read(claimed(ME), true).ownership().previousLinked())
        .containsEntry("us-east-1", ON);
  }

  @Test
  void aRegionOfTheSameStackPasses() throws Exception {
    event.link("us-east-1", ON).owned(claimed(ME));
    assertThat(event.linkedRegions().read(claimed(ME), false).ownership().previousLinked())
        .containsEntry("us-east-1", ON);
  }

  @Test
  void whatTheServiceTookIsPutBack() throws Exception {
    FakeSecurityHub taken = event.link("us-east-1", NOTHING);
    FakeSecurityHub already = event.link("sa-east-1", BARE);
    assertThat(event.putBack(Map.of("us-east-1", ON, "sa-east-1", BARE))).isEmpty();
    assertThat(taken.truth()).isEqualTo(enabled(ON));
    assertThat(already.updates()).isEmpty();
  }

  @Test
  void whatAnotherUserSetMeanwhileIsLeftAndNamed() throws Exception {
    FakeSecurityHub changed = event.link("us-east-1", BARE);
    assertThat(event.putBack(Map.of("us-east-1", ON)))
        .containsExactly("us-east-1: it is not put back, as live is LOCAL,true,NONE (ENABLED)");
    assertThat(changed.updates()).isEmpty();
  }

  @Test
  void aRegionOfAnotherStackIsNotPutBack() throws Exception {
    FakeSecurityHub theirs = event.link("us-east-1", NOTHING);
    theirs.owned(claimed(OTHER));
    assertThat(event.putBack(Map.of("us-east-1", ON)))
        .containsExactly("us-east-1: it is not put back, as it is managed by " + OTHER);
    assertThat(theirs.updates()).isEmpty();
  }

  @Test
  void itWaitsWhileARegionStillShowsCentral() throws Exception {
    FakeSecurityHub late = event.link("us-east-1", CENTRAL);
    event.clock.at(Duration.ofSeconds(9), () -> late.show(enabled(NOTHING)));
    assertThat(event.putBack(Map.of("us-east-1", ON))).isEmpty();
    assertThat(late.truth()).isEqualTo(enabled(ON));
  }

  @Test
  void aRegionThatStaysCentralIsNamedAfterAWait() throws Exception {
    event.link("us-east-1", CENTRAL);
    assertThat(event.putBack(Map.of("us-east-1", ON)))
        .containsExactly("us-east-1: it is not put back, as live is CENTRAL (ENABLED)");
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(42));
  }

  @Test
  void aWriteThatIsRefusedIsNamed() throws Exception {
    event.link("us-east-1", NOTHING).failAlways(Operation.UPDATE, ErrorFixtures.denied());
    FakeSecurityHub other = event.link("sa-east-1", NOTHING);
    List<String> problems = event.putBack(Map.of("us-east-1", ON, "sa-east-1", ON));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith("us-east-1: ").contains(ErrorFixtures.DENIED);
    assertThat(other.truth()).isEqualTo(enabled(ON));
  }

  @Test
  void nothingIsPutBackWhereTheTimeIsOver() throws Exception {
    FakeSecurityHub taken = event.link("us-east-1", NOTHING);
    event.deadline.close();
    assertThat(event.putBack(Map.of("us-east-1", ON))).hasSize(1);
    assertThat(taken.updates()).isEmpty();
  }

  /** A Region can stay CENTRAL, or refuse a write, for longer than its home Region stays ours. */
  @Test
  void anEventThatIsSupersededMeanwhilePutsNothingBack() throws Exception {
    FakeSecurityHub late = event.link("us-east-1", CENTRAL);
    event.clock.at(
        Duration.ofSeconds(20),
        () -> {
          event.owned(claimed(OTHER));
          late.show(enabled(NOTHING));
        });
    List<String> problems = event.putBack(Map.of("us-east-1", ON));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith("us-east-1: ").contains(OTHER.toString());
    assertThat(late.updates()).isEmpty();
  }
}
