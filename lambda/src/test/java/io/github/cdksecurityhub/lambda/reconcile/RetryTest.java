package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For how long which failure is tried again (decision 9). */
class RetryTest {
  record Row(String reason, Operation operation, Failure failure) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Row> failuresOfAMinute() {
    return Stream.of(
        new Row("throttled reads", Operation.DESCRIBE, ErrorFixtures.throttled()),
        new Row("throttled writes", Operation.UPDATE, ErrorFixtures.throttled()),
        new Row("faults on reads", Operation.DESCRIBE, ErrorFixtures.internal()),
        new Row("faults on writes", Operation.UPDATE, ErrorFixtures.internal()),
        new Row("broken reads", Operation.DESCRIBE, ErrorFixtures.broken()),
        new Row("broken writes", Operation.UPDATE, ErrorFixtures.broken()),
        new Row(
            "no connection for a write",
            Operation.UPDATE,
            new Transient.Unreachable(
                ErrorFixtures.PLACE, ServiceError.ofText("ConnectException: refused"))),
        new Row(
            "no connection for a read",
            Operation.DESCRIBE,
            new Transient.Unreachable(
                ErrorFixtures.PLACE, ServiceError.ofText("ConnectException: refused"))),
        new Row(
            "an answer that can't be understood",
            Operation.DESCRIBE,
            new Transient.Unreadable(ServiceError.ofText("no OrganizationConfiguration"))),
        new Row("429 without words", Operation.DESCRIBE, ErrorFixtures.onRead(429, "", "")),
        new Row("503 without words", Operation.DESCRIBE, ErrorFixtures.onRead(503, "", "")));
  }

  @ParameterizedTest
  @MethodSource("failuresOfAMinute")
  void areOutwaitedForAMinute(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    event.clock.at(Duration.ofSeconds(59), () -> event.hub.recover(it.operation));
    event.converges(ON);
    assertThat(event.hub.effectiveUpdates()).isOne();
  }

  @ParameterizedTest
  @MethodSource("failuresOfAMinute")
  void thatNeverPassFailWithTheirWordsAfterAMinuteAtLeastAndSomeAtMost(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    ReconcileException e = event.fails(ON);
    assertThat(e.failure()).isEqualTo(it.failure);
    assertThat(e).hasMessageContaining(it.failure.said().toString());
    assertThat(event.clock.passed()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
    assertThat(event.hub.requests()).as("backed off").hasSizeLessThan(120);
  }

  static Stream<Row> failuresThatSpread() {
    return Stream.of(
        new Row("R13 on Describe", Operation.DESCRIBE, ErrorFixtures.notAdministrator()),
        new Row("R39 on Describe", Operation.DESCRIBE, ErrorFixtures.denied()),
        new Row(
            "R39 on Update",
            Operation.UPDATE,
            ErrorFixtures.onLocal(403, "AccessDeniedException", "not authorized")),
        new Row(
            "R16, a wrong account's text",
            Operation.DESCRIBE,
            ErrorFixtures.onRead(
                403,
                "AccessDeniedException",
                "You don't have permissions to access this resource.")),
        new Row(
            "a denial without words (R32)", Operation.UPDATE, ErrorFixtures.onLocal(403, "", "")));
  }

  @ParameterizedTest
  @MethodSource("failuresThatSpread")
  void spreadingIsWaitedForOnCreate(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF).creating();
    event.hub.failAlways(it.operation, it.failure);
    event.clock.at(Duration.ofSeconds(45), () -> event.hub.recover(it.operation));
    event.converges(ON);
  }

  @ParameterizedTest
  @MethodSource("failuresThatSpread")
  void spreadingIsWaitedForNoLongerThanItsBudget(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF).creating();
    event.hub.failAlways(it.operation, it.failure);
    ReconcileException e = event.fails(ON);
    assertThat(e.failure()).isEqualTo(it.failure);
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @MethodSource("failuresThatSpread")
  void nothingSpreadsOnUpdateAndDelete(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    event.fails(ON);
    assertThat(event.hub.requests()).filteredOn(r -> r.operation() == it.operation).hasSize(1);
    assertThat(event.clock.passed()).isLessThan(Duration.ofSeconds(1));
  }

