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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The loop over its whole domain: all desired x live x Status x what the Status becomes x what a
 * switch becomes x where the aggregator is, against invariants.
 */
class ReconcilerDomainTest {
  private static final Duration SOON = Duration.ofSeconds(4);

  /** What a PENDING or unknown Status becomes, and a switch to CENTRAL. */
  private enum Future {
    ENABLED(SOON, ConfigurationStatus.ENABLED, ""),
    FAILED(SOON, ConfigurationStatus.FAILED, "the reason of the service"),
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
      return desired.matches(FakeSecurityHub.enabled(live));
    }

    boolean isCentral() {
      return desired.equals(CENTRAL);
    }

    boolean isInHomeRegion() {
      return homeRegion.equals(Optional.of("eu-west-1"));
    }
  }

  private record Run(Case of, ReconcileScenario event, Optional<ReconcileException> failure) {
    int updates() {
      return event.hub.updates().size();
    }
  }

  private static final List<Run> RUNS = cases().stream().map(ReconcilerDomainTest::run).toList();

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (OrganizationConfiguration desired : OrganizationConfiguration.values()) {
      for (OrganizationConfiguration live : OrganizationConfiguration.values()) {
        for (String status : List.of("ENABLED", "PENDING", "FAILED", "MIGRATING")) {
          for (Future statusBecomes : Future.values()) {
            for (Future switchBecomes : Future.values()) {
              Stream.of(
                      Optional.of("eu-west-1"), Optional.of("us-east-1"), Optional.<String>empty())
                  .map(
                      home ->
                          new Case(
                              desired,
                              live,
                              new ConfigurationStatus(status),
                              statusBecomes,
                              switchBecomes,
                              home))
                  .forEach(cases::add);
            }
          }
        }
      }
    }
    return cases;
  }

  private static Run run(Case it) {
    ReconcileScenario event =
        ReconcileScenario.where(FakeSecurityHub.live(it.live, it.status, "a message")).creating();
    Settlement becomes = it.statusBecomes.settlement;
    if (!it.status.isEnabled() && !it.status.isFailed()) {
      LiveConfiguration then = FakeSecurityHub.live(it.live, becomes.status(), becomes.message());
      event.clock.at(becomes.after(), () -> settleUnlessWritten(event, then));
    }
    Settlement written = it.switchBecomes.settlement;
    event.hub.settle(written.after(), written.status(), written.message());
    event.hub.homeRegion(it.homeRegion);
    try {
      event.reconcile(live -> true, it.desired);
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

  private static void everyRun(Predicate<Case> where, Consumer<Run> invariant) {
    assertThat(RUNS).filteredOn(run -> where.test(run.of)).isNotEmpty().allSatisfy(invariant);
  }

  private static void everyRunWritesNothing(Predicate<Case> where) {
    everyRun(where, run -> assertThat(run.updates()).isZero());
  }

  @Test
  void theDomainIsComplete() {
    assertThat(RUNS).hasSize(5 * 5 * 4 * 3 * 3 * 3);
  }

  @Test
  void nothingIsWrittenWhereLiveIsEqualAndEnabled() {
    everyRunWritesNothing(it -> it.isEqual() && it.status.isEnabled());
  }

  @Test
  void aStatusThatBecomesEnabledNeedsNoUpdate() {
    everyRunWritesNothing(
        it -> it.isEqual() && !it.status.isFailed() && it.statusBecomes == Future.ENABLED);
  }

  @Test
  void noUpdateIsSentTwice() {
    everyRun(it -> true, run -> assertThat(run.updates()).isLessThan(2));
  }

  @Test
  void successMeansThatLiveEqualsDesiredAndIsEnabled() {
    assertThat(RUNS)
        .filteredOn(run -> run.failure.isEmpty())
        .isNotEmpty()
        .allMatch(run -> run.of.desired.matches(run.event.hub.truth()))
        .allMatch(run -> run.event.hub.truth().status().isEnabled());
  }

  @Test
  void whatCanSucceedDoes() {
    everyRun(
        it ->
            it.switchBecomes == Future.ENABLED
                && it.statusBecomes == Future.ENABLED
                && (!it.isCentral() || it.isInHomeRegion()),
        run -> assertThat(run.failure).isEmpty());
  }

  @Test
  void centralIsWrittenInTheHomeRegionOnly() {
    everyRunWritesNothing(it -> it.isCentral() && !it.isInHomeRegion());
  }

  @Test
  void everyUpdateSendsExactlyWhatIsDesired() {
    everyRun(
        it -> true,
        run ->
            assertThat(run.event.hub.updates())
                .allMatch(update -> update.sent().equals(run.of.desired.encoded())));
  }

  @Test
  void aFailedSwitchFailsWithTheStatusMessage() {
    everyRun(
        it ->
            it.isCentral()
                && it.isInHomeRegion()
                && !it.isEqual()
                && it.switchBecomes == Future.FAILED,
        run ->
            assertThat(run.failure.orElseThrow())
                .hasMessageContaining("the reason of the service"));
  }
}
