package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DriftScenario.DECLARED;
import static io.github.cdksecurityhub.lambda.drift.DriftScenario.FOREIGN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A heal writes as an owner does: only its own Regions, and after every event. */
@Timeout(60)
class HealOwnershipTest {
  private static final String HERE = "us-east-1";
  private static final String THERE = "eu-west-1";
  private static final String OTHER_STACK = DriftScenario.STACK + "9";

  private final DriftScenario scenario = DriftScenario.with(HERE, THERE);

  @Test
  void aHealNamesItselfAsTheWriterWhileItWrites() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);
    List<String> writers = new ArrayList<>();
    scenario.in(THERE).afterUpdate(() -> writers.add(scenario.ownership(THERE).writer()));

    assertThat(scenario.heal().get(THERE).status()).isEqualTo(DriftStatus.HEALED);

    assertThat(writers).containsExactly(DriftScenario.RUN);
    assertThat(scenario.ownership(THERE).writer()).isEmpty();
    assertThat(scenario.ownership(THERE).written()).isPresent();
    assertThat(scenario.ownership(THERE).previous()).contains(FOREIGN);
  }

  @Test
  void aRegionThatIsNotThisStacksIsNotHealed() throws Exception {
    scenario.in(HERE).foreignWrite(FOREIGN);
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.in(HERE).setTags(Map.of());
    scenario.ownedBy(THERE, OTHER_STACK);
    Map<String, String> tags = scenario.in(THERE).tagged();

    Map<String, Drift> drifts = scenario.heal();

    assertThat(drifts.get(HERE).status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drifts.get(HERE).reason()).contains("name no owner");
    assertThat(drifts.get(THERE).status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drifts.get(THERE).reason()).contains("managed by", OTHER_STACK);
    assertThat(scenario.writes()).isZero();
    assertThat(scenario.in(THERE).tagged()).isEqualTo(tags);
    assertThat(scenario.in(HERE).tagged()).isEmpty();
  }

  /** R41: a read that shows its own tag shows every earlier one. */
  @Tag("R41")
  @Test
  void staleTagsDoNotHealAnotherStacksRegion() throws Exception {
    scenario.clock.advance(Duration.ofMinutes(1));
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.ownedBy(THERE, OTHER_STACK);
    Ownership theirs = scenario.ownership(THERE);
    scenario.in(THERE).tagStaleness(Duration.ofSeconds(8));

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains(OTHER_STACK);
    assertThat(scenario.writes()).isZero();
    assertThat(scenario.ownership(THERE).owner()).isEqualTo(theirs.owner());
    assertThat(scenario.ownership(THERE).writer()).isEmpty();
  }

  @Test
  void whereAnEventIsWritingNothingIsHealed() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);
    Ownership writing =
        scenario.ownership(THERE).withWriter("the event").writtenAt(scenario.clock.now());
    scenario.in(THERE).owned(writing);

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("A deployment is writing there");
    assertThat(scenario.ownership(THERE)).isEqualTo(writing);

    scenario.clock.advance(Duration.ofMinutes(17));
    assertThat(scenario.heal().get(THERE).status())
        .as("the event is gone by then")
        .isEqualTo(DriftStatus.HEALED);
  }

  @Test
  void aHealThatAnEventReplacesWritesNoMore() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.in(THERE).failNext(Operation.UPDATE, 5, ErrorFixtures.throttled());
    scenario.onRetry =
        () -> {
          scenario.clock.advance(Duration.ofSeconds(10));
          Ownership next = scenario.ownership(THERE).withWriter("the event");
          scenario.in(THERE).owned(next);
        };

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(scenario.writes()).isEqualTo(1);
    assertThat(scenario.ownership(THERE).writer()).isEqualTo("the event");
  }

  /** Its event has replaced the writer before the heal asks CloudFormation again. */
  @Test
  void aHealThatADeploymentReplacesIsNoReportedDrift() throws Exception {
    scenario.in(THERE).foreignWrite(FOREIGN);
    scenario.in(THERE).failNext(Operation.UPDATE, 5, ErrorFixtures.throttled());
    scenario.onRetry =
        () -> {
          scenario.clock.advance(Duration.ofSeconds(10));
          scenario.deployAt("2030-01-01T00:00:00Z");
          scenario.in(THERE).owned(Ownership.NONE);
          scenario.ownedBy(THERE, DriftScenario.STACK);
        };

    assertThat(scenario.heal().get(THERE).status()).isEqualTo(DriftStatus.DEPLOYING);
    assertThat(scenario.writes()).isEqualTo(1);
  }

  @Test
  void aHealToCentralRemembersLinkedRegions() throws Exception {
    scenario.declare(
        THERE, new OrganizationConfiguration.Central(), FakeSecurityHub.enabled(DECLARED));
    scenario.link(THERE, "sa-east-1", DECLARED);
    scenario.in(HERE).homeRegion(Optional.of(THERE));

    assertThat(scenario.heal().get(THERE).status()).isEqualTo(DriftStatus.HEALED);

    assertThat(scenario.ownership(THERE).previousLinked()).isEqualTo(Map.of("sa-east-1", DECLARED));
  }

  @Test
  void aHealAwayFromCentralPutsLinkedRegionsBack() throws Exception {
    FakeSecurityHub linked = scenario.link(THERE, "sa-east-1", DECLARED);
    rememberAndGoCentral("sa-east-1");

    assertThat(scenario.heal().get(THERE).status()).isEqualTo(DriftStatus.HEALED);

    assertThat(linked.truth()).isEqualTo(FakeSecurityHub.enabled(DECLARED));
    assertThat(scenario.ownership(THERE).previousLinked()).isEmpty();
  }

  @Test
  void aHealReportsALinkedRegionThatItCouldNotPutBack() throws Exception {
    scenario
        .link(THERE, "sa-east-1", DECLARED)
        .failAlways(Operation.UPDATE, ErrorFixtures.denied());
    rememberAndGoCentral("sa-east-1");

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.HEALED);
    assertThat(drift.reason()).startsWith("Of linked Regions: ").contains("sa-east-1", "may not");
  }

  private void rememberAndGoCentral(String linked) {
    Ownership remembering =
        scenario
            .ownership(THERE)
            .withPreviousLinked(Map.of(linked, (OrganizationConfiguration.Local) DECLARED));
    scenario.in(THERE).owned(remembering);
    scenario.in(THERE).foreignWrite(new OrganizationConfiguration.Central());
    scenario.clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void aHealSwitchesOffNoLinkedRegionOfAnotherStack() throws Exception {
    scenario.declare(
        THERE, new OrganizationConfiguration.Central(), FakeSecurityHub.enabled(DECLARED));
    scenario.link(THERE, "sa-east-1", DECLARED);
    scenario.ownedBy("sa-east-1", OTHER_STACK);

    Drift drift = scenario.heal().get(THERE);

    assertThat(drift.status()).isEqualTo(DriftStatus.NOT_HEALED);
    assertThat(drift.reason()).contains("sa-east-1 is managed by");
    assertThat(scenario.writes()).isZero();
    assertThat(scenario.ownership(THERE).writer()).isEmpty();
  }
}
