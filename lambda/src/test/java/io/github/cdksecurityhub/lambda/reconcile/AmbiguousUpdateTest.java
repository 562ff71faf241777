package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.RetryTest.Row;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An Update of which nobody knows whether it took effect: read before it is sent again. */
class AmbiguousUpdateTest {
  @ParameterizedTest
  @MethodSource("ambiguous")
  void anUpdateThatTookEffectAlthoughItFailedIsNotSentAgain(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failNextAfterEffect(it.failure());
    assertThat(event.converges(ON).written()).isTrue();
    assertThat(event.hub.updates()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void anUpdateThatFailedAndTookNoEffectIsSentAgain(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failNext(Operation.UPDATE, 1, it.failure());
    event.converges(ON);
    assertThat(event.hub.updates()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void betweenAnAmbiguousFailureAndTheNextSendThereIsARead(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failNext(Operation.UPDATE, 3, it.failure());
    event.converges(ON);
    Operation last = null;
    for (FakeSecurityHub.Request request : event.hub.requests()) {
      assertThat(request.operation() == Operation.UPDATE && last == Operation.UPDATE).isFalse();
      last = request.operation();
    }
  }

  /** R26 holds here too: what took effect may not show for some seconds. */
  @ParameterizedTest
  @MethodSource("lostAnswers")
  void anUpdateThatTookEffectUnseenIsNotSentAgainWhereReadsAreStale(Row it) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.staleness(Duration.ofSeconds(4));
    event.hub.failNextAfterEffect(it.failure());
    event.converges(ON);
    assertThat(event.hub.updates()).hasSize(1);
  }

  /**
   * Where the service itself says that it failed, a second send of the same is the smaller risk.
   */
  static Stream<Row> lostAnswers() {
    return ambiguous().filter(it -> it.failure().losesTheAnswer());
  }

  static Stream<Row> ambiguous() {
    return Stream.of(
        new Row("connection broke", Operation.UPDATE, ErrorFixtures.broken()),
        new Row("a fault of the service", Operation.UPDATE, ErrorFixtures.internal()),
        new Row(
            "a gateway's fault",
            Operation.UPDATE,
            ErrorFixtures.onLocal(504, "", "upstream timed out")),
        new Row(
            "an answer that can't be understood",
            Operation.UPDATE,
            new Transient.Unreadable(ServiceError.ofText("JsonParseException"))));
  }

  @ParameterizedTest
  @MethodSource("whatTheNextReadTells")
  void aWordless401OnUpdateIsExplainedByTheNextRead(Failure told) {
    explained(ErrorFixtures.onLocal(401, "", ""), told);
  }

  /** R40 loses the body; the header that carries the code still comes. */
  @ParameterizedTest
  @MethodSource("whatTheNextReadTells")
  void aWordless401WithACodeOnUpdateIsExplainedByTheNextRead(Failure told) {
    explained(ErrorFixtures.onLocal(401, "InvalidAccessException", ""), told);
  }

  static Stream<Failure> whatTheNextReadTells() {
    return Stream.of(ErrorFixtures.notAdministrator(), ErrorFixtures.notSubscribed());
  }

  private static void explained(Failure lost, Failure told) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.failAlways(Operation.UPDATE, lost);
    event.clock.at(Duration.ofMillis(30), () -> event.hub.failAlways(Operation.DESCRIBE, told));
    ReconcileException e = event.fails(ON);
    assertThat(e.failure()).isEqualTo(told);
    assertThat(e).hasMessageContaining(told.said().message());
  }
}
