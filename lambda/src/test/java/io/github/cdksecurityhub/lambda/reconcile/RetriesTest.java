package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long one kind of request is retried, with which pauses, and what is reported of it. */
class RetriesTest {
  private final FakeClock clock = new FakeClock();
  private final List<Failure> retried = new ArrayList<>();
  private final Retries retries = retries(Duration.ofMinutes(14), Duration.ZERO);

  private Retries retries(Duration length, Duration propagation) {
    Deadline deadline = new Deadline(clock, clock.now().plus(length), propagation);
    return new Retries(deadline, retried::add);
  }

  private ReconcileException endOf(Retries retries, Failure failure) {
    return catchThrowableOfType(
        ReconcileException.class,
        () ->
            retries.call(
                "read it",
                () -> {
                  throw new SecurityHubException(failure);
                }));
  }

  private Duration pauseAfter(Failure failure) throws Exception {
    Instant before = clock.now();
    retries.pauseAfter("read it", new SecurityHubException(failure));
    return Duration.between(before, clock.now());
  }

  private void assertPauses(Failure failure, long... longest) throws Exception {
    for (long millis : longest) {
      assertThat(pauseAfter(failure).toMillis()).isBetween(millis / 2, millis);
    }
  }

  @Test
  void pausesOfABackoffDoubleUpToTenSeconds() throws Exception {
    assertPauses(
        ErrorFixtures.throttled(), 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000);
  }

  @Test
  void pausesUntilTheDeadlineDoubleFromASecond() throws Exception {
    assertPauses(ErrorFixtures.syncing(), 1_000, 2_000, 4_000, 8_000, 10_000, 10_000);
  }

  /** Each try of a new role that is still denied is an AccessDenied in CloudTrail. */
  @Test
  void pausesWhilePropagatingAreFiveAndThenTenSeconds() {
    Retries creating = retries(Duration.ofMinutes(14), Duration.ofSeconds(60));
    endOf(creating, ErrorFixtures.denied());
    assertThat(clock.passed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    assertThat(retried).hasSizeBetween(6, 12);
  }

  /** Thirty-three Regions that were throttled together must not return together. */
  @Test
  void pausesAreSpreadOverAllOfTheirRange() throws Exception {
    Clock machines = Clock.system();
    Set<Long> pauses = new HashSet<>();
    for (int i = 0; i < 3_000; i++) {
      pauses.add(machines.jittered(Duration.ofMillis(200)).toMillis());
    }
    assertThat(pauses).contains(100L, 200L).allMatch(millis -> millis >= 100 && millis <= 200);
  }

  @Test
  void aRequestThatSucceedsInTheEndIsReturnedAndItsFailuresReported() throws Exception {
    String response =
        retries.call(
            "read it",
            () -> {
              if (retried.size() < 2) {
                throw new SecurityHubException(ErrorFixtures.throttled());
              }
              return "the response";
            });
    assertThat(response).isEqualTo("the response");
    assertThat(retried).containsExactly(ErrorFixtures.throttled(), ErrorFixtures.throttled());
  }

  @Test
  void whatIsNotRetriedFailsAtOnceAndUncounted() {
    ReconcileException e = endOf(retries, ErrorFixtures.notSubscribed());
    assertThat(e)
        .hasMessageStartingWith("Cannot read it of 123456789012 in eu-west-1: ")
        .hasMessageNotContaining("Tried")
        .hasCauseInstanceOf(SecurityHubException.class);
    assertThat(e.failure()).isEqualTo(ErrorFixtures.notSubscribed());
    assertThat(clock.passed()).isZero();
    assertThat(retried).isEmpty();
  }

  @Test
  void whatFailedTwiceIsCounted() {
    Retries short300 = retries(Duration.ofMillis(300), Duration.ZERO);
    assertThat(endOf(short300, ErrorFixtures.syncing())).hasMessageNotContaining("Tried");
    Retries two = retries(Duration.ofMillis(1_500), Duration.ZERO);
    assertThat(endOf(two, ErrorFixtures.syncing()))
        .hasMessageContaining("(Tried 2 times over 1 s.)");
  }

  @Test
  void aFailureOfAnotherPolicyStartsTheThreeMinutesAnew() throws Exception {
    pauseAfter(ErrorFixtures.throttled());
    clock.pause(Duration.ofMinutes(2));
    pauseAfter(ErrorFixtures.syncing());
    assertThat(endOf(retries, ErrorFixtures.throttled())).isNotNull();
    assertThat(clock.passed()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
  }
}
