package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Status FAILED: ours is an end, an earlier attempt's is not (R21, R22, R24). */
class FailedStatusTest {
  private static final String WORDS = "Grund: „unbekannt“ \u2603 \"quoted\" \\ end";

  @Test
  void failedAfterOurWriteFailsWithTheStatusMessageVerbatim() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofSeconds(9), ConfigurationStatus.FAILED, WORDS);
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Standing.GaveUp.class);
    assertThat(e).hasMessageContaining(WORDS);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void failedWithoutAMessageSaysThatThereIsNone() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofSeconds(9), ConfigurationStatus.FAILED, "");
    assertThat(event.fails(CENTRAL)).hasMessageContaining("no StatusMessage");
  }

  @Test
  void aManagementAccountThatComesAsFailedIsNamed() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(
        Duration.ofSeconds(9), ConfigurationStatus.FAILED, ErrorFixtures.MANAGEMENT_ACCOUNT);
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Standing.ManagementAccountIsAdministrator.class);
    assertThat(e).hasMessageContaining(ErrorFixtures.MANAGEMENT_ACCOUNT);
  }

  @Test
  void aFailedThatAnEarlierAttemptLeftIsSentAgainOnce() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));
    ReconcileResult report = event.converges(CENTRAL);
    assertThat(report.written()).isTrue();
    assertThat(report.changes()).isEqualTo("Status: FAILED -> ENABLED");
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void whereItFailsAgainItIsNotSentAThirdTime() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));
    event.hub.settle(Duration.ofSeconds(9), ConfigurationStatus.FAILED, "of today");
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e).hasMessageContaining("of today");
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void anOldFailedThatStaleReadsStillShowIsNotBelieved() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));
    event.hub.staleness(Duration.ofSeconds(5));
    event.converges(CENTRAL);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void pendingThatFailsBeforeWeWriteIsAnEarlierAttemptsToo() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.PENDING, ""));
    event.clock.at(
        Duration.ofSeconds(8),
        () -> event.hub.show(live(CENTRAL, ConfigurationStatus.FAILED, "earlier")));
    event.converges(CENTRAL);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void pendingThatFailsBeforeWeWriteIsNotBelievedWhereReadsAreStale() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.PENDING, ""));
    event.hub.staleness(Duration.ofSeconds(3));
    event.clock.at(
        Duration.ofSeconds(8),
        () -> event.hub.show(live(CENTRAL, ConfigurationStatus.FAILED, "earlier")));
    event.converges(CENTRAL);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void anOldFailedIsNotTakenForTheAnswerToAWriteThatDidNotArrive() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.internal());
    event.converges(CENTRAL);
  }

  @Test
  void anOldFailedIsNotTakenForTheAnswerToAWriteWhoseConnectionBroke() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.broken());
    event.converges(CENTRAL);
  }

  @Test
  void leavingAFailedCentralForLocalIsAnOrdinaryWrite() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));
    assertThat(event.converges(OFF).live()).isEqualTo(enabled(OFF));
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void syncingThatComesAsFailedIsSentAgainUntilItIsOver() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofSeconds(2), ConfigurationStatus.FAILED, ErrorFixtures.SYNCING);
    event.clock.at(
        Duration.ofSeconds(90),
        () -> event.hub.settle(Duration.ofSeconds(2), ConfigurationStatus.ENABLED, ""));
    event.converges(CENTRAL);
    assertThat(event.clock.passed()).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  void syncingForEverThatComesAsFailedEndsWithItsWords() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofSeconds(2), ConfigurationStatus.FAILED, ErrorFixtures.SYNCING);
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOfAny(Passing.StillSyncing.class, Standing.OutOfTime.class);
    assertThat(e).hasMessageContaining(ErrorFixtures.SYNCING);
  }

  @Test
  void aStaleFailedOfSyncingNeverCausesASecondSendWithinTenSeconds() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.staleness(Duration.ofSeconds(4));
    event.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.FAILED, ErrorFixtures.SYNCING);
    event.clock.at(
        Duration.ofSeconds(8),
        () -> event.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.ENABLED, ""));
    event.converges(CENTRAL);
    assertThat(event.betweenUpdates())
        .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
  }

  @Test
  void failedAfterOurWriteIsBelievedAtOnce() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.FAILED, WORDS);
    event.fails(CENTRAL);
    assertThat(event.clock.passed()).isLessThan(Duration.ofSeconds(5));
  }

  /** R5: what fails again and again is sent less and less often. */
  @Test
  void syncingThatComesAsFailedIsSentWithGrowingPauses() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofMillis(1), ConfigurationStatus.FAILED, ErrorFixtures.SYNCING);
    event.fails(CENTRAL);
    List<Duration> gaps = event.betweenUpdates();
    assertThat(gaps.get(0)).isLessThan(Duration.ofSeconds(16));
    assertThat(gaps.subList(5, gaps.size()))
        .allSatisfy(gap -> assertThat(gap).isGreaterThan(Duration.ofSeconds(16)));
  }

  @Test
  void aSyncThatCameAsFailedIsStillNamedWhereTheTimeEndsInPending() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofMillis(1), ConfigurationStatus.FAILED, ErrorFixtures.SYNCING);
    event.clock.at(
        Duration.ofSeconds(40),
        () -> event.hub.settle(Duration.ofDays(1), ConfigurationStatus.ENABLED, ""));
    assertThat(event.fails(CENTRAL))
        .hasMessageContaining("still pending")
        .hasMessageContaining(ErrorFixtures.SYNCING);
  }
}
