package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.BARE;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.NOTHING;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Somebody else writes while a Delete is under way: what is no longer ours is left (decision 6).
 */
class ForeignWriterTest {

  @Test
  void whatIsStillOursIsPutBack() throws ReconcileException {
    ReconcileScenario event = ReconcileScenario.where(ON);
    assertThat(event.converge(ON::isShownBy, OFF).live()).isEqualTo(enabled(OFF));
  }

  @Test
  void whatIsNotOursIsNotTouched() {
    ReconcileScenario event = ReconcileScenario.where(BARE);
    ReconcileException e = event.failsWhile(ON::isShownBy, OFF);
    assertThat(e.failure()).isInstanceOf(Standing.NoLongerOurs.class);
    assertThat(e.failure().meansNotOurs()).isTrue();
    assertThat(event.hub.updates()).isEmpty();
  }

  @Test
  void aTakeOverDuringAWaitForPendingIsSeenBeforeTheFirstWrite() {
    ReconcileScenario event =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.PENDING, ""));
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.conflict());
    event.clock.at(Duration.ofMillis(60), () -> event.hub.foreignWrite(BARE));
    ReconcileException e = event.failsWhile(CENTRAL::isShownBy, OFF);
    assertThat(e.failure()).isInstanceOf(Standing.NoLongerOurs.class);
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aTakeOverDuringThrottlingIsSeenBeforeTheNextSend() {
    ReconcileScenario event = ReconcileScenario.where(ON);
    event.hub.failNext(Operation.UPDATE, 5, ErrorFixtures.throttled());
    event.clock.at(Duration.ofMillis(700), () -> event.hub.foreignWrite(BARE));
    event.failsWhile(ON::isShownBy, OFF);
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aTakeOverBehindAnAmbiguousFailureIsNotOverwritten() {
    ReconcileScenario event = ReconcileScenario.where(ON);
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.internal());
    event.clock.at(Duration.ofMillis(41), () -> event.hub.foreignWrite(BARE));
    ReconcileException e = event.failsWhile(ON::isShownBy, OFF);
    assertThat(e.failure().meansNotOurs()).isTrue();
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aTakeOverBehindOurAcknowledgedWriteIsNotOverwritten() {
    ReconcileScenario event = ReconcileScenario.where(ON);
    event.clock.at(Duration.ofMillis(41), () -> event.hub.foreignWrite(BARE));
    ReconcileException e = event.failsWhile(ON::isShownBy, OFF);
    assertThat(e.failure().meansNotOurs()).isTrue();
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aLostUpdateOfADeleteIsSentAgainBecauseLiveIsStillOurs() throws ReconcileException {
    ReconcileScenario event = ReconcileScenario.where(ON);
    event.hub.loseUpdates(2);
    assertThat(event.converge(ON::isShownBy, NOTHING).live()).isEqualTo(enabled(NOTHING));
  }

  @Test
  void aDeleteThatRestoresCentralOutwaitsPending() throws ReconcileException {
    ReconcileScenario event = ReconcileScenario.where(ON);
    assertThat(event.converge(ON::isShownBy, CENTRAL).live().status())
        .isEqualTo(ConfigurationStatus.ENABLED);
  }
}
