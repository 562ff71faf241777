package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.model.ConfigurationStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DriftCheckTest {
  private static final String HERE = "us-east-1";
  private static final String THERE = "eu-west-1";
  private static final OrganizationConfiguration CENTRAL = new OrganizationConfiguration.Central();

  private final DriftScenario scenario = DriftScenario.with(HERE, THERE);

  @Test
  void aRegionAsDeclaredTakesOneRead() throws Exception {
    assertThat(scenario.check().values())
        .extracting(Drift::status)
        .containsExactly(DriftStatus.IN_SYNC, DriftStatus.IN_SYNC);
    assertThat(scenario.in(HERE).requests()).hasSize(1);
    assertThat(scenario.in(THERE).requests()).hasSize(1);
  }

  @Test
  void aForeignWriteIsDriftWithItsDifference() throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);

    Map<String, Drift> drifts = scenario.check();

    assertThat(drifts.get(HERE).status()).isEqualTo(DriftStatus.IN_SYNC);
    assertThat(drifts.get(THERE).status()).isEqualTo(DriftStatus.DRIFTED);
    assertThat(drifts.get(THERE).changes()).hasToString("[AutoEnable: false -> true]");
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

    assertThat(scenario.check().get(THERE).reason()).contains("UPDATE_IN_PROGRESS");
    assertThat(scenario.in(THERE).requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, from the start", "2, after the first read"})
  void unknownStackStatusMeansReportDriftAndWriteNothing(int second, String when) throws Exception {
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    scenario.clock.at(
        Duration.ofSeconds(second), () -> scenario.stackIs(StackStatus.unknown("AccessDenied")));
    scenario.clock.advance(Duration.ZERO);

    Drift notHealed = scenario.heal().get(THERE);
    assertThat(notHealed.status()).as(when).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(notHealed.reason()).contains("AccessDenied");
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

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).as(reason).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("The stack is " + status);
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
    scenario.in(HERE).failAlways(Operation.DESCRIBE, ErrorFixtures.denied());
    scenario.in(THERE).foreignWrite(DriftScenario.FOREIGN);

    Map<String, Drift> drifts = scenario.check();

    assertThat(drifts.get(HERE).status()).isEqualTo(DriftStatus.UNREADABLE);
    assertThat(drifts.get(HERE).reason()).contains("may not call");
    assertThat(scenario.failures).as("logged").hasSize(1);
    assertThat(drifts.get(THERE).status()).isEqualTo(DriftStatus.DRIFTED);
  }

  @Test
  void anUnexpectedFailureInARegionHidesNoOther() throws Exception {
    scenario.in(HERE).failNext(Operation.DESCRIBE, 1, ErrorFixtures.throttled());
    scenario.onRetry = () -> Objects.requireNonNull(null, "a bug");

    Map<String, Drift> drifts = scenario.check();

    assertThat(drifts.get(HERE).status()).isEqualTo(DriftStatus.UNREADABLE);
    assertThat(drifts.get(HERE).reason()).contains("failed unexpectedly", "a bug");
    assertThat(drifts.get(THERE).status()).isEqualTo(DriftStatus.IN_SYNC);
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
    scenario.deployAt("2029-12-31T23:00:00Z");
    scenario.declare(
        THERE, CENTRAL, FakeSecurityHub.live(CENTRAL, new ConfigurationStatus(status), "A text."));

    assertThat(scenario.check().get(THERE).status()).as(reason).isEqualTo(expected);
  }

  /** R24: it is applied in minutes; where nothing was deployed for a day, it is stuck. */
  @Tag("R24")
  @ParameterizedTest
  @CsvSource({
    "2029-12-30T23:59:00Z, SCHEDULE, DRIFTED,  for more than a day",
    "2029-12-31T00:01:00Z, SCHEDULE, SETTLING, for less",
    "2029-12-30T23:59:00Z, CHANGE,   SETTLING, CloudTrail reports a write of this moment",
  })
  void aStatusThatStaysPendingIsDrift(
      String lastUpdated, DriftTrigger.Kind trigger, DriftStatus expected, String reason)
      throws Exception {
    scenario.declare(THERE, CENTRAL, FakeSecurityHub.live(CENTRAL, PENDING, ""));
    scenario.stackIs(DriftScenario.status("UPDATE_COMPLETE", lastUpdated));

    Drift drift =
        scenario.run(false, new DriftTrigger(trigger, THERE, "", "", "", List.of())).get(THERE);

    assertThat(drift.status()).as(reason).isEqualTo(expected);
    assertThat(drift.changes()).hasSize(expected == DriftStatus.DRIFTED ? 1 : 0);
  }

  @Test
  void aStatusIsNotWaitedForByAHeal() throws Exception {
    scenario.declare(THERE, CENTRAL, FakeSecurityHub.live(CENTRAL, PENDING, ""));

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("2026-01-01T00:00:00Z", "AWS Support");
    assertThat(scenario.clock.passed()).isLessThan(Duration.ofMinutes(1));
  }

  static List<Arguments> whatIsGone() {
    return List.of(
        Arguments.of(
            ErrorFixtures.notAdministrator(),
            new FieldChange(
                "DelegatedAdministrator",
                List.of("another account or none"),
                List.of("123456789012")),
            "EnableOrganizationAdminAccount"),
        Arguments.of(
            ErrorFixtures.notSubscribed(),
            new FieldChange("SecurityHub", List.of("not enabled"), List.of("enabled")),
            "EnableSecurityHub"));
  }

  /** R30: a prerequisite of a declaration is gone; nothing else reports it. */
  @Tag("R30")
  @ParameterizedTest
  @MethodSource("whatIsGone")
  void whatTheConfigurationNeedsIsDriftWhereItIsGone(
      Failure failure, FieldChange change, String remedy) throws Exception {
    scenario.in(THERE).failAlways(Operation.DESCRIBE, failure);

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.changes()).containsExactly(change);
    assertThat(drift.reason()).contains(remedy);
    assertThat(scenario.check().get(THERE).status()).isEqualTo(DriftStatus.DRIFTED);
    assertThat(scenario.writes()).isZero();
  }

  /** R29. */
  @Tag("R29")
  @ParameterizedTest
  @CsvSource({"'', none, CreateFindingAggregator", "us-west-2, us-west-2, Move the finding"})
  void aVanishedFindingAggregatorIsDrift(String home, String live, String remedy) throws Exception {
    scenario.declare(THERE, CENTRAL, FakeSecurityHub.enabled(CENTRAL));
    assertThat(scenario.check().get(THERE).status()).isEqualTo(DriftStatus.IN_SYNC);
    scenario.in(THERE).homeRegion(Optional.of(home).filter(region -> !region.isEmpty()));

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.changes())
        .containsExactly(new FieldChange("HomeRegion", List.of(live), List.of(THERE)));
    assertThat(drift.reason()).contains(remedy);
    assertThat(scenario.writes()).isZero();
  }

  @Test
  void theAggregatorAndTheTypeAreReportedTogether() throws Exception {
    scenario.declare(THERE, CENTRAL, FakeSecurityHub.enabled(DriftScenario.DECLARED));
    scenario.in(THERE).homeRegion(Optional.empty());

    assertThat(scenario.heal().get(THERE).changes())
        .extracting(FieldChange::field)
        .containsExactly("ConfigurationType", "HomeRegion");
  }

  @Test
  void anAggregatorThatCannotBeReadHidesNoOtherDrift() throws Exception {
    scenario.declare(THERE, CENTRAL, FakeSecurityHub.enabled(CENTRAL));
    scenario.in(THERE).failAlways(Operation.LIST, ErrorFixtures.denied());
    assertThat(scenario.check().get(THERE).status()).isEqualTo(DriftStatus.UNREADABLE);

    scenario.in(THERE).foreignWrite(DriftScenario.DECLARED);
    assertThat(scenario.check().get(THERE).status()).isEqualTo(DriftStatus.DRIFTED);
  }

  /** R1: a response that lacks its type is no proof of anything; nothing is guessed from it. */
  @Tag("R1")
  @Test
  void aResponseWithoutItsConfigurationTypeIsUnreadable() throws Exception {
    scenario
        .in(THERE)
        .failAlways(Operation.DESCRIBE, ErrorFixtures.failure(FailureCause.UNREADABLE_RESPONSE));

    assertThat(scenario.heal().get(THERE).status()).isEqualTo(DriftStatus.UNREADABLE);
    assertThat(scenario.writes()).isZero();
  }
}
