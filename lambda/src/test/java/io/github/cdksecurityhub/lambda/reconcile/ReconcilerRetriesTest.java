package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a read or an update that fails with each known cause is retried. */
class ReconcilerRetriesTest {
  private final ReconcileScenario event = ReconcileScenario.where(OFF);

  record Row(Operation operation, Failure failure) {
    @Override
    public String toString() {
      return failure.cause() + " on " + operation;
    }
  }

  private static Stream<Row> rows(RetryPolicy policy, Operation... operations) {
    return Arrays.stream(FailureCause.values())
        .filter(cause -> cause.retryPolicy() == policy)
        .map(ErrorFixtures::failure)
        .flatMap(failure -> Stream.of(operations).map(each -> new Row(each, failure)));
  }

  static Stream<Row> backoff() {
    return rows(RetryPolicy.BACKOFF, Operation.DESCRIBE, Operation.UPDATE);
  }

  @ParameterizedTest
  @MethodSource("backoff")
  void aBackoffOutlastsAMinute(Row it) {
    event.hub.failAlways(it.operation, it.failure);
    event.clock.at(Duration.ofSeconds(59), () -> event.hub.recover(it.operation));
    event.succeeds(ON);
    assertThat(event.hub.effectiveUpdates()).isOne();
  }

  @ParameterizedTest
  @MethodSource("backoff")
  void aBackoffThatNeverPassesFailsInThreeMinutesWithItsError(Row it) {
    event.hub.failAlways(it.operation, it.failure);
    ReconcileException e = event.fails(ON);
    assertThat(e.failure()).isEqualTo(it.failure);
    assertThat(e).hasMessageEndingWith(it.failure.error().toString());
    assertThat(event.clock.passed()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    assertThat(event.hub.requests()).hasSizeLessThan(120);
  }

  static Stream<Row> whilePropagating() {
    return rows(RetryPolicy.WHILE_PROPAGATING, Operation.DESCRIBE, Operation.UPDATE);
  }

  @ParameterizedTest
  @MethodSource("whilePropagating")
  void propagationIsWaitedForOnCreate(Row it) {
    event.hub.failAlways(it.operation, it.failure);
    event.clock.at(Duration.ofSeconds(45), () -> event.hub.recover(it.operation));
    event.creating().succeeds(ON);
  }

  @ParameterizedTest
  @MethodSource("whilePropagating")
  void propagationIsWaitedForAMinuteAtMost(Row it) {
    event.hub.failAlways(it.operation, it.failure);
    assertThat(event.creating().fails(ON).failure()).isEqualTo(it.failure);
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @MethodSource("whilePropagating")
  void nothingPropagatesOnUpdateAndDelete(Row it) {
    event.hub.failAlways(it.operation, it.failure);
    event.fails(ON);
    assertThat(event.hub.requests(it.operation)).hasSize(1);
    assertThat(event.clock.passed()).isLessThan(Duration.ofSeconds(1));
  }

  static Stream<Row> none() {
    return rows(RetryPolicy.NONE, Operation.DESCRIBE, Operation.UPDATE);
  }

  @ParameterizedTest
  @MethodSource("none")
  void whatAUserHasToFixIsNotRetriedEvenOnCreate(Row it) {
    event.hub.failAlways(it.operation, it.failure);
    assertThat(event.creating().fails(ON).failure()).isEqualTo(it.failure);
    assertThat(event.hub.requests(it.operation)).hasSize(1);
  }

  static Stream<Row> untilDeadline() {
    return rows(RetryPolicy.UNTIL_DEADLINE, Operation.UPDATE);
  }

  @ParameterizedTest
  @MethodSource("untilDeadline")
  void whatTheServiceReportsAsPassingIsRetriedOnEveryEvent(Row it) {
    for (OrganizationConfiguration desired : List.of(ON, CENTRAL)) {
      ReconcileScenario passing = ReconcileScenario.where(OFF);
      passing.hub.failAlways(Operation.UPDATE, it.failure);
      passing.clock.at(Duration.ofMinutes(10), () -> passing.hub.recover(Operation.UPDATE));
      passing.succeeds(desired);
      assertThat(passing.hub.effectiveUpdates()).isOne();
    }
  }

  @ParameterizedTest
  @MethodSource("untilDeadline")
  void whatNeverPassesFailsAtTheDeadlineWithItsError(Row it) {
    event.hub.failAlways(Operation.UPDATE, it.failure);
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isEqualTo(it.failure);
    assertThat(e).hasMessageEndingWith(it.failure.error().toString());
    assertThat(event.clock.now()).isAfterOrEqualTo(event.end().minusSeconds(1));
    assertThat(event.hub.requests()).hasSizeLessThan(400);
  }

  /** Each is a moment of its own, however many there are in fourteen minutes. */
  @Test
  void readsThatFailNowAndThenDoNotAddUp() {
    event.hub.settle(Duration.ofMinutes(10), ConfigurationStatus.ENABLED, "");
    for (int minute = 1; minute < 10; minute++) {
      event.clock.at(
          Duration.ofMinutes(minute),
          () -> event.hub.failNext(Operation.DESCRIBE, 2, ErrorFixtures.throttled()));
    }
    event.succeeds(CENTRAL);
  }

  @Test
  void updatesThatFailNowAndThenDoNotAddUp() {
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    event.hub.loseUpdates(1);
    event.clock.at(
        Duration.ofSeconds(8),
        () -> event.hub.failAlways(Operation.UPDATE, ErrorFixtures.throttled()));
    event.fails(ON);
    assertThat(event.clock.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(188));
  }
}
