package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must stand before CENTRAL is written (R17 to R19). */
class CentralPreconditionsTest {

  @Test
  void withoutAnAggregatorNothingIsWrittenAndTheCallThatCreatesItIsNamed() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.homeRegion(Optional.empty());
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Standing.MissingFindingAggregator.class);
    assertThat(e).hasMessageContaining("CreateFindingAggregator");
    assertThat(event.hub.updates()).isEmpty();
    assertThat(event.clock.passed()).as("at once").isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void awayFromTheHomeRegionNothingIsWrittenAndTheHomeRegionIsNamed() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.homeRegion(Optional.of("ap-southeast-2"));
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Standing.NotHomeRegion.class);
    assertThat(e).hasMessageContaining("ap-southeast-2");
    assertThat(event.hub.updates()).isEmpty();
    assertThat(event.clock.passed()).as("at once").isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void theAggregatorIsLookedForBeforeTheWrite() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.converges(CENTRAL);
    assertThat(event.hub.requests().stream().map(FakeSecurityHub.Request::operation).toList())
        .startsWith(Operation.DESCRIBE, Operation.LIST, Operation.UPDATE);
  }

  /** R6: the listing is no business of a local configuration, and may not even be allowed. */
  @Test
  void aLocalConfigurationAsksForNoAggregator() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(Operation.LIST, ErrorFixtures.onList(403, "AccessDeniedException", "no"));
    event.converges(ON);
    assertThat(event.hub.requests()).noneMatch(it -> it.operation() == Operation.LIST);
  }

  @Test
  void internalExceptionForEverMeansThatThereIsNone() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(
        Operation.LIST,
        ErrorFixtures.onList(500, "InternalException", "An internal error occurred"));
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Standing.MissingFindingAggregator.class);
    assertThat(e).hasMessageContaining("InternalException: An internal error occurred");
    assertThat(event.hub.updates()).isEmpty();
  }

  @Test
  void oneInternalExceptionIsNotBelieved() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failNext(Operation.LIST, 1, ErrorFixtures.onList(500, "InternalException", "hiccup"));
    event.converges(CENTRAL);
  }

  /** Decision 9: 5xx for a minute at least. R17 and this one can only be told apart by waiting. */
  @Test
  void anOutageOfHalfAMinuteIsNotTakenForAMissingAggregator() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(Operation.LIST, ErrorFixtures.onList(500, "InternalException", "outage"));
    event.clock.at(Duration.ofSeconds(30), () -> event.hub.recover(Operation.LIST));
    event.converges(CENTRAL);
  }

  @Test
  void anOutageIsAskedAboutEveryFewSecondsAndNotMoreOften() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(Operation.LIST, ErrorFixtures.onList(500, "InternalException", "outage"));
    event.fails(CENTRAL);
    assertThat(event.hub.requests())
        .filteredOn(request -> request.operation() == Operation.LIST)
        .hasSizeBetween(10, 25);
  }

  @Test
  void anAggregatorThatAStaleListDoesNotShowYetIsFound() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.homeRegion(Optional.empty());
    event.clock.at(Duration.ofSeconds(2), () -> event.hub.homeRegion(Optional.of("eu-west-1")));
    event.converges(CENTRAL);
  }

  @Test
  void throttlingOfTheListingIsOutwaited() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(
        Operation.LIST, ErrorFixtures.onList(429, "LimitExceededException", "slow down"));
    event.clock.at(Duration.ofSeconds(55), () -> event.hub.recover(Operation.LIST));
    event.converges(CENTRAL);
  }

  @Test
  void aDenialOfTheListingNamesTheActionThatIsMissing() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(
        Operation.LIST, ErrorFixtures.onList(403, "AccessDeniedException", "denied!"));
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e).hasMessageContaining("ListFindingAggregators").hasMessageContaining("denied!");
    assertThat(event.hub.updates()).isEmpty();
  }

  @Test
  void enabledCentralWithoutAnAggregatorIsLeftAsItIs() {
    ReconcileScenario event = ReconcileScenario.where(CENTRAL);
    event.hub.homeRegion(Optional.empty());
    assertThat(event.converges(CENTRAL).written()).isFalse();
  }

  @Test
  void failedCentralWithoutAnAggregatorIsNotSentAgain() {
    ReconcileScenario event =
        ReconcileScenario.where(
            live(CENTRAL, ConfigurationStatus.FAILED, "no aggregator, perhaps"));
    event.hub.homeRegion(Optional.empty());
    ReconcileException e = event.fails(CENTRAL);
    assertThat(event.hub.updates()).isEmpty();
    assertThat(e.failure()).isInstanceOf(Standing.MissingFindingAggregator.class);
  }

  @Test
  void centralThatSomebodyLeavesWhileWeWaitIsNotWrittenWithoutAnAggregator() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.PENDING, ""));
    event.hub.homeRegion(Optional.empty());
    event.clock.at(Duration.ofSeconds(8), () -> event.hub.foreignWrite(OFF));
    event.fails(CENTRAL);
    assertThat(event.hub.updates()).isEmpty();
  }
}
