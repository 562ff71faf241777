package io.github.cdksecurityhub.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
  private static final AccountRegion HERE = new AccountRegion("123456789012", "eu-west-1");
  private static final AccountRegion THERE = new AccountRegion("123456789012", "us-east-1");

  private final SimulatedClock clock = new SimulatedClock(new ManualClock(), Duration.ofSeconds(1));

  /** A thread that has finished with one linked Region can be given the next. */
  @Test
  void whatOneRegionWaitsForInVainLeavesTheNextOneItsTime() throws Exception {
    Deadline deadline = clock.deadline();
    clock.send(HERE, () -> "a response");
    clock.pause(Duration.ofHours(1));
    assertThat(deadline.isPassed()).isTrue();

    clock.send(THERE, () -> "a response");
    assertThat(deadline.isPassed()).isFalse();

    clock.send(HERE, () -> "a response");
    assertThat(deadline.isPassed()).isTrue();
  }
}
