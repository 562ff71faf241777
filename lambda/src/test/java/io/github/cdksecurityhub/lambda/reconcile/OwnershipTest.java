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
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another writer writes while a Delete runs: what is no longer owned is left as it is. */
class OwnershipTest {
  private final ReconcileScenario event = ReconcileScenario.where(ON);

  private static void failsAsNotOwned(
      ReconcileScenario event, OrganizationConfiguration owned, OrganizationConfiguration desired) {
    ReconcileException e = event.failsWhile(owned::matches, desired);
    assertThat(e.failure().cause()).isEqualTo(FailureCause.NOT_OWNED);
    assertThat(e).hasMessageContaining("live is " + event.hub.truth().summary());
    assertThat(event.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void aForeignWriteDuringPendingIsSeenBeforeTheFirstUpdate() {
    ReconcileScenario pending =
        ReconcileScenario.where(live(CENTRAL, ConfigurationStatus.PENDING, ""));
    pending.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.conflict());
    pending.clock.at(Duration.ofMillis(60), () -> pending.hub.foreignWrite(BARE));
    failsAsNotOwned(pending, CENTRAL, OFF);
  }

  @Test
  void aForeignWriteAfterAFailedUpdateIsNotOverwritten() {
    for (Failure failure : List.of(ErrorFixtures.throttled(), ErrorFixtures.internal())) {
      ReconcileScenario failing = ReconcileScenario.where(ON);
      failing.hub.failNext(Operation.UPDATE, 1, failure);
      failing.clock.at(Duration.ofMillis(41), () -> failing.hub.foreignWrite(BARE));
      failsAsNotOwned(failing, ON, OFF);
    }
  }

  @Test
  void aForeignWriteAfterOurAcceptedUpdateIsNotOverwritten() {
    event.clock.at(Duration.ofMillis(41), () -> event.hub.foreignWrite(BARE));
    failsAsNotOwned(event, ON, OFF);
  }

  @Test
  void aLostUpdateIsSentAgainBecauseLiveIsStillOwned() {
    event.hub.loseUpdates(2);
    assertThat(event.succeedsWhile(ON::matches, NOTHING).live()).isEqualTo(enabled(NOTHING));
  }
}
