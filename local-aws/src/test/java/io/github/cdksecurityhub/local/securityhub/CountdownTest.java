package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every condition that lasts has in common, whichever knob it is of. */
class CountdownTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Countdown begun(Lasting lasting) {
    return Countdown.of(lasting, START);
  }

  @Test
  void callsEndItAndTimeDoesNot() {
    Countdown two = begun(Lasting.calls(2));
    assertThat(two.afterOneCall().isOver(START.plusSeconds(1_000))).isFalse();
    assertThat(two.afterOneCall().afterOneCall().isOver(START)).isTrue();
  }

  @Test
  void timeEndsItAndCallsDoNot() {
    Countdown seconds = begun(Lasting.time(Duration.ofSeconds(3))).afterOneCall();
    assertThat(seconds.isOver(START.plusMillis(2_999))).isFalse();
    assertThat(seconds.isOver(START.plusSeconds(3))).isTrue();
  }

  @Test
  void nothingEndsWhatLastsForEver() {
    Countdown endless = begun(Lasting.forEver());
    for (int i = 0; i < 1_000; i++) {
      endless = endless.afterOneCall();
    }
    assertThat(endless.isOver(START.plus(Duration.ofDays(1_000)))).isFalse();
    assertThat(begun(Lasting.none()).isOver(START)).isTrue();
  }
}
