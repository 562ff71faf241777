package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an invocation computes from Lambda's context. */
class InvocationTest {
  private static final Instant START = FakeClock.START;

  private static Invocation of(int remainingMillis) {
    return Invocation.of(new FakeContext(remainingMillis), new FakeClock());
  }

  @Test
  void theAccountIsTheFunctions() {
    assertThat(of(1000).account()).isEqualTo("123456789012");
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 80, 800, a second leaves room for one quick PUT",
    "3000, 250, 2400, three seconds are Lambda's own default",
    "60000, 5000, 48000, a minute leaves room for an attempt of five seconds",
    "900000, 15000, 865000, fifteen minutes leave room for several attempts"
  })
  void mostOfTheTimeIsForWorkAndSomeForTheResponse(
      int remaining, long forResponse, long forWork, String reason) {
    Invocation invocation = of(remaining);
    assertThat(invocation.start()).isEqualTo(START);
    assertThat(invocation.end()).isEqualTo(START.plusMillis(remaining));
    assertThat(invocation.workEnd()).isBefore(invocation.responseDue());
    assertThat(Duration.between(invocation.responseDue(), invocation.end()))
        .as(reason)
        .isGreaterThanOrEqualTo(Duration.ofMillis(forResponse));
    assertThat(Duration.between(START, invocation.workEnd()))
        .as(reason)
        .isGreaterThanOrEqualTo(Duration.ofMillis(forWork));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1000, -1, 0, 1, 2, 5, 100})
  void anyAmountOfTimeCanBeDivided(int remaining) {
    Instant end = START.plusMillis(Math.max(0, remaining));
    Invocation invocation = of(remaining);
    assertThat(invocation.workEnd()).isBeforeOrEqualTo(end);
    assertThat(invocation.responseDue()).isBeforeOrEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"1000,67", "3000,200", "60000,4000", "900000,60000", "3600000,60000"})
  void propagationMayTakeAMinuteAtMost(int remaining, long propagation) {
    assertThat(of(remaining).propagation())
        .isBetween(Duration.ofMillis(propagation - 1), Duration.ofMillis(propagation));
  }
}
