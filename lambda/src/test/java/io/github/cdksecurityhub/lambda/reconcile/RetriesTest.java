package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long one kind of request is tried again, and what is told of it (decision 9). */
class RetriesTest {
  private final FakeClock clock = new FakeClock();
  private final List<String> notes = new ArrayList<>();
  private final Retries patience = patience(Duration.ofMinutes(14), Duration.ZERO);

  private Retries patience(Duration length, Duration propagation) {
    Instant now = clock.now();
    Deadline budget = new Deadline(clock, now, now.plus(length), propagation);
    return new Retries(ErrorFixtures.PLACE, budget, new Notes());
  }

  private final class Notes implements ProgressListener {
    @Override
    public void enter(Phase phase) {}

    @Override
    public void note(String doing) {
      notes.add(doing);
    }
  }

  private static ReconcileException endOf(Retries patience, Failure failure) {
    return catchThrowableOfType(
        ReconcileException.class,
        () -> {
          while (true) {
            patience.pauseAfter(failure, "read it");
          }
        });
  }

  private Duration pauseAfter(Failure failure) throws Exception {
    Instant before = clock.now();
    patience.pauseAfter(failure, "read it");
    return Duration.between(before, clock.now());
  }

  @Test
  void theFirstPauseIsShortAndEachFurtherOneUpToTwiceAsLong() throws Exception {
    for (long longest : new long[] {200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000}) {
      assertThat(pauseAfter(ErrorFixtures.throttled()).toMillis()).isBetween(longest / 2, longest);
    }
  }

  @Test
  void whatTakesTheServiceMinutesIsNotAskedForFiveTimesASecond() throws Exception {
    for (long longest : new long[] {1_000, 2_000, 4_000, 8_000, 10_000}) {
      assertThat(pauseAfter(ErrorFixtures.syncing()).toMillis()).isBetween(longest / 2, longest);
    }
  }

  /** Thirty-three Regions that were throttled together must not come back together. */
  @Test
  void pausesAreSpreadOverAllOfTheirRange() throws Exception {
    List<Long> first = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      patience.succeeded();
      clock.pause(Duration.ofMillis(1));
      first.add(patienceOfItsOwn());
    }
    assertThat(first).contains(100L, 200L).allMatch(millis -> millis >= 100 && millis <= 200);
  }

  private long patienceOfItsOwn() throws Exception {
    Instant before = clock.now();
    patience(Duration.ofMinutes(14), Duration.ZERO)
        .pauseAfter(ErrorFixtures.throttled(), "read it");
    return Duration.between(before, clock.now()).toMillis();
  }

  @Test
  void aPauseIsToldWithItsCauseAndTheServicesWords() throws Exception {
    patience.pauseAfter(ErrorFixtures.throttled(), "read it");
    assertThat(notes)
        .containsExactly(
            "trying again, because Security Hub throttles the requests of this account and Region (10 a"
                + " second). LimitExceededException: Rate exceeded (request r-1)");
  }

  @Test
  void whatFailedOnceIsNotCounted() {
    assertThat(endOf(patience, ErrorFixtures.notSubscribed())).hasMessageNotContaining("Tried");
    assertThat(clock.passed()).isZero();
  }

  @Test
  void whatFailedTwiceIsCounted() throws Exception {
    Retries hurried = patience(Duration.ofMillis(300), Duration.ZERO);
    hurried.pauseAfter(ErrorFixtures.throttled(), "read it");
    clock.pause(Duration.ofMillis(300));
    assertThat(endOf(hurried, ErrorFixtures.throttled()))
        .hasMessageContaining("(Tried 2 times over 0 s.)");
  }

  @Test
  void aStreakOfFailuresIsOutlastedForThreeMinutes() {
    endOf(patience, ErrorFixtures.throttled());
    assertThat(clock.passed()).isBetween(Duration.ofMinutes(3), Duration.ofSeconds(181));
  }

  @Test
  void aSuccessBetweenThemStartsTheThreeMinutesAnew() throws Exception {
    patience.pauseAfter(ErrorFixtures.throttled(), "read it");
    patience.succeeded();
    clock.pause(Duration.ofMinutes(2));
    assertThat(endOf(patience, ErrorFixtures.throttled())).isNotNull();
    assertThat(clock.passed()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aFailureOfAnotherKindStartsTheThreeMinutesAnew() throws Exception {
    patience.pauseAfter(ErrorFixtures.throttled(), "read it");
    clock.pause(Duration.ofMinutes(2));
    patience.pauseAfter(ErrorFixtures.syncing(), "read it");
    assertThat(endOf(patience, ErrorFixtures.throttled())).isNotNull();
    assertThat(clock.passed()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void whatSpreadsIsGivenItsPropagationFromTheStart() {
    Retries creating = patience(Duration.ofMinutes(14), Duration.ofSeconds(60));
    endOf(creating, ErrorFixtures.denied());
    assertThat(clock.passed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
  }
}
