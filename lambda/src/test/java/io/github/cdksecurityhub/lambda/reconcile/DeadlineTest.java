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

/** The end of the budget ends everything, in time and with words. */
class DeadlineTest {
  /** A read does no harm behind the end, but there may only be a few of them. */
  private static final int READS_UNDER_WAY = 6;

  record Endless(String reason, Consumer<FakeSecurityHub> script) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Endless> everythingThatNeverEnds() {
    return Stream.of(
        new Endless(
            "PENDING", hub -> hub.settle(Duration.ofDays(1), ConfigurationStatus.ENABLED, "")),
        new Endless("lost updates", hub -> hub.loseUpdates(Integer.MAX_VALUE)),
        new Endless(
            "throttled reads",
            hub -> hub.failAlways(Operation.DESCRIBE, ErrorFixtures.throttled())),
        new Endless(
            "throttled writes", hub -> hub.failAlways(Operation.UPDATE, ErrorFixtures.throttled())),
        new Endless(
            "throttled lists", hub -> hub.failAlways(Operation.LIST, ErrorFixtures.throttled())),
        new Endless(
            "faulty lists", hub -> hub.failAlways(Operation.LIST, ErrorFixtures.internal())),
        new Endless("syncing", hub -> hub.failAlways(Operation.UPDATE, ErrorFixtures.syncing())),
        new Endless(
            "syncing as FAILED",
            hub ->
                hub.settle(
                    Duration.ofSeconds(1), ConfigurationStatus.FAILED, ErrorFixtures.SYNCING)),
        new Endless(
            "broken writes", hub -> hub.failAlways(Operation.UPDATE, ErrorFixtures.broken())),
        new Endless("old reads", hub -> hub.staleness(Duration.ofDays(1))));
  }

  @ParameterizedTest
  @MethodSource("everythingThatNeverEnds")
  void endsWithAMessageWithinEveryBudget(Endless it) {
    for (long millis : new long[] {1, 50, 700, 5_000, 20_000, 60_000, 840_000}) {
      for (long latency : new long[] {1, 300, 9_000}) {
        ReconcileScenario event =
            ReconcileScenario.where(OFF).creating().lasting(Duration.ofMillis(millis));
        event.hub.latency(Duration.ofMillis(latency));
        it.script.accept(event.hub);
        ReconcileException e = event.fails(CENTRAL);
        assertThat(e.getMessage()).contains("eploy");
        assertThat(event.clock.now())
            .as("%d ms, each request %d ms", millis, latency)
            .isBeforeOrEqualTo(event.end().plus(Duration.ofMillis(READS_UNDER_WAY * latency)));
      }
    }
  }

