package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The machine's time, and its passing. */
class ClockTest {

  @Test
  void itBeginsAtTheMachinesTimeAndRunsAsFast() throws InterruptedException {
    Clock clock = Clock.system();
    Instant before = clock.now();
    assertThat(Duration.between(before, Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    clock.pause(Duration.ofMillis(30));
    assertThat(Duration.between(before, clock.now()))
        .isBetween(Duration.ofMillis(30), Duration.ofSeconds(5));
  }
}
