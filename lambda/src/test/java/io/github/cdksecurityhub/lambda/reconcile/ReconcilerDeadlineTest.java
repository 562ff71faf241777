package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The deadline ends every wait, in time and with the last error. */
class ReconcilerDeadlineTest {
  /** A read after the deadline does no harm, but there may only be a few. */
  private static final int READS_IN_PROGRESS = 6;

  private final ReconcileScenario event = ReconcileScenario.where(OFF);

  record Endless(String reason, Consumer<FakeSecurityHub> script) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Endless> endless() {
    return Stream.of(
        new Endless("PENDING", hub -> pendForever(hub)),
        new Endless("lost updates", hub -> hub.loseUpdates(Integer.MAX_VALUE)),
        failing("throttled reads", Operation.DESCRIBE, ErrorFixtures.throttled()),
        failing("throttled updates", Operation.UPDATE, ErrorFixtures.throttled()),
        failing("throttled lists", Operation.LIST, ErrorFixtures.throttled()),
        failing("faulty lists", Operation.LIST, ErrorFixtures.internal()),
        failing("syncing", Operation.UPDATE, ErrorFixtures.syncing()),
        failing("broken updates", Operation.UPDATE, ErrorFixtures.broken()),
        new Endless("syncing as FAILED", hub -> syncAsFailed(hub)),
        new Endless("stale reads", hub -> hub.staleness(Duration.ofDays(1))));
  }

  private static Endless failing(String reason, Operation operation, Failure failure) {
    return new Endless(reason, hub -> hub.failAlways(operation, failure));
  }

  private static void pendForever(FakeSecurityHub hub) {
    hub.settle(Duration.ofDays(1), ConfigurationStatus.ENABLED, "");
  }

  private static void syncAsFailed(FakeSecurityHub hub) {
    hub.settle(Duration.ofMillis(1), ConfigurationStatus.FAILED, ErrorFixtures.SYNCING);
  }

  @ParameterizedTest
  @MethodSource("endless")
  void everyWaitEndsByTheDeadlineWithANextStep(Endless it) {
    for (long millis : new long[] {1, 50, 700, 5_000, 20_000, 60_000, 840_000}) {
      for (long latency : new long[] {1, 300, 9_000}) {
        ReconcileScenario endless =
            ReconcileScenario.where(OFF).creating().lasting(Duration.ofMillis(millis));
        endless.hub.latency(Duration.ofMillis(latency));
        it.script.accept(endless.hub);
        assertThat(endless.fails(CENTRAL)).hasMessageContaining("eploy again");
        assertThat(endless.clock.now())
            .as("%d ms, each request %d ms", millis, latency)
            .isBeforeOrEqualTo(endless.end().plusMillis(READS_IN_PROGRESS * latency));
      }
    }
  }

  @Test
  void theMessageNamesAStatusThatIsPending() {
    pendForever(event.hub);
    ReconcileException e = event.lasting(Duration.ofMinutes(2)).fails(CENTRAL);
    assertThat(e.failure().cause()).isEqualTo(FailureCause.DEADLINE_PASSED);
    assertThat(e).hasMessageContaining("still pending: the Status of CENTRAL (PENDING).");
  }

  @Test
  void theMessageNamesWhatWasSentAndWhatIsLiveInstead() {
    event.hub.loseUpdates(1);
    assertThat(event.lasting(Duration.ofSeconds(8)).fails(ON))
        .hasMessageContaining(
            "LOCAL,true,DEFAULT was sent, live still is LOCAL,false,DEFAULT (ENABLED)");
  }

  @ParameterizedTest
  @CsvSource({
    "true, the message, 'InternalException: oh (request r-1); the message'",
    "true, '', InternalException: oh (request r-1)",
    "false, the message, the message"
  })
  void theMessageEndsWithTheLastErrorAndTheStatusMessage(
      boolean fails, String statusMessage, String end) {
    ReconcileScenario pending =
        ReconcileScenario.where(live(ON, new ConfigurationStatus("MIGRATING"), statusMessage));
    if (fails) {
      Failure failure = ErrorFixtures.onRead(500, "InternalException", "oh");
      pending.clock.at(
          Duration.ofSeconds(30), () -> pending.hub.failNext(Operation.DESCRIBE, 3, failure));
    }
    assertThat(pending.lasting(Duration.ofMinutes(1)).fails(ON))
        .hasMessageContaining("the Status of LOCAL,true,DEFAULT (MIGRATING).")
        .hasMessageEndingWith(" Error: " + end);
  }

