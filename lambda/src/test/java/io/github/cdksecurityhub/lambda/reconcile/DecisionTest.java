package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The decision over its whole domain: all desired x live x Status x what the Status becomes x what
 * becomes of a switch x where the aggregator is, against invariants.
 */
class DecisionTest {
  private static final List<ConfigurationStatus> STATUSES =
      List.of(
          ConfigurationStatus.ENABLED,
          ConfigurationStatus.PENDING,
          ConfigurationStatus.FAILED,
          new ConfigurationStatus("MIGRATING"));
  private static final Duration SOON = Duration.ofSeconds(4);

  /** What becomes of a PENDING or unknown Status, and of a switch to CENTRAL. */
  private enum Future {
    ENABLED(SOON, ConfigurationStatus.ENABLED, ""),
    FAILED(SOON, ConfigurationStatus.FAILED, "gave up"),
    NEVER(Duration.ofDays(1), ConfigurationStatus.ENABLED, "");

    final Settlement settlement;

    Future(Duration after, ConfigurationStatus status, String message) {
      settlement = new Settlement(after, status, message);
    }
  }

  private record Case(
      OrganizationConfiguration desired,
      OrganizationConfiguration live,
      ConfigurationStatus status,
      Future statusBecomes,
      Future switchBecomes,
      Optional<String> homeRegion) {

    boolean isEqual() {
      return desired.isShownBy(FakeSecurityHub.enabled(live));
    }

    boolean mayWriteCentral() {
      return homeRegion.equals(Optional.of("eu-west-1"));
    }
  }

  private record Run(Case of, ReconcileScenario event, Optional<ReconcileException> failure) {
    LiveConfiguration truth() {
      return event.hub.truth();
    }

    int updates() {
      return event.hub.updates().size();
    }
  }

  private static final List<Run> RUNS = cases().stream().map(DecisionTest::run).toList();

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (OrganizationConfiguration desired : OrganizationConfiguration.every()) {
      for (OrganizationConfiguration live : OrganizationConfiguration.every()) {
        for (ConfigurationStatus status : STATUSES) {
          for (Future statusBecomes : Future.values()) {
            for (Future switchBecomes : Future.values()) {
              for (String home : List.of("eu-west-1", "us-east-1", "")) {
                Optional<String> homeRegion = Optional.of(home).filter(it -> !it.isEmpty());
                cases.add(
                    new Case(desired, live, status, statusBecomes, switchBecomes, homeRegion));
              }
            }
          }
        }
      }
    }
    return cases;
  }

  private static Run run(Case it) {
    ReconcileScenario event =
        ReconcileScenario.where(FakeSecurityHub.live(it.live, it.status, "words")).creating();
    Settlement becomes = it.statusBecomes.settlement;
    if (!it.status.isEnabled() && !it.status.isFailed()) {
      LiveConfiguration then = FakeSecurityHub.live(it.live, becomes.status(), becomes.message());
      event.clock.at(becomes.after(), () -> settleUnlessWritten(event, then));
    }
    Settlement written = it.switchBecomes.settlement;
    event.hub.settle(written.after(), written.status(), written.message());
    event.hub.homeRegion(it.homeRegion);
    try {
      event.converge(live -> true, it.desired);
      return new Run(it, event, Optional.empty());
    } catch (ReconcileException e) {
      return new Run(it, event, Optional.of(e));
    }
  }

  private static void settleUnlessWritten(ReconcileScenario event, LiveConfiguration then) {
    if (event.hub.updates().isEmpty()) {
      event.hub.show(then);
    }
  }

  @Test
  void theDomainIsComplete() {
    assertThat(RUNS).hasSize(5 * 5 * 4 * 3 * 3 * 3);
  }

  @Test
  void nothingIsWrittenWhereLiveIsEqualAndEnabled() {
    assertThat(RUNS)
        .filteredOn(run -> run.of.isEqual() && run.of.status.isEnabled())
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.updates()).as("%s", run.of).isZero());
  }

  @Test
  void aPendingOrUnknownStatusOfEqualFieldsThatBecomesEnabledNeedsNoWrite() {
    assertThat(RUNS)
        .filteredOn(run -> run.of.isEqual() && !run.of.status.isFailed())
        .filteredOn(run -> run.of.statusBecomes == Future.ENABLED)
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.updates()).as("%s", run.of).isZero());
  }

  @Test
  void atMostOneUpdateChangesAnythingAndNoneIsSentTwiceForNothing() {
    assertThat(RUNS)
        .allSatisfy(
            run -> {
              assertThat(run.event.hub.effectiveUpdates()).as("%s", run.of).isLessThan(2);
              assertThat(run.updates()).as("%s", run.of).isLessThan(2);
            });
  }

  @Test
  void successMeansThatLiveEqualsDesiredAndIsEnabled() {
    assertThat(RUNS)
        .filteredOn(run -> run.failure.isEmpty())
        .isNotEmpty()
        .allSatisfy(
            run -> {
              assertThat(run.of.desired.isShownBy(run.truth())).as("%s", run.of).isTrue();
              assertThat(run.truth().status())
                  .as("%s", run.of)
                  .isEqualTo(ConfigurationStatus.ENABLED);
            });
  }

  @Test
  void whatCanSucceedDoes() {
    assertThat(RUNS)
        .filteredOn(run -> run.of.switchBecomes == Future.ENABLED)
        .filteredOn(run -> run.of.statusBecomes == Future.ENABLED)
        .filteredOn(run -> !run.of.desired.equals(CENTRAL) || run.of.mayWriteCentral())
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.failure).as("%s", run.of).isEmpty());
  }

  @Test
  void centralIsNeverWrittenAwayFromTheHomeRegionNorFirstWithoutAnAggregator() {
    assertThat(RUNS)
        .filteredOn(run -> run.of.desired.equals(CENTRAL) && !run.of.mayWriteCentral())
        .filteredOn(run -> run.of.homeRegion.isPresent() || !run.of.live.equals(CENTRAL))
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.updates()).as("%s", run.of).isZero());
  }

  @Test
  void everyUpdateSendsExactlyWhatIsDesired() {
    assertThat(RUNS)
        .allSatisfy(
            run ->
                assertThat(run.event.hub.updates())
                    .as("%s", run.of)
                    .allMatch(update -> update.sent().equals(run.of.desired.encoded())));
  }

  @Test
  void aFailureOfTheSwitchIsAFailureWithTheServicesWords() {
    assertThat(RUNS)
        .filteredOn(run -> run.of.desired.equals(CENTRAL) && run.of.mayWriteCentral())
        .filteredOn(run -> !run.of.isEqual() && run.of.switchBecomes == Future.FAILED)
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.failure.orElseThrow()).hasMessageContaining("gave up"));
  }
}
