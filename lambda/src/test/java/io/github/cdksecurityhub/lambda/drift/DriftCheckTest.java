package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ErrorClassifier;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DriftCheckTest {
  private static final String HERE = "us-east-1";
  private static final String THERE = "eu-west-1";
  private static final OrganizationConfiguration CENTRAL = new OrganizationConfiguration.Central();

  private final DriftScenario watched = DriftScenario.with(HERE, THERE);

  private static Failure notAdministrator(String region) {
    return new ErrorClassifier(new AccountRegion(FakeSecurityHub.ACCOUNT, region))
        .of(
            ApiOperation.DESCRIBE,
            new ServiceError(
                401,
                "InvalidAccessException",
                "Account 123456789012 is not an administrator for this organization",
                ""));
  }

  @Test
  void whatIsAsDeclaredTakesOneReadPerRegion() throws Exception {
    assertThat(watched.look().values())
        .extracting(RegionDrift::state)
        .containsOnly(DriftStatus.IN_SYNC);
    assertThat(watched.in(HERE).requests()).hasSize(1);
    assertThat(watched.in(THERE).requests()).hasSize(1);
  }

  @Test
  void aForeignWriteIsDriftWithItsDifference() throws Exception {
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);

    Map<String, RegionDrift> findings = watched.look();

    assertThat(findings.get(HERE).state()).isEqualTo(DriftStatus.IN_SYNC);
    assertThat(findings.get(THERE).state()).isEqualTo(DriftStatus.DRIFTED);
    assertThat(findings.get(THERE).diff()).hasToString("AutoEnable: false -> true");
    assertThat(findings.get(THERE).message())
        .contains("123456789012 in eu-west-1", "has drifted", "AutoEnable: false -> true");
    assertThat(watched.writes()).isZero();
  }

  @Test
  void aStaleReadIsNoDrift() throws Exception {
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    watched.clock.at(
        Duration.ofSeconds(2), () -> watched.in(THERE).foreignWrite(DriftScenario.DECLARED));

    assertThat(watched.look().get(THERE).state()).isEqualTo(DriftStatus.IN_SYNC);
  }

  @Test
  void aReadThatIsStaleRightAfterSomebodysWriteIsRepeated() throws Exception {
    watched.clock.at(
        Duration.ofSeconds(2), () -> watched.in(HERE).foreignWrite(DriftScenario.FOREIGN));
    DriftTrigger change =
        new DriftTrigger(DriftTrigger.Kind.CHANGE, HERE, "arn:aws:iam::123456789012:user/eve");

    assertThat(watched.run(false, change).get(HERE).state()).isEqualTo(DriftStatus.DRIFTED);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_IN_PROGRESS,                  2026-01-01T00:00:00Z, a deployment is under way",
    "UPDATE_ROLLBACK_IN_PROGRESS,         2026-01-01T00:00:00Z, so is its rollback",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, 2026-01-01T00:00:00Z, and what comes after it",
    "UPDATE_COMPLETE,                     2026-01-02T00:00:00Z, one began and ended in between",
  })
  void aDeploymentIsNoDrift(String status, String lastUpdated, String reason) throws Exception {
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    watched.standings.add(DriftScenario.AT_REST);
    watched.standings.add(new StackStatus(status, lastUpdated));

    assertThat(watched.heal().get(THERE).state()).as(reason).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(watched.writes()).isZero();
  }

  @Test
  void whileTheStackIsDeployedThereIsNoSecondLook() throws Exception {
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    watched.standings.add(new StackStatus("UPDATE_IN_PROGRESS", "2026-01-01T00:00:00Z"));

    assertThat(watched.look().get(THERE).message()).contains("UPDATE_IN_PROGRESS");
    assertThat(watched.in(THERE).requests()).hasSize(1);
  }

  @Test
  void whereCloudFormationDoesNotTellDriftIsRaisedAndNothingWritten() throws Exception {
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    watched.silence = Optional.of(new IOException("AccessDenied"));

    assertThat(watched.look().get(THERE).state()).isEqualTo(DriftStatus.DRIFTED);
    RegionDrift unhealed = watched.heal().get(THERE);
    assertThat(unhealed.state()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(unhealed.message()).contains("AccessDenied");
    assertThat(watched.writes()).isZero();
  }

  @Test
  void aRegionThatCannotBeReadIsNotTakenForAsDeclaredAndHidesNothing() throws Exception {
    watched.in(HERE).failAlways(Operation.DESCRIBE, notAdministrator(HERE));
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);

    Map<String, RegionDrift> findings = watched.look();

    assertThat(findings.get(HERE).state()).isEqualTo(DriftStatus.UNREADABLE);
    assertThat(findings.get(HERE).message()).contains("EnableOrganizationAdminAccount");
    assertThat(findings.get(THERE).state()).isEqualTo(DriftStatus.DRIFTED);
  }

  @Test
  void aThrottledReadIsTriedAgain() throws Exception {
    ServiceError throttled = new ServiceError(429, "TooManyRequestsException", "Slow down", "");
    Failure failure =
        new ErrorClassifier(new AccountRegion(FakeSecurityHub.ACCOUNT, HERE))
            .of(ApiOperation.DESCRIBE, throttled);
    watched.in(HERE).failNext(Operation.DESCRIBE, 3, failure);

    assertThat(watched.look().get(HERE).state()).isEqualTo(DriftStatus.IN_SYNC);

    watched.in(HERE).failAlways(Operation.DESCRIBE, failure);
    assertThat(watched.look().get(HERE).state()).isEqualTo(DriftStatus.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "ENABLED, IN_SYNC,  as declared",
    "PENDING, SETTLING, the service is at it",
    "WAITING, SETTLING, a word that nobody knows is waited on",
    "FAILED,  DRIFTED,  central configuration is not in force",
  })
  void theStatusOfCentralCounts(String status, DriftStatus expected, String reason)
      throws Exception {
    watched.declare(
        THERE,
        CENTRAL,
        FakeSecurityHub.live(CENTRAL, new ConfigurationStatus(status), "Some words."));

    assertThat(watched.look().get(THERE).state()).as(reason).isEqualTo(expected);
  }

  @Test
  void healingPutsBackWhatIsDeclaredAndNothingElse() throws Exception {
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);

    Map<String, RegionDrift> findings = watched.heal();

    assertThat(findings.get(THERE).state()).isEqualTo(DriftStatus.HEALED);
    assertThat(findings.get(THERE).diff()).hasToString("AutoEnable: false -> true");
    assertThat(watched.in(THERE).truth().asDeclared()).isEqualTo(DriftScenario.DECLARED);
    assertThat(watched.in(HERE).updates()).isEmpty();
    assertThat(watched.in(THERE).updates()).hasSize(1);
  }

  @Test
  void whatSomebodyElseHasPutBackIsNotHealed() throws Exception {
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    // After the second look, which comes 5 s after the first.
    watched.onSecondStanding = () -> watched.in(THERE).foreignWrite(DriftScenario.DECLARED);

    assertThat(watched.heal().get(THERE).state()).isEqualTo(DriftStatus.IN_SYNC);
    assertThat(watched.writes()).isZero();
  }

  @Test
  void centralIsNeverWrittenFromElsewhereThanHome() throws Exception {
    watched.declare(THERE, CENTRAL, FakeSecurityHub.enabled(DriftScenario.DECLARED));
    watched.in(THERE).homeRegion(Optional.of("us-west-2"));

    RegionDrift finding = watched.heal().get(THERE);

    assertThat(finding.state()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(finding.message()).contains("us-west-2");
    assertThat(watched.writes()).isZero();
  }

  @Test
  void whoeverWritesWhileItHealsIsNotOverwritten() throws Exception {
    OrganizationConfiguration third = OrganizationConfiguration.decode("LOCAL,true,NONE").get();
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    watched.in(THERE).loseUpdates(1);
    watched.in(THERE).afterUpdate(() -> watched.in(THERE).foreignWrite(third));

    RegionDrift finding = watched.heal().get(THERE);

    assertThat(finding.state()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(finding.reason()).contains("Somebody wrote in between", "LOCAL,true,NONE");
    assertThat(watched.in(THERE).truth().asDeclared()).isEqualTo(third);
    assertThat(watched.writes()).isEqualTo(1);
  }

  @Test
  void aChangeRightAfterAHealIsLeftToTheSchedule() throws Exception {
    DriftTrigger change =
        new DriftTrigger(DriftTrigger.Kind.CHANGE, THERE, "arn:aws:iam::123456789012:user/eve");
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    assertThat(watched.run(true, change).get(THERE).state()).isEqualTo(DriftStatus.HEALED);
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    assertThat(watched.run(true, change).get(THERE).state()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(watched.writes()).isEqualTo(1);

    assertThat(watched.heal().get(THERE).state()).isEqualTo(DriftStatus.HEALED);

    watched.clock.advance(HealCooldown.QUIET);
    watched.in(THERE).foreignWrite(DriftScenario.FOREIGN);
    assertThat(watched.run(true, change).get(THERE).state()).isEqualTo(DriftStatus.HEALED);
  }
}