  @Test
  void theMessageEndsWithTheLastErrorOfAnUpdate() {
    event.hub.failNext(Operation.UPDATE, 2, ErrorFixtures.syncing());
    pendForever(event.hub);
    assertThat(event.lasting(Duration.ofMinutes(2)).fails(CENTRAL))
        .hasMessageContaining("PENDING")
        .hasMessageEndingWith(ErrorFixtures.syncing().error().toString());
  }

  /** Its remedy is what the user needs, wherever in the loop the deadline falls. */
  @Test
  void aRefusalThatLastsIsReportedWhereverTheDeadlineFalls() {
    for (int millis = 2_000; millis < 9_000; millis += 50) {
      ReconcileScenario central =
          ReconcileScenario.where(CENTRAL).lasting(Duration.ofMillis(millis));
      central.hub.latency(Duration.ofMillis(150));
      central.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
      assertThat(central.fails(ON).failure().cause())
          .as("a deadline after %d ms", millis)
          .isEqualTo(FailureCause.POLICIES_ASSOCIATED);
    }
  }

  @Test
  void syncingAsFailedIsReportedWhereverTheDeadlineFalls() {
    for (int millis = 2_000; millis < 30_000; millis += 250) {
      ReconcileScenario syncing = ReconcileScenario.where(OFF).lasting(Duration.ofMillis(millis));
      syncAsFailed(syncing.hub);
      assertThat(syncing.fails(CENTRAL).failure().cause())
          .as("a deadline after %d ms", millis)
          .isEqualTo(FailureCause.STILL_SYNCING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 30})
  void whatBecomesTrueBeforeTheDeadlineSucceeds(int secondsBefore) {
    event.hub.settle(Duration.ofSeconds(120 - secondsBefore - 2), ConfigurationStatus.ENABLED, "");
    event.lasting(Duration.ofMinutes(2)).succeeds(CENTRAL);
  }

  @Test
  void whereTheDeadlineHasPassedAlreadyNothingIsWritten() {
    assertThat(event.lasting(Duration.ZERO).fails(ON).failure().cause())
        .isEqualTo(FailureCause.DEADLINE_PASSED);
    assertThat(event.hub.updates()).isEmpty();
  }

  @Test
  void failedFromBeforeIsNotTheReasonWhereTheDeadlinePassesFirst() {
    ReconcileScenario failed =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"))
            .lasting(Duration.ofMillis(10));
    assertThat(failed.fails(CENTRAL).failure().cause()).isEqualTo(FailureCause.DEADLINE_PASSED);
    assertThat(failed.hub.updates()).isEmpty();
  }

  @Test
  void theLogHasEveryPhaseWithWhatIsDoneInIt() {
    event.succeeds(CENTRAL);
    assertThat(event.log)
        .containsSubsequence(
            "diff: ConfigurationType: LOCAL -> CENTRAL",
            "apply: sending CENTRAL where live is LOCAL,false,DEFAULT (ENABLED)",
            "await: reading whether the update is visible",
            "await: waiting: the Status of CENTRAL (PENDING)");
  }

  @Test
  void theLogReportsThatNothingDiffers() {
    event.succeeds(OFF);
    assertThat(event.log).endsWith("diff: live is as declared");
  }

  @Test
  void theLogHasEachRetryWithItsCauseAndError() {
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    event.succeeds(ON);
    assertThat(event.log)
        .contains(
            "apply: retrying, because Security Hub throttles the requests of this account and Region"
                + " (10 a second). LimitExceededException: Rate exceeded (request r-1)");
  }

  @Test
  void aReadThatFailsBeforeAnUpdateIsReportedAsARead() {
    ReconcileScenario pending = ReconcileScenario.where(live(ON, ConfigurationStatus.PENDING, ""));
    pending.clock.at(
        Duration.ofSeconds(5),
        () -> pending.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    assertThat(pending.fails(ON)).hasMessageStartingWith("Cannot read the organization config");
  }

  @Test
  void aReadThatFailsAfterAnUpdateIsReportedAsItsConfirmation() {
    event.hub.afterUpdate(
        () -> event.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    assertThat(event.fails(ON))
        .hasMessageStartingWith("Cannot confirm the update of the organization configuration");
  }
}