  static Stream<Row> finalFailures() {
    return Stream.of(
        new Row("R14", Operation.DESCRIBE, ErrorFixtures.notSubscribed()),
        new Row(
            "R3, bad input",
            Operation.UPDATE,
            ErrorFixtures.onLocal(400, "InvalidInputException", "no")),
        new Row(
            "R4, bad input with 401",
            Operation.UPDATE,
            ErrorFixtures.onLocal(401, "InvalidInputException", "no")),
        new Row(
            "a code that nobody knows",
            Operation.DESCRIBE,
            ErrorFixtures.onRead(400, "BadRequestException", "no")));
  }

  @ParameterizedTest
  @MethodSource("finalFailures")
  void whatOnlySomebodysDoingChangesIsNotTriedAgainEvenOnCreate(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF).creating();
    event.hub.failAlways(it.operation, it.failure);
    event.fails(ON);
    assertThat(event.hub.requests()).filteredOn(r -> r.operation() == it.operation).hasSize(1);
  }

  static Stream<Row> syncing() {
    return Stream.of(
        new Row("as a module saw it", Operation.UPDATE, ErrorFixtures.syncing()),
        new Row(
            "as Terraform sees it",
            Operation.UPDATE,
            ErrorFixtures.onCentral(400, "DataUnavailableException", ErrorFixtures.SYNCING)),
        new Row(
            "under a code that nobody knows",
            Operation.UPDATE,
            ErrorFixtures.onCentral(409, "SomethingElse", ErrorFixtures.SYNCING)));
  }

  @ParameterizedTest
  @MethodSource("syncing")
  void syncingIsOutwaitedOnEveryEvent(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    event.clock.at(Duration.ofMinutes(10), () -> event.hub.recover(it.operation));
    event.converges(CENTRAL);
    assertThat(event.hub.effectiveUpdates()).isOne();
  }

  @ParameterizedTest
  @MethodSource("syncing")
  void syncingForEverEndsWithTheBudgetAndItsWords(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Passing.StillSyncing.class);
    assertThat(e).hasMessageContaining(ErrorFixtures.SYNCING);
    assertThat(event.clock.now()).isAfterOrEqualTo(event.end().minusSeconds(1));
    assertThat(event.hub.requests()).hasSizeLessThan(400);
  }

  @Test
  void theConflictOnLeavingCentralIsOutwaited() {
    ReconcileScenario event = ReconcileScenario.where(CENTRAL);
    event.hub.failNext(Operation.UPDATE, 30, ErrorFixtures.conflict());
    event.converges(OFF);
    assertThat(event.hub.updates()).hasSize(31);
  }

  @Test
  void theConflictForEverNamesThePoliciesAndItsWords() {
    ReconcileScenario event = ReconcileScenario.where(CENTRAL);
    event.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    ReconcileException e = event.fails(OFF);
    assertThat(e.failure()).isInstanceOf(Passing.PoliciesStillAssociated.class);
    assertThat(e)
        .hasMessageContaining("ListConfigurationPolicyAssociations")
        .hasMessageContaining("Configuration policies are still associated");
  }

  /** Each is a hiccup of its own, however many there are in fourteen minutes. */
  @Test
  void readsThatFailNowAndThenDoNotAddUp() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofMinutes(10), ConfigurationStatus.ENABLED, "");
    for (int minute = 1; minute < 10; minute++) {
      event.clock.at(
          Duration.ofMinutes(minute),
          () -> event.hub.failNext(Operation.DESCRIBE, 2, ErrorFixtures.throttled()));
    }
    event.converges(CENTRAL);
  }

  @Test
  void writesThatFailNowAndThenDoNotAddUp() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    event.hub.loseUpdates(1);
    event.clock.at(
        Duration.ofSeconds(8),
        () -> event.hub.failAlways(Operation.UPDATE, ErrorFixtures.throttled()));
    event.fails(ON);
    assertThat(event.clock.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(188));
  }
}
