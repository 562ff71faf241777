package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Status FAILED: after our update it is final, from before it is ignored (R21, R22, R24). */
@Tag("R21")
@Tag("R22")
@Tag("R24")
class FailedStatusTest {
  private static final String MESSAGE = "Grund: „unbekannt“ \u2603 \"quoted\" \\ end";

  private final ReconcileScenario event = ReconcileScenario.where(OFF);
  private final ReconcileScenario failedBefore =
      ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));

  private void settleAsFailed(Duration after, String message) {
    event.hub.settle(after, ConfigurationStatus.FAILED, message);
  }

  private void settleAsEnabledFrom(Duration when) {
    event.clock.at(
        when, () -> event.hub.settle(Duration.ofSeconds(2), ConfigurationStatus.ENABLED, ""));
  }

  @Test
  void failedAfterOurUpdateFailsWithTheStatusMessageVerbatim() {
    settleAsFailed(Duration.ofSeconds(1), MESSAGE);
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure().cause()).isEqualTo(FailureCause.STATUS_FAILED);
    assertThat(e)
        .hasMessageStartingWith("Cannot update the organization configuration of ")
        .hasMessageEndingWith(" Error: " + MESSAGE);
    assertThat(event.hub.updates()).hasSize(1);
    assertThat(event.clock.passed()).as("at once").isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void failedFromBeforeIsSentAgainOnce() {
    ReconcileResult result = failedBefore.succeeds(CENTRAL);
    assertThat(result.written()).isTrue();
    assertThat(result.changes()).isEqualTo("Status: FAILED -> ENABLED");
    assertThat(failedBefore.hub.updates()).hasSize(1);
  }

  @Test
  void failedFromBeforeThatStaleReadsStillShowIsIgnored() {
    failedBefore.hub.staleness(Duration.ofSeconds(5));
    failedBefore.succeeds(CENTRAL);
    assertThat(failedBefore.hub.updates()).hasSize(1);
  }

  @Test
  void pendingThatFailsBeforeOurUpdateIsFromBefore() {
    for (int staleSeconds : new int[] {0, 3}) {
      ReconcileScenario pending =
          ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.PENDING, ""));
      pending.hub.staleness(Duration.ofSeconds(staleSeconds));
      pending.clock.at(
          Duration.ofSeconds(8),
          () -> pending.hub.show(live(CENTRAL, ConfigurationStatus.FAILED, "earlier")));
      pending.succeeds(CENTRAL);
      assertThat(pending.hub.updates()).hasSize(1);
    }
  }

  static Stream<Failure> unknown() {
    return UnknownOutcomeTest.unknown();
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void failedFromBeforeIsNotTheResultOfAnUpdateThatDidNotArrive(Failure failure) {
    failedBefore.hub.failNext(Operation.UPDATE, 1, failure);
    failedBefore.succeeds(CENTRAL);
  }

  /** R26 here, too: the update may have been carried out. */
  @Tag("R26")
  @Test
  void failedFromBeforeIsNotSentAgainRightAfterALostResponse() {
    failedBefore.hub.staleness(Duration.ofSeconds(4));
    failedBefore.hub.failNextAfterEffect(ErrorFixtures.broken());
    failedBefore.succeeds(CENTRAL);
    assertThat(failedBefore.hub.updates()).hasSize(1);
  }

  @Test
  void syncingAsFailedIsSentAgainUntilItPasses() {
    settleAsFailed(Duration.ofSeconds(2), ErrorFixtures.SYNCING);
    settleAsEnabledFrom(Duration.ofSeconds(90));
    event.succeeds(CENTRAL);
    assertThat(event.clock.passed()).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  void syncingAsFailedThatIsStaleIsNotSentAgainWithinTenSeconds() {
    event.hub.staleness(Duration.ofSeconds(4));
    settleAsFailed(Duration.ofSeconds(1), ErrorFixtures.SYNCING);
    settleAsEnabledFrom(Duration.ofSeconds(8));
    event.succeeds(CENTRAL);
    assertThat(event.betweenUpdates()).allMatch(gap -> gap.compareTo(Duration.ofSeconds(10)) >= 0);
  }

  /** R5. */
  @Tag("R5")
  @Test
  void syncingAsFailedIsSentWithGrowingPauses() {
    settleAsFailed(Duration.ofMillis(1), ErrorFixtures.SYNCING);
    event.fails(CENTRAL);
    List<Duration> gaps = event.betweenUpdates();
    assertThat(gaps).hasSizeGreaterThan(20);
    assertThat(gaps.get(0)).isLessThan(Duration.ofSeconds(16));
    assertThat(gaps.subList(5, gaps.size()))
        .allMatch(gap -> gap.compareTo(Duration.ofSeconds(16)) > 0);
  }

  @Test
  void syncingAsFailedUsesUpNoneOfTheFiveUpdates() {
    settleAsFailed(Duration.ofMillis(1), ErrorFixtures.SYNCING);
    event.clock.at(Duration.ofMinutes(5), () -> event.hub.foreignWrite(OFF));
    settleAsEnabledFrom(Duration.ofMinutes(5));
    event.succeeds(CENTRAL);
    assertThat(event.hub.updates()).hasSizeGreaterThan(5);
  }

  @Test
  void syncingAsFailedIsNamedWhereTheDeadlinePassesInPending() {
    settleAsFailed(Duration.ofMillis(1), ErrorFixtures.SYNCING);
    event.clock.at(
        Duration.ofSeconds(40),
        () -> event.hub.settle(Duration.ofDays(1), ConfigurationStatus.ENABLED, ""));
    assertThat(event.fails(CENTRAL))
        .hasMessageContaining("still pending")
        .hasMessageContaining(ErrorFixtures.SYNCING);
  }
}
