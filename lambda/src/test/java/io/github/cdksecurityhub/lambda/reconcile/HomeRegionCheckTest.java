package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What CENTRAL requires before it is written (R17 to R19, R27). */
@Tag("R17")
@Tag("R18")
@Tag("R19")
@Tag("R27")
class HomeRegionCheckTest {
  private final ReconcileScenario event = ReconcileScenario.where(OFF);

  private static ReconcileException failsUnwritten(ReconcileScenario event, FailureCause cause) {
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure().cause()).isEqualTo(cause);
    assertThat(event.hub.updates()).isEmpty();
    return e;
  }

  @Test
  void withoutAnAggregatorNothingIsWritten() {
    event.hub.homeRegion(Optional.empty());
    assertThat(failsUnwritten(event, FailureCause.MISSING_FINDING_AGGREGATOR))
        .hasMessageStartingWith("Cannot update the organization configuration of ")
        .hasMessageContaining("CreateFindingAggregator");
    assertThat(event.clock.passed()).isLessThan(Duration.ofSeconds(15));
    assertThat(event.hub.requests(Operation.LIST)).hasSize(4);
  }

  @Test
  void awayFromTheHomeRegionNothingIsWritten() {
    event.hub.homeRegion(Optional.of("ap-southeast-2"));
    assertThat(failsUnwritten(event, FailureCause.NOT_HOME_REGION))
        .hasMessageContaining("the home Region, which is ap-southeast-2, not eu-west-1.");
    assertThat(event.clock.passed()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void theAggregatorIsReadOnceBeforeTheUpdate() {
    event.hub.loseUpdates(2);
    event.succeeds(CENTRAL);
    assertThat(event.hub.requests().stream().map(FakeSecurityHub.Request::operation))
        .startsWith(Operation.DESCRIBE, Operation.LIST, Operation.UPDATE);
    assertThat(event.hub.requests(Operation.LIST)).hasSize(1);
  }

  /** R17: InternalException may mean that there is none, so both remedies are named. */
  @Tag("R17")
  @Test
  void anInternalExceptionThatLastsIsNamedWithItsTwoMeanings() {
    event.hub.failAlways(Operation.LIST, ErrorFixtures.onList(500, "InternalException", "oh"));
    assertThat(failsUnwritten(event, FailureCause.FINDING_AGGREGATOR_UNKNOWN))
        .hasMessageContaining("CreateFindingAggregator")
        .hasMessageEndingWith("InternalException: oh (request r-1)");
    assertThat(event.clock.passed()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    assertThat(event.hub.requests(Operation.LIST)).hasSizeBetween(18, 45);
  }

  @Test
  void anOutageOfTheListIsRetried() {
    event.hub.failAlways(Operation.LIST, ErrorFixtures.onList(500, "InternalException", "oh"));
    event.clock.at(Duration.ofSeconds(59), () -> event.hub.recover(Operation.LIST));
    event.succeeds(CENTRAL);
  }

  @Test
  void anAggregatorThatAStaleListDoesNotShowYetIsFound() {
    event.hub.homeRegion(Optional.empty());
    event.clock.at(Duration.ofSeconds(2), () -> event.hub.homeRegion(Optional.of("eu-west-1")));
    event.succeeds(CENTRAL);
  }

  @Test
  void aDenialOfTheListNamesTheActionToAllow() {
    event.hub.failAlways(Operation.LIST, ErrorFixtures.onList(403, "AccessDeniedException", "no"));
    assertThat(failsUnwritten(event, FailureCause.ACCESS_DENIED))
        .hasMessageStartingWith("Cannot find the home Region for the organization configuration")
        .hasMessageContaining("securityhub:ListFindingAggregators")
        .hasMessageContaining("AccessDeniedException: no");
  }

  @Test
  void enabledCentralWithoutAnAggregatorIsLeftAsItIs() {
    ReconcileScenario central = ReconcileScenario.where(CENTRAL);
    central.hub.homeRegion(Optional.empty());
    assertThat(central.succeeds(CENTRAL).written()).isFalse();
    assertThat(central.hub.requests(Operation.LIST)).hasSize(1);
  }

  /** R27: a linked Region shows CENTRAL although nothing is or can be configured there. */
  @Tag("R27")
  @Test
  void enabledCentralInALinkedRegionIsNoSuccess() {
    ReconcileScenario linked = ReconcileScenario.where(CENTRAL);
    linked.hub.homeRegion(Optional.of("us-east-1"));
    assertThat(failsUnwritten(linked, FailureCause.NOT_HOME_REGION))
        .hasMessageContaining("us-east-1");
  }

  @Test
  void failedCentralInTheHomeRegionReadsTheAggregatorOnce() {
    ReconcileScenario failed =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "a reason"));
    failed.succeeds(CENTRAL);
    assertThat(failed.hub.requests(Operation.LIST)).hasSize(1);
  }
}
