package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.BARE;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What confirms that live is as desired (R8, R10, R24 to R26). */
@Tag("R8")
@Tag("R10")
@Tag("R24")
@Tag("R25")
@Tag("R26")
class ConfirmationTest {
  private final ReconcileScenario event = ReconcileScenario.where(OFF);

  /** R5: ten requests a second are all that the account has. */
  @Tag("R5")
  @Test
  void pendingIsWaitedForWithFewReads() {
    event.hub.settle(Duration.ofMinutes(12), ConfigurationStatus.ENABLED, "");
    assertThat(event.succeeds(CENTRAL).live().status()).isEqualTo(ConfigurationStatus.ENABLED);
    assertThat(event.clock.passed()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(13));
    assertThat(event.hub.updates()).hasSize(1);
    assertThat(event.hub.requests()).hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 9})
  void staleReadsCauseNoSecondUpdate(int seconds) {
    event.hub.staleness(Duration.ofSeconds(seconds));
    event.succeeds(ON);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aLostUpdateIsSentAgainAfterTenSeconds(int lost) {
    event.hub.loseUpdates(lost);
    event.succeeds(ON);
    assertThat(event.hub.updates()).hasSize(lost + 1);
    assertThat(event.betweenUpdates()).allMatch(gap -> gap.compareTo(Duration.ofSeconds(10)) >= 0);
  }

  @Test
  void anUpdateThatIsLostFiveTimesIsGivenUp() {
    event.hub.loseUpdates(Integer.MAX_VALUE);
    ReconcileException e = event.fails(ON);
    assertThat(e.failure().cause()).isEqualTo(FailureCause.UPDATE_NOT_VISIBLE);
    assertThat(e)
        .hasMessageContaining("accepted the update 5 times")
        .hasMessageContaining("live is LOCAL,false,DEFAULT (ENABLED)");
    assertThat(event.hub.updates()).hasSize(5);
  }

  @Test
  void aForeignWriteRightAfterOursIsFixedAndNotReportedAsSuccess() {
    event.clock.at(Duration.ofMillis(41), () -> event.hub.foreignWrite(BARE));
    event.succeeds(ON);
    assertThat(event.hub.truth()).isEqualTo(enabled(ON));
  }

  /** R26: the update was refused, and the read after it is older than the one before. */
  @Tag("R26")
  @Test
  void liveThatChangedWithoutAnUpdateIsReadAgain() {
    ReconcileScenario stale = ReconcileScenario.where(OFF);
    stale.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    stale.hub.showNext(enabled(OFF), enabled(ON));
    stale.succeeds(ON);
    assertThat(stale.hub.updates()).hasSize(2);
    assertThat(stale.hub.truth()).isEqualTo(enabled(ON));
  }

  @Test
  void whatAnotherWriterMadeAsDeclaredIsBelievedTheSecondTime() {
    ReconcileScenario other = ReconcileScenario.where(OFF);
    other.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    other.clock.at(Duration.ofMillis(41), () -> other.hub.foreignWrite(ON));
    ReconcileResult result = other.succeeds(ON);
    assertThat(result.written()).isFalse();
    assertThat(other.hub.updates()).hasSize(1);
    assertThat(other.clock.passed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
  }
}
