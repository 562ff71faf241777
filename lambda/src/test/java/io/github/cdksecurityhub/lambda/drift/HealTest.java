package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DriftScenario.DECLARED;
import static io.github.cdksecurityhub.lambda.drift.DriftScenario.FOREIGN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HealTest {
  private static final String HERE = "us-east-1";
  private static final String THERE = "eu-west-1";

  private final DriftScenario scenario = DriftScenario.with(HERE, THERE);

  @Test
  void onlyTheRegionThatDriftedIsWritten() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);

    Map<String, Drift> drifts = scenario.heal();

    assertThat(drifts.get(HERE).status()).isEqualTo(DriftStatus.IN_SYNC);
    assertThat(drifts.get(THERE).status()).isEqualTo(DriftStatus.HEALED);
    assertThat(drifts.get(THERE).changes()).hasToString("[AutoEnable: false -> true]");
    assertThat(drifts.get(THERE).reason()).isEmpty();
    assertThat(scenario.in(THERE).truth().toConfiguration()).isEqualTo(DECLARED);
    assertThat(scenario.in(HERE).updates()).isEmpty();
    assertThat(scenario.in(THERE).updates()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOCAL,true,DEFAULT | IN_SYNC    | reverted, and no drift any more",
        "LOCAL,true,NONE    | NOT_HEALED | another drift",
      })
  void aWriteBetweenTheCheckAndTheHealIsNotOverwritten(
      String live, DriftStatus expected, String reason) throws Exception {
    OrganizationConfiguration third = OrganizationConfiguration.decode(live).get();
    Map<String, String> tags = scenario.in(THERE).tagged();
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.onHeal = () -> scenario.in(THERE).foreignWrite(third);

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).as(reason).isEqualTo(expected);
    assertThat(drift.reason()).contains(expected == DriftStatus.IN_SYNC ? "" : "to " + live);
    assertThat(scenario.writes()).isZero();
    assertThat(scenario.in(THERE).tagged()).isEqualTo(tags);
  }

  /** Its tags name no writer then: only a heal that finds what the check has found claims it. */
  @Test
  void whatDriftsOnceMoreDuringTheHealIsLeftToTheNextRun() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.onHeal =
        () ->
            scenario
                .in(THERE)
                .showNext(FakeSecurityHub.live(DECLARED, ConfigurationStatus.PENDING, ""));

    Drift drift = scenario.heal().get(THERE);

    assertThat(scenario.writes()).isZero();
    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("changed again meanwhile", FOREIGN.encoded());
  }

  @Test
  void whatFailsAfterTheProofDoesNotMakeItAFailedHeal() throws Exception {
    FakeSecurityHub hub = scenario.in(THERE);
    hub.foreignWrite(FOREIGN);
    hub.afterUpdate(() -> hub.failAlways(Operation.UNTAG, ErrorFixtures.denied()));

    Drift drift = scenario.heal().get(THERE);

    assertThat(hub.truth().toConfiguration()).isEqualTo(DECLARED);
    assertThat(drift.status()).isEqualTo(DriftStatus.HEALED);
    assertThat(drift.reason()).contains("Cannot write the tags");
  }

  @Test
  void anUnexpectedFailureOfAHealHidesNoOther() throws Exception {
    scenario.in(HERE).foreignWrite(FOREIGN);
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.in(HERE).afterUpdate(() -> Objects.requireNonNull(null, "a bug"));

    Map<String, Drift> drifts = scenario.heal();

    assertThat(drifts.get(HERE).status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drifts.get(HERE).reason()).contains("failed unexpectedly", "a bug");
    assertThat(drifts.get(THERE).status()).isEqualTo(DriftStatus.HEALED);
  }

  @Test
  void aWriteDuringTheHealIsNotOverwritten() throws Exception {
    OrganizationConfiguration third = OrganizationConfiguration.decode("LOCAL,true,NONE").get();
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.in(THERE).loseUpdates(1);
    scenario.in(THERE).afterUpdate(() -> scenario.in(THERE).foreignWrite(third));

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("changed again meanwhile", "LOCAL,true,NONE");
    assertThat(scenario.in(THERE).truth().toConfiguration()).isEqualTo(third);
    assertThat(scenario.writes()).isEqualTo(1);
  }

  /** "Declare what is live" writes nothing, so live does not show that it happened. */
  @Test
  void aDeploymentBetweenTwoAttemptsIsNotOverwritten() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.in(THERE).failNext(Operation.UPDATE, 3, ErrorFixtures.throttled());
    scenario.onRetry = () -> scenario.deployAt("2030-01-01T00:00:00Z");

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(scenario.in(THERE).truth().toConfiguration()).isEqualTo(FOREIGN);
    assertThat(scenario.writes()).isEqualTo(1);
  }

  @Test
  void aDeploymentRightBeforeTheFirstWriteIsNotOverwritten() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.onHeal =
        () -> scenario.stackIs(DriftScenario.status("UPDATE_IN_PROGRESS", "2030-01-01T00:00:00Z"));

    assertThat(scenario.heal().get(THERE).status()).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(scenario.writes()).isZero();
    assertThat(scenario.in(THERE).requests(Operation.TAG))
        .as("the deployment's event would wait for the heal")
        .isEmpty();
  }

  @Test
  void aHealThatWroteNothingDoesNotHoldBackTheNextOne() throws Exception {
    DriftTrigger change = DriftScenario.changeIn(THERE);
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.onHeal = () -> scenario.deployAt("2030-01-01T00:00:00Z");
    assertThat(scenario.run(true, change).get(THERE).status()).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(scenario.writes()).isZero();

    scenario.onHeal = () -> {};
    assertThat(scenario.run(true, change).get(THERE).status()).isEqualTo(DriftStatus.HEALED);
  }

  @Test
  void nothingIsWrittenWhereCloudFormationStopsResponding() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.onHeal = () -> scenario.stackIs(StackStatus.unknown("Rate exceeded"));

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("Rate exceeded");
    assertThat(scenario.writes()).isZero();
  }

  @Test
  void aHealGivesUpAfterTwoMinutesAndNamesWhatIsInTheWay() throws Exception {
    scenario.in(THERE).foreignWrite(new OrganizationConfiguration.Central());
    scenario.clock.advance(Duration.ofMinutes(1));
    scenario.in(THERE).guardCentral();
    scenario.in(THERE).policies(() -> List.of(new AssociatedPolicy("p-1", "all", "ROOT", "r-1")));
    Duration start = scenario.clock.passed();

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("configuration policies are still associated");
    assertThat(scenario.clock.passed().minus(start)).isLessThan(Duration.ofSeconds(130));
    assertThat(scenario.writes()).isBetween(2, 25);
  }

  @Test
  void aHealThatIsNotProvenInTimeIsNone() throws Exception {
    OrganizationConfiguration central = new OrganizationConfiguration.Central();
    scenario.declare(THERE, central, FakeSecurityHub.enabled(DECLARED));
    scenario.deployAt("2029-12-31T23:00:00Z");
    scenario.in(THERE).settle(Duration.ofMinutes(5), ConfigurationStatus.ENABLED, "");

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason())
        .contains("the Status of CENTRAL (PENDING)")
        .doesNotContain("longer timeout");
    assertThat(scenario.check().get(THERE).status()).isEqualTo(DriftStatus.SETTLING);
  }

  @Test
  void aChangeRightAfterAHealIsLeftToTheSchedule() throws Exception {
    DriftTrigger change = DriftScenario.changeIn(THERE);
    scenario.in(THERE).foreignWrite(FOREIGN);
    assertThat(scenario.run(true, change).get(THERE).status()).isEqualTo(DriftStatus.HEALED);
    scenario.in(THERE).foreignWrite(FOREIGN);
    assertThat(scenario.run(true, change).get(THERE).status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(scenario.writes()).isEqualTo(1);

    assertThat(scenario.heal().get(THERE).status()).isEqualTo(DriftStatus.HEALED);

    scenario.clock.advance(HealCooldown.DURATION);
    scenario.in(THERE).foreignWrite(FOREIGN);
    assertThat(scenario.run(true, change).get(THERE).status()).isEqualTo(DriftStatus.HEALED);
  }

  @Test
  void nothingIsWrittenAfterTheInvocationEnded() throws Exception {
    Thread invocation = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.onHeal =
        () -> {
          invocation.interrupt();
          awaitUninterrupted(ended);
        };

    assertThatThrownBy(scenario::heal).isInstanceOf(InterruptedException.class);
    ended.countDown();

    assertThat(scenario.failures.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(scenario.writes()).isZero();
  }

  /** A request on a socket is not interrupted either. */
  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      awaitUninterrupted(latch);
    }
  }
}
