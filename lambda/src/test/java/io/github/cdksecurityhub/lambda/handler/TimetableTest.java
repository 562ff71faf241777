package io.github.cdksecurityhub.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
  private static final Instant START = FakeClock.START;

  private static Timetable of(long millis) {
    return Timetable.of(START, Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 80, 800, a second leaves room for one quick PUT",
    "3000, 250, 2400, three seconds are Lambda's own default",
    "60000, 5000, 48000, a minute leaves room for an attempt of five seconds",
    "900000, 15000, 865000, fifteen minutes leave room for several attempts"
  })
  void workThenWatchdogThenTheEnd(long remaining, long afterWatchdog, long work, String reason) {
    Timetable timetable = of(remaining);
    assertThat(timetable.functionEnd()).isEqualTo(START.plusMillis(remaining));
    assertThat(timetable.workEnd()).isBefore(timetable.watchdog());
    assertThat(Duration.between(timetable.watchdog(), timetable.functionEnd()))
        .as(reason)
        .isGreaterThanOrEqualTo(Duration.ofMillis(afterWatchdog));
    assertThat(Duration.between(START, timetable.workEnd()))
        .as("most of the time is for work")
        .isGreaterThanOrEqualTo(Duration.ofMillis(work));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1000, -1, 0, 1, 2, 5, 100})
  void noAmountOfTimeIsTooLittleToDivide(long remaining) {
    Timetable timetable = of(remaining);
    assertThat(timetable.untilWatchdog(START))
        .isLessThanOrEqualTo(Duration.ofMillis(Math.max(0, remaining)));
    assertThat(timetable.untilWatchdog(START)).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(timetable.budgetFor("Create", new FakeClock()).end())
        .isBeforeOrEqualTo(START.plusMillis(Math.max(0, remaining)));
  }

  @ParameterizedTest
  @CsvSource({"1000,67", "3000,200", "60000,4000", "900000,60000", "3600000,60000"})
  void onlyACreateWaitsForSpreadingAndAMinuteAtMost(long remaining, long propagation) {
    FakeClock clock = new FakeClock();
    assertThat(of(remaining).budgetFor("Create", clock).propagation())
        .isBetween(Duration.ofMillis(propagation - 1), Duration.ofMillis(propagation));
    for (String type : new String[] {"Update", "Delete", "", "create"}) {
      assertThat(of(remaining).budgetFor(type, clock).propagation()).isZero();
    }
  }

  @Test
  void theWatchdogIsNeverInThePast() {
    assertThat(of(1000).untilWatchdog(START.plusSeconds(10))).isZero();
  }
}