  @Test
  void theMessageNamesThatTheStatusWasPendingAndThatDeployingAgainIsSafe() {
    ReconcileScenario event = ReconcileScenario.where(OFF).lasting(Duration.ofMinutes(2));
    event.hub.settle(Duration.ofDays(1), ConfigurationStatus.ENABLED, "");
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Standing.OutOfTime.class);
    assertThat(e)
        .hasMessageContaining("PENDING")
        .hasMessageContaining("Deploy again: that is safe");
  }

  @Test
  void theMessageNamesAnUnknownStatusAndItsStatusMessage() {
    ReconcileScenario event =
        ReconcileScenario.where(live(ON, new ConfigurationStatus("MIGRATING"), "to the moon"))
            .lasting(Duration.ofMinutes(2));
    assertThat(event.fails(ON))
        .hasMessageContaining("MIGRATING")
        .hasMessageContaining("to the moon");
  }

  @Test
  void theMessageNamesWhatWasSentAndWhatIsLiveInstead() {
    ReconcileScenario event = ReconcileScenario.where(OFF).lasting(Duration.ofSeconds(8));
    event.hub.loseUpdates(1);
    assertThat(event.fails(ON))
        .hasMessageContaining("LOCAL,true,DEFAULT")
        .hasMessageContaining("LOCAL,false,DEFAULT");
  }

  @Test
  void theMessageNamesTheLastProblemOfAWrite() {
    ReconcileScenario event = ReconcileScenario.where(OFF).lasting(Duration.ofMinutes(2));
    event.hub.failNext(Operation.UPDATE, 2, ErrorFixtures.syncing());
    event.hub.settle(Duration.ofDays(1), ConfigurationStatus.ENABLED, "");
    assertThat(event.fails(CENTRAL))
        .hasMessageContaining("PENDING")
        .hasMessageContaining(ErrorFixtures.SYNCING);
  }

  /** Decision 9: "the answer that ends a wait still names the last problem seen". */
  @Test
  void theMessageNamesTheLastProblemOfARead() {
    ReconcileScenario event = ReconcileScenario.where(OFF).lasting(Duration.ofMinutes(2));
    event.hub.settle(Duration.ofDays(1), ConfigurationStatus.ENABLED, "");
    event.clock.at(
        Duration.ofSeconds(50),
        () ->
            event.hub.failNext(
                Operation.DESCRIBE, 3, ErrorFixtures.onRead(500, "InternalException", "ouch")));
    assertThat(event.fails(CENTRAL)).hasMessageContaining("PENDING").hasMessageContaining("ouch");
  }

  /** Wherever in the loop the end falls: its next step is what the user needs. */
  @Test
  void aRefusalThatLastsIsAdvisedOnWhereverTheEndFalls() {
    for (int millis = 2_000; millis < 9_000; millis += 50) {
      ReconcileScenario event = ReconcileScenario.where(CENTRAL).lasting(Duration.ofMillis(millis));
      event.hub.latency(Duration.ofMillis(150));
      event.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
      assertThat(event.fails(ON).failure())
          .as("a budget of %d ms", millis)
          .isInstanceOf(Passing.PoliciesStillAssociated.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 30})
  void whatComesTrueBeforeTheEndStillSucceeds(int secondsBefore) {
    ReconcileScenario event = ReconcileScenario.where(OFF).lasting(Duration.ofMinutes(2));
    event.hub.settle(Duration.ofSeconds(120 - secondsBefore - 2), ConfigurationStatus.ENABLED, "");
    event.converges(CENTRAL);
  }

  @Test
  void aBudgetThatIsSpentBeforeItBeginsWritesNothing() {
    ReconcileScenario event = ReconcileScenario.where(OFF).lasting(Duration.ZERO);
    assertThat(event.fails(ON).failure()).isInstanceOf(Standing.OutOfTime.class);
    assertThat(event.hub.updates()).isEmpty();
  }

  @Test
  void theLogSaysWhatIsWaitedForAndHoldsEveryPhase() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.converges(CENTRAL);
    assertThat(event.notes).containsSubsequence("observe", "diff", "apply", "await");
    assertThat(event.notes).anyMatch(note -> note.contains("PENDING"));
  }

  @Test
  void theLogSaysWhatDiffersAndWhatIsSentWhere() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.converges(ON);
    assertThat(event.notes)
        .containsSubsequence(
            "AutoEnable: false -> true",
            "sending LOCAL,true,DEFAULT where live is LOCAL,false,DEFAULT (ENABLED)");
  }

  @Test
  void theLogSaysThatNothingDiffers() {
    ReconcileScenario event = ReconcileScenario.where(ON);
    event.converges(ON);
    assertThat(event.notes).contains("live is as declared");
  }

  /**
   * The last request's words and the StatusMessage are told apart, and neither invents the other.
   */
  @ParameterizedTest
  @CsvSource({
    "true, to the moon, 'InternalException: ouch (request r-1); to the moon'",
    "true, '', InternalException: ouch (request r-1)",
    "false, to the moon, to the moon"
  })
  void theMessageEndsWithWhatTheServiceSaidLast(boolean failing, String message, String words) {
    ReconcileScenario event =
        ReconcileScenario.where(live(ON, ConfigurationStatus.PENDING, message))
            .lasting(Duration.ofMinutes(1));
    if (failing) {
      event.hub.failNext(
          Operation.DESCRIBE, 1, ErrorFixtures.onRead(500, "InternalException", "ouch"));
    }
    assertThat(event.fails(ON).getMessage()).endsWith(" Security Hub said: " + words);
  }

  @Test
  void aWaitThatFailsBeforeAWriteSaysThatItCouldNotRead() {
    ReconcileScenario event = ReconcileScenario.where(live(ON, ConfigurationStatus.PENDING, ""));
    event.clock.at(
        Duration.ofSeconds(5),
        () -> event.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    assertThat(event.fails(ON))
        .hasMessageStartingWith("Cannot read the organization configuration");
  }

  @Test
  void aWaitThatFailsAfterAWriteSaysThatItCouldNotConfirm() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.afterUpdate(
        () -> event.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    assertThat(event.fails(ON))
        .hasMessageStartingWith("Cannot confirm the update of the organization configuration");
  }

  /** R22 as FAILED: wherever the end falls, its next step is what the user needs. */
  @Test
  void aSyncThatComesAsFailedIsAdvisedOnWhereverTheEndFalls() {
    for (int millis = 2_000; millis < 30_000; millis += 250) {
      ReconcileScenario event = ReconcileScenario.where(OFF).lasting(Duration.ofMillis(millis));
      event.hub.settle(Duration.ofMillis(1), ConfigurationStatus.FAILED, ErrorFixtures.SYNCING);
      assertThat(event.fails(CENTRAL).failure())
          .as("a budget of %d ms", millis)
          .isInstanceOf(Passing.StillSyncing.class);
    }
  }

  @Test
  void anOldFailedIsNotWhatEndedATimeThatWasOverBeforeTheFirstWrite() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"))
            .lasting(Duration.ofMillis(10));
    assertThat(event.fails(CENTRAL).failure()).isInstanceOf(Standing.OutOfTime.class);
    assertThat(event.hub.updates()).isEmpty();
  }
}
