package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DriftCheckTest {
  private static final String HERE = "us-east-1";
  private static final String THERE = "eu-west-1";
  private static final OrganizationConfiguration CENTRAL = new OrganizationConfiguration.Central();

  private final DriftScenario scenario = DriftScenario.with(HERE, THERE);

  @Test
  void aRegionAsDeclaredTakesOneRead() throws Exception {
    assertThat(scenario.check().values())
        .extracting(RegionDrift::status)
        .containsExactly(DriftStatus.IN_SYNC, DriftStatus.IN_SYNC);
    assertThat(scenario.in(HERE).requests()).hasSize(1);
    assertThat(scenario.in(THERE).requests()).hasSize(1);
  }

  @Test
  void aForeignWriteIsDriftWithItsDifference() throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);

    Map<String, RegionDrift> drifts = scenario.check();

    assertThat(drifts.get(HERE).status()).isEqualTo(DriftStatus.IN_SYNC);
    assertThat(drifts.get(THERE).status()).isEqualTo(DriftStatus.DRIFTED);
    assertThat(drifts.get(THERE).diff()).hasToString("AutoEnable: false -> true");
    assertThat(scenario.writes()).isZero();
  }

  @Test
  void aStaleReadIsNoDrift() throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    scenario.clock.at(
        Duration.ofSeconds(2), () -> scenario.in(THERE).foreignWrite(DriftScenario.DECLARED));

    assertThat(scenario.check().get(THERE).status()).isEqualTo(DriftStatus.IN_SYNC);
  }

  @Test
  void aReadRightAfterAReportedChangeIsRepeated() throws Exception {
    scenario.clock.at(
        Duration.ofSeconds(2), () -> scenario.in(HERE).foreignWrite(DriftScenario.FOREIGN));

    assertThat(scenario.run(false, DriftScenario.changeIn(HERE)).get(HERE).status())
        .isEqualTo(DriftStatus.DRIFTED);
    assertThat(scenario.in(THERE).requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_IN_PROGRESS,                  2026-01-01T00:00:00Z, a deployment is in progress",
    "UPDATE_ROLLBACK_IN_PROGRESS,         2026-01-01T00:00:00Z, so is its rollback",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, 2026-01-01T00:00:00Z, and what comes after it",
    "UPDATE_COMPLETE,                     2026-01-02T00:00:00Z, one began and ended in between",
  })
  void aDeploymentIsNoDrift(String status, String lastUpdated, String reason) throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    scenario.clock.at(
        Duration.ofSeconds(2), () -> scenario.stackIs(DriftScenario.status(status, lastUpdated)));

    assertThat(scenario.heal().get(THERE).status()).as(reason).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(scenario.writes()).isZero();
  }

  @Test
  void thereIsNoSecondReadDuringADeployment() throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    scenario.stackIs(DriftScenario.status("UPDATE_IN_PROGRESS", "2026-01-01T00:00:00Z"));

    assertThat(scenario.check().get(THERE).message()).contains("UPDATE_IN_PROGRESS");
    assertThat(scenario.in(THERE).requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, from the start", "2, after the first read"})
  void unknownStackStatusMeansReportDriftAndWriteNothing(int second, String when) throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    scenario.clock.at(
        Duration.ofSeconds(second), () -> scenario.stackIs(StackStatus.unknown("AccessDenied")));
    scenario.clock.advance(Duration.ZERO);

    RegionDrift notHealed = scenario.heal().get(THERE);
    assertThat(notHealed.status()).as(when).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(notHealed.message()).contains("AccessDenied");
    assertThat(scenario.writes()).isZero();

    assertThat(scenario.check().get(THERE).status()).as(when).isEqualTo(DriftStatus.DRIFTED);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE_COMPLETE,        the function was retained when its stack was deleted",
    "ROLLBACK_COMPLETE,      the stack was never created",
    "DELETE_FAILED,          the stack is to go",
    "UPDATE_ROLLBACK_FAILED, what it declares is not what is deployed",
    "UPDATE_FAILED,          the same without rollback",
  })
  void onlyACompleteStackDeclaresWhatIsHealed(String status, String reason) throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    scenario.stackIs(DriftScenario.status(status, "2026-01-01T00:00:00Z"));

    RegionDrift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).as(reason).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.message()).contains("The stack is " + status);
    assertThat(scenario.writes()).isZero();
    assertThat(scenario.check().get(THERE).status()).isEqualTo(DriftStatus.DRIFTED);
  }

  /** The function still runs with the declaration from before it. */
  @Test
  void aDeploymentDuringTheFirstReadIsNoDrift() throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    scenario.in(HERE).failNext(Operation.DESCRIBE, 12, ErrorFixtures.throttled());
    scenario.clock.at(Duration.ofSeconds(10), () -> scenario.deployAt("2030-01-01T00:00:05Z"));

    assertThat(scenario.heal().get(THERE).status()).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(scenario.writes()).isZero();
  }

  @Test
  void anUnreadableRegionHidesNoOther() throws Exception {
    scenario.in(HERE).failAlways(Operation.DESCRIBE, ErrorFixtures.notAdministrator());
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);

    Map<String, RegionDrift> drifts = scenario.check();

    assertThat(drifts.get(HERE).status()).isEqualTo(DriftStatus.UNREADABLE);
    assertThat(drifts.get(HERE).message()).contains("EnableOrganizationAdminAccount");
    assertThat(drifts.get(THERE).status()).isEqualTo(DriftStatus.DRIFTED);
  }

  @Test
  void aThrottledReadIsRetriedForAMinute() throws Exception {
    scenario.in(HERE).failNext(Operation.DESCRIBE, 3, ErrorFixtures.throttled());
    assertThat(scenario.check().get(HERE).status()).isEqualTo(DriftStatus.IN_SYNC);

    Duration start = scenario.clock.passed();
    scenario.in(HERE).failAlways(Operation.DESCRIBE, ErrorFixtures.throttled());
    assertThat(scenario.check().get(HERE).status()).isEqualTo(DriftStatus.UNREADABLE);
    assertThat(scenario.clock.passed().minus(start))
        .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(62));
  }

  @ParameterizedTest
  @CsvSource({
    "ENABLED, IN_SYNC,  as declared",
    "PENDING, SETTLING, the service is applying it",
    "WAITING, SETTLING, an unknown status is waited on",
    "FAILED,  DRIFTED,  central configuration is not in force",
  })
  void theStatusOfCentralCounts(String status, DriftStatus expected, String reason)
      throws Exception {
    scenario.declare(
        THERE, CENTRAL, FakeSecurityHub.live(CENTRAL, new ConfigurationStatus(status), "A text."));

    assertThat(scenario.check().get(THERE).status()).as(reason).isEqualTo(expected);
  }
}
