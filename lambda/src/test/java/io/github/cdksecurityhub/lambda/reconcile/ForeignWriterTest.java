package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.Event.BARE;
import static io.github.cdksecurityhub.lambda.reconcile.Event.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.Event.NOTHING;
import static io.github.cdksecurityhub.lambda.reconcile.Event.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.Event.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
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
    Event event = Event.where(ON);
    assertThat(event.converge(ON::isShownBy, OFF).live()).isEqualTo(enabled(OFF));
  }

  @Test
  void whatIsNotOursIsNotTouched() {
    Event event = Event.where(BARE);
    ReconcileException e = event.failsWhile(ON::isShownBy, OFF);
    assertThat(e.failure()).isInstanceOf(Standing.NoLongerOurs.class);
    assertThat(e.failure().meansNotOurs()).isTrue();
    assertThat(event.hub.updates()).isEmpty();
  }

  @Test
  void aTakeOverDuringAWaitForPendingIsSeenBeforeTheFirstWrite() {
    Event event = Event.where(live(CENTRAL, ConfigurationStatus.PENDING, ""));
    event.hub.failNext(Operation.UPDATE, 1, Words.conflict());
    event.clock.at(Duration.ofMillis(60), () -> event.hub.foreignWrite(BARE));
    ReconcileException e = event.failsWhile(CENTRAL::isShownBy, OFF);
    assertThat(e.failure()).isInstanceOf(Standing.NoLongerOurs.class);
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aTakeOverDuringThrottlingIsSeenBeforeTheNextSend() {
    Event event = Event.where(ON);
    event.hub.failNext(Operation.UPDATE, 5, Words.throttled());
    event.clock.at(Duration.ofMillis(700), () -> event.hub.foreignWrite(BARE));
    event.failsWhile(ON::isShownBy, OFF);
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aTakeOverBehindAnAmbiguousFailureIsNotOverwritten() {
    Event event = Event.where(ON);
    event.hub.failNext(Operation.UPDATE, 1, Words.internal());
    event.clock.at(Duration.ofMillis(41), () -> event.hub.foreignWrite(BARE));
    ReconcileException e = event.failsWhile(ON::isShownBy, OFF);
    assertThat(e.failure().meansNotOurs()).isTrue();
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aTakeOverBehindOurAcknowledgedWriteIsNotOverwritten() {
    Event event = Event.where(ON);
    event.clock.at(Duration.ofMillis(41), () -> event.hub.foreignWrite(BARE));
    ReconcileException e = event.failsWhile(ON::isShownBy, OFF);
    assertThat(e.failure().meansNotOurs()).isTrue();
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aLostUpdateOfADeleteIsSentAgainBecauseLiveIsStillOurs() throws ReconcileException {
    Event event = Event.where(ON);
    event.hub.loseUpdates(2);
    assertThat(event.converge(ON::isShownBy, NOTHING).live()).isEqualTo(enabled(NOTHING));
  }

  @Test
  void aDeleteThatRestoresCentralOutwaitsPending() throws ReconcileException {
    Event event = Event.where(ON);
    assertThat(event.converge(ON::isShownBy, CENTRAL).live().status())
        .isEqualTo(ConfigurationStatus.ENABLED);
  }
}
