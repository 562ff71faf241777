package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.CentralDriftScenario.POLICY;
import static io.github.cdksecurityhub.lambda.drift.CentralDriftScenario.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A heal writes what is declared into what exists, or reports why not. */
@Timeout(60)
class ResourceHealTest {
  private final CentralDriftScenario scenario = new CentralDriftScenario();

  private Drift healed(String logicalId) throws InterruptedException {
    return scenario.heal().get(logicalId);
  }

  @Test
  void aPolicyGetsWhatIsDeclaredUnderItsId() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");

    Drift drift = healed("Baseline");

    assertThat(drift.status()).isEqualTo(DriftStatus.HEALED);
    assertThat(drift.changes())
        .containsExactly(new FieldChange("ACM.1 daysToExpiration", List.of("90"), List.of("15")));
    assertThat(drift.live().orElseThrow().fields().text("ACM.1 daysToExpiration")).isEqualTo("15");
    assertThat(scenario.hub.writes).containsExactly("UpdateConfigurationPolicy " + POLICY);
    assertThat(scenario.heal().get("Baseline").status()).isEqualTo(DriftStatus.IN_SYNC);
  }

  @Test
  void aPolicyGetsTheDeclaredTagsAndKeepsItsOthers() throws Exception {
    scenario.change("'team':'x'", "'team':'z'");
    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.HEALED);

    String arn = scenario.physicalIds.get("Baseline");
    assertThat(scenario.hub.writes).containsExactly("TagResource " + arn + " {team=x}");
    assertThat(scenario.hub.policies.get(POLICY).path("Tags"))
        .isEqualTo(CentralDriftScenario.json("{'team': 'x', 'of the stack': 'y'}"));

    scenario.change("'team':'x'", "'team':'z'");
    scenario.change("'Integer':'15'", "'Integer':'90'");
    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.HEALED);
    assertThat(scenario.hub.writes)
        .endsWith("UpdateConfigurationPolicy " + POLICY, "TagResource " + arn + " {team=x}");
  }

  @Test
  void aTargetGetsItsPolicyAgain() throws Exception {
    scenario.hub.associations.clear();
    scenario.hub.statusOfNew = "PENDING";

    Drift drift = healed("OnRoot");

    assertThat(drift.status()).isEqualTo(DriftStatus.HEALED);
    assertThat(drift.reason()).isEqualTo("Security Hub is applying it.");
    assertThat(scenario.hub.writes)
        .containsExactly("StartConfigurationPolicyAssociation " + POLICY + " root r-ab12");
  }

  @Test
  void aPolicyIsRevertedBeforeItIsAppliedAgain() throws Exception {
    scenario.hub.associations.clear();
    scenario.change("'Integer':'15'", "'Integer':'90'");

    scenario.heal();

    assertThat(scenario.hub.writes)
        .containsExactly(
            "UpdateConfigurationPolicy " + POLICY,
            "StartConfigurationPolicyAssociation " + POLICY + " root r-ab12");
  }

  @ParameterizedTest
  @CsvSource({
    "15, IN_SYNC,    '',            reverted meanwhile",
    "30, NOT_HEALED, changed again, another drift",
    "'', NOT_HEALED, may not call,  not readable any more",
  })
  void aWriteBetweenTheCheckAndTheHealIsNotOverwritten(
      String live, DriftStatus expected, String why, String reason) throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.onStackRead =
        () -> {
          if (live.isEmpty()) {
            scenario.hub.denied.add(POLICY);
          } else {
            scenario.change("'Integer':'90'", "'Integer':'" + live + "'");
          }
        };

    Drift drift = healed("Baseline");

    assertThat(drift.status()).as(reason).isEqualTo(expected);
    assertThat(drift.reason()).contains(why);
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void whatFailedIsAppliedAgainAndHealedOnceItIsInForce() throws Exception {
    scenario.hub.associate(ROOT, POLICY, "FAILED", FakeCentralHub.CHANGED);
    assertThat(healed("OnRoot").status()).isEqualTo(DriftStatus.HEALED);

    scenario.hub.associate(ROOT, POLICY, "FAILED", FakeCentralHub.CHANGED);
    scenario.hub.statusOfNew = "PENDING";
    Drift drift = healed("OnRoot");
    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("It was applied again", "The next run checks it");
  }

  @Test
  void theAggregatorLinksWhatIsDeclared() throws Exception {
    scenario.hub.aggregator =
        Optional.of(new LiveAggregator(CentralDriftScenario.AGGREGATOR, "ALL_REGIONS", List.of()));

    assertThat(healed("Aggregator").status()).isEqualTo(DriftStatus.HEALED);
    assertThat(scenario.hub.aggregator.orElseThrow().regions()).containsExactly("eu-west-1");
  }

  @Test
  void whatNoLongerExistsIsNotHealed() throws Exception {
    scenario.hub.policies.clear();
    scenario.hub.aggregator = Optional.empty();
    scenario.hub.associations.clear();

    assertThat(scenario.heal().values())
        .hasSize(3)
        .allSatisfy(
            drift -> {
              assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
              assertThat(drift.reason()).contains("no longer exists");
            });
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void aWriteThatDoesNotShowIsNotHealed() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.losesWrites = true;

    Drift drift = healed("Baseline");

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("doesn't show it yet");
    assertThat(scenario.clock.passed()).isLessThan(Duration.ofMinutes(1));
  }

  /** R26. */
  @Test
  void aWriteThatShowsSecondsLaterIsHealed() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.losesWrites = true;
    scenario.clock.at(
        Duration.ofSeconds(8), () -> scenario.change("'Integer':'90'", "'Integer':'15'"));

    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.HEALED);
    assertThat(scenario.clock.passed()).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void nothingIsWrittenWhereCloudFormationStopsResponding() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.throttled()));
    scenario.clock.at(
        Duration.ofMillis(5001), () -> scenario.stack = StackStatus.unknown("Rate exceeded"));

    Drift drift = healed("Baseline");

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("status of the stack is not known: Rate exceeded");
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void aDeploymentBetweenTwoAttemptsIsNotOverwritten() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.throttled()));
    scenario.clock.at(Duration.ofMillis(5001), () -> scenario.deployAt("2030-01-01T00:00:05Z"));

    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void aChangeBetweenTwoAttemptsIsNotOverwritten() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.throttled()));
    scenario.clock.at(
        Duration.ofMillis(5001), () -> scenario.change("'Integer':'90'", "'Integer':'60'"));

    Drift drift = healed("Baseline");

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.changes())
        .containsExactly(new FieldChange("ACM.1 daysToExpiration", List.of("60"), List.of("15")));
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void aPolicyThatIsDeletedBetweenTwoAttemptsIsNotApplied() throws Exception {
    scenario.hub.associate(ROOT, POLICY, "FAILED", FakeCentralHub.CHANGED);
    scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.throttled()));
    scenario.clock.at(Duration.ofMillis(5001), scenario.hub.policies::clear);

    Drift drift = healed("OnRoot");

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("The policy no longer exists");
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void aWriteWhoseResponseWasLostIsAHealAndNotRepeated() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.broken()));
    scenario.clock.at(
        Duration.ofMillis(5001), () -> scenario.change("'Integer':'90'", "'Integer':'15'"));

    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.HEALED);
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void aDeploymentBetweenContentAndTagsIsNotOverwritten() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.change("'team':'x'", "'team':'z'");
    scenario.hub.onWrite = () -> scenario.deployAt("2030-01-01T00:00:05Z");

    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(scenario.hub.writes).containsExactly("UpdateConfigurationPolicy " + POLICY);
  }

  @Test
  void contentThatWasWrittenHoldsBackTheNextHealWhereTagsWereRefused() throws Exception {
    scenario.trigger = CentralDriftScenario.call("UpdateConfigurationPolicy", POLICY);
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.change("'team':'x'", "'team':'z'");
    scenario.hub.onWrite =
        () -> scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.denied()));
    assertThat(healed("Baseline").reason()).contains("may not call");

    assertThat(healed("Baseline").reason()).contains("perhaps by another tool");
  }

  @Test
  void nothingIsWrittenOnceTheTimeHasRunOut() throws Exception {
    scenario.hub.associations.clear();
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.onWrite = () -> scenario.clock.advance(Duration.ofMinutes(3));

    Map<String, Drift> drifts = scenario.heal();

    assertThat(drifts.get("Baseline").status()).isEqualTo(DriftStatus.HEALED);
    assertThat(drifts.get("OnRoot").status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drifts.get("OnRoot").reason()).contains("time for it ran out");
    assertThat(scenario.hub.writes).containsExactly("UpdateConfigurationPolicy " + POLICY);
  }

  @Test
  void nothingIsWrittenWhereTheTimeRunsOutWhileCloudFormationIsAsked() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.onStackRead = () -> scenario.clock.advance(Duration.ofMinutes(3));

    Drift drift = healed("Baseline");

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).isEqualTo("The time for it ran out. The next run checks it again.");
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void aHealThatWroteNothingDoesNotHoldBackTheNextOne() throws Exception {
    scenario.trigger = CentralDriftScenario.call("UpdateConfigurationPolicy", POLICY);
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.denied()));
    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.NOT_HEALED);

    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.HEALED);
  }

  @Test
  void whatFailsUnexpectedlyHidesNoOtherResult() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.associations.clear();
    scenario.hub.onWrite =
        () -> {
          if (scenario.hub.writes.size() > 1) {
            throw new IllegalStateException("a bug");
          }
        };

    Map<String, Drift> drifts = scenario.heal();

    assertThat(drifts.get("Baseline").status()).isEqualTo(DriftStatus.HEALED);
    assertThat(drifts.get("OnRoot").status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drifts.get("OnRoot").reason()).contains("failed unexpectedly", "a bug");
  }

  @Test
  void aThrottledWriteIsRetried() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.throttled()));

    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.HEALED);
  }

  @Test
  void aDeniedWriteIsNotHealedWithWhatToDo() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.hub.failures.add(new SecurityHubException(ErrorFixtures.denied()));

    Drift drift = healed("Baseline");

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("may not call");
  }

  @Test
  void aChangeRightAfterAHealIsLeftForTheNextScheduledRun() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.HEALED);

    scenario.change("'Integer':\"15\"".replace('"', '\''), "'Integer':'90'");
    scenario.trigger = CentralDriftScenario.call("UpdateConfigurationPolicy", POLICY);
    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(healed("Baseline").reason()).contains("perhaps by another tool");

    scenario.trigger = DriftScenario.SCHEDULE;
    assertThat(healed("Baseline").status()).isEqualTo(DriftStatus.HEALED);
  }
}
