package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When it has passed, what it lets sleep, and that nothing is written once it is closed. */
class DeadlineTest {
  private final FakeClock clock = new FakeClock();
  private final Deadline deadline =
      new Deadline(clock, FakeClock.START.plusSeconds(10), Duration.ofSeconds(4));

  @Test
  void itHasPassedFromItsEndOn() {
    clock.advance(Duration.ofMillis(9_999));
    assertThat(deadline.isPassed()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(deadline.isPassed()).isTrue();
  }

  @Test
  void aPauseEndsAtTheDeadline() throws InterruptedException {
    deadline.pause(Duration.ofSeconds(7));
    assertThat(clock.passed()).hasSeconds(7);
    deadline.pause(Duration.ofSeconds(7));
    assertThat(clock.passed()).hasSeconds(10);
    deadline.pause(Duration.ofSeconds(7));
    assertThat(clock.passed()).hasSeconds(10);
    assertThat(deadline.elapsed()).hasSeconds(10);
  }

  @Test
  void itStartsWhenItIsMade() {
    clock.advance(Duration.ofSeconds(3));
    Deadline later = new Deadline(clock, FakeClock.START.plusSeconds(10), Duration.ofSeconds(4));
    clock.advance(Duration.ofSeconds(2));
    assertThat(later.elapsed()).hasSeconds(2);
    assertThat(later.propagationEnd()).isEqualTo(FakeClock.START.plusSeconds(7));
  }

  @Test
  void closedItHasPassedAndLetsNothingSleep() throws InterruptedException {
    deadline.close();
    assertThat(deadline.isPassed()).isTrue();
    deadline.pause(Duration.ofSeconds(1));
    assertThat(clock.passed()).isZero();
  }

  /** Every millisecond of an event that reads, lists, waits, retries and updates. */
  static IntStream moments() {
    return IntStream.rangeClosed(0, 40).map(step -> step * 25);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void onceItIsClosedNothingIsWritten(int millis) {
    for (OrganizationConfiguration desired : new OrganizationConfiguration[] {ON, CENTRAL}) {
      ReconcileScenario event = ReconcileScenario.where(OFF);
      Deadline open = new Deadline(event.clock, event.end(), Duration.ZERO);
      event.hub.failNext(Operation.DESCRIBE, 1, ErrorFixtures.throttled());
      event.hub.failAlways(Operation.UPDATE, ErrorFixtures.throttled());
      event.clock.at(Duration.ofMillis(millis), open::close);
      assertThatExceptionOfType(ReconcileException.class)
          .isThrownBy(() -> event.reconcile(open, live -> true, desired));
      assertThat(event.hub.updates())
          .allMatch(update -> update.at().isBefore(FakeClock.START.plusMillis(millis)));
      assertThat(event.clock.passed()).isLessThan(Duration.ofSeconds(12));
    }
  }
}
