package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An update that failed with an unknown outcome: it is read before it is sent again. */
class UnknownOutcomeTest {
  private final ReconcileScenario event = ReconcileScenario.where(OFF);

  static Stream<Failure> unknown() {
    return Arrays.stream(FailureCause.values())
        .filter(FailureCause::leavesOutcomeUnknown)
        .map(ErrorFixtures::failure);
  }

  static Stream<Failure> lostResponses() {
    return unknown().filter(failure -> failure.cause().losesResponse());
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void anUpdateThatWasCarriedOutIsNotSentAgain(Failure failure) {
    event.hub.failNextAfterEffect(failure);
    assertThat(event.succeeds(ON).written()).isTrue();
    assertThat(event.hub.updates()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void anUpdateThatWasNotCarriedOutIsReadAndSentAgain(Failure failure) {
    event.hub.failNext(Operation.UPDATE, 3, failure);
    event.succeeds(ON);
    assertThat(event.hub.updates()).hasSize(4);
    Operation last = null;
    for (FakeSecurityHub.Request request : event.hub.requests()) {
      assertThat(request.operation() == Operation.UPDATE && last == Operation.UPDATE).isFalse();
      last = request.operation();
    }
  }

  /**
   * R26 applies here too. Where the service itself reports a fault, sending again is safe enough.
   */
  @Tag("R26")
  @ParameterizedTest
  @MethodSource("lostResponses")
  void anUpdateThatStaleReadsDoNotShowIsNotSentAgain(Failure failure) {
    event.hub.staleness(Duration.ofSeconds(4));
    event.hub.failNextAfterEffect(failure);
    event.succeeds(ON);
    assertThat(event.hub.updates()).hasSize(1);
  }

  /** What is declared was live until another's write of some seconds ago. */
  @Tag("R26")
  @ParameterizedTest
  @MethodSource("unknown")
  void aReadFromBeforeAnothersWriteDoesNotProveIt(Failure failure) {
    event.hub.showNext(FakeSecurityHub.enabled(OFF), FakeSecurityHub.enabled(ON));
    event.hub.failNext(Operation.UPDATE, 1, failure);
    event.succeeds(ON);
    assertThat(event.hub.truth()).isEqualTo(FakeSecurityHub.enabled(ON));
  }

  static Stream<Failure> reasons() {
    return Stream.of(ErrorFixtures.notAdministrator(), ErrorFixtures.notSubscribed());
  }

  /** R40 loses the body of a 401, with or without the header that has the code. */
  @Tag("R40")
  @ParameterizedTest
  @MethodSource("reasons")
  void anUpdateRefusedWithoutErrorIsExplainedByTheNextRead(Failure reason) {
    for (String code : new String[] {"", "InvalidAccessException"}) {
      ReconcileScenario refused = ReconcileScenario.where(OFF);
      refused.hub.failAlways(Operation.UPDATE, ErrorFixtures.onLocal(401, code, ""));
      refused.clock.at(
          Duration.ofMillis(30), () -> refused.hub.failAlways(Operation.DESCRIBE, reason));
      ReconcileException e = refused.fails(ON);
      assertThat(e.failure()).isEqualTo(reason);
      assertThat(e).hasMessageContaining(reason.error().message());
    }
  }
}
