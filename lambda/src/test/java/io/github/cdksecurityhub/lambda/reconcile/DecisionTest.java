package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeClock.START;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.NextStep.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@link NextStep#decide} over its whole domain: every desired x live x Status x kind of failure x
 * reachable {@link UpdateAttempts} x fresh or stale reads, against invariants.
 */
class DecisionTest {
  private static final Duration STALE = Duration.ofSeconds(10);
  private static final int MOST_UPDATES = 5;
  private static final List<ConfigurationStatus> STATUSES =
      Stream.of("ENABLED", "PENDING", "FAILED", "MIGRATING", "")
          .map(ConfigurationStatus::new)
          .toList();

  /** What happens at {@code START}: a read, or an update over a Status with its result. */
  private enum Event {
    READ,
    ACCEPTED,
    REFUSED,
    OUTCOME_UNKNOWN,
    RESPONSE_LOST,
    RESTART;

    void apply(UpdateAttempts attempts, OrganizationConfiguration desired, LiveConfiguration live) {
      if (this == READ) {
        attempts.read(desired, live);
      } else if (this == RESTART) {
        attempts.restart();
      } else {
        attempts.sending(live);
        switch (this) {
          case REFUSED -> attempts.failed(ErrorFixtures.failure(FailureCause.THROTTLED), START);
          case OUTCOME_UNKNOWN ->
              attempts.failed(ErrorFixtures.failure(FailureCause.SERVICE_FAULT), START);
          case RESPONSE_LOST ->
              attempts.failed(ErrorFixtures.failure(FailureCause.CONNECTION_LOST), START);
          default -> attempts.accepted(START);
        }
      }
    }
  }

  private record Step(Event event, boolean matches, ConfigurationStatus status) {
    void apply(UpdateAttempts attempts, OrganizationConfiguration desired) {
      OrganizationConfiguration other = desired.equals(ON) ? CENTRAL : ON;
      event.apply(attempts, desired, FakeSecurityHub.live(matches ? desired : other, status, ""));
    }
  }

  private record History(boolean changesType, List<Step> steps) {
    History and(Step step) {
      return new History(changesType, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    UpdateAttempts attempts(OrganizationConfiguration desired) {
      UpdateAttempts attempts = new UpdateAttempts(changesType);
      steps.forEach(step -> step.apply(attempts, desired));
      return attempts;
    }

    /** All that can be asked, now and after one more read that confirms. */
    List<Object> state() {
      UpdateAttempts attempts = attempts(ON);
      boolean isConfirmed = attempts.isConfirmed(START);
      attempts.read(ON, FakeSecurityHub.enabled(ON));
      UpdateAttempts central = attempts(CENTRAL);
      boolean isCentralConfirmed = central.isConfirmed(START);
      central.read(CENTRAL, FakeSecurityHub.enabled(CENTRAL));
      return List.of(
          Math.min(attempts.accepted(), MOST_UPDATES + 1),
          attempts.mayBeWritten(),
          attempts(ON).isOverFailed(),
          attempts.mayNotBeVisibleYet(START),
          isConfirmed,
          attempts.isConfirmed(START),
          isCentralConfirmed,
          central.isConfirmed(START));
    }
  }

  private record Case(
      OrganizationConfiguration desired,
      Observation read,
      History history,
      UpdateAttempts attempts,
      boolean mayBeInvisible,
      boolean isConfirmed,
      NextStep step) {

    static Case of(
        OrganizationConfiguration desired, Observation read, History history, Duration age) {
      UpdateAttempts attempts = history.attempts(desired);
      attempts.read(desired, read.live());
      Instant now = START.plus(age);
      boolean mayBeInvisible = attempts.mayNotBeVisibleYet(now);
      boolean isConfirmed = attempts.isConfirmed(now);
      NextStep step = NextStep.decide(desired, read, attempts, now);
      return new Case(desired, read, history, attempts, mayBeInvisible, isConfirmed, step);
    }

    boolean is(Kind... kinds) {
      return List.of(kinds).contains(step.kind());
    }

    boolean matches() {
      return desired.matches(read.live());
    }

    boolean isEnabled() {
      return matches() && read.live().status().isEnabled();
    }

    boolean isFailed() {
      return matches() && read.live().status().isFailed();
    }

    boolean isPassing() {
      return isFailed() && read.statusFailure().orElseThrow().is(FailureCause.STILL_SYNCING);
    }

    /** The FAILED was there before any update that arrived. */
    boolean isFromBefore() {
      return !attempts.mayBeWritten() || (attempts.isOverFailed() && attempts.accepted() == 0);
    }
  }

  private static final List<History> HISTORIES = histories();
  private static final List<Case> CASES = cases();

  /** One history for each state that can be reached. */
  private static List<History> histories() {
    Map<List<Object>, History> states = new LinkedHashMap<>();
    Deque<History> next = new ArrayDeque<>();
    next.add(new History(false, List.of()));
    next.add(new History(true, List.of()));
    while (!next.isEmpty()) {
      History history = next.remove();
      if (states.putIfAbsent(history.state(), history) == null) {
        for (Event event : Event.values()) {
          STATUSES.forEach(status -> next.add(history.and(new Step(event, true, status))));
          next.add(history.and(new Step(event, false, STATUSES.get(0))));
        }
      }
    }
    return List.copyOf(states.values());
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (OrganizationConfiguration desired : OrganizationConfiguration.values()) {
      for (Observation read : observations()) {
        for (History history : HISTORIES) {
          cases.add(Case.of(desired, read, history, STALE));
          cases.add(Case.of(desired, read, history, STALE.minusMillis(1)));
        }
      }
    }
    return cases;
  }

  private static List<Observation> observations() {
    List<Observation> reads = new ArrayList<>();
    for (OrganizationConfiguration live : OrganizationConfiguration.values()) {
      for (ConfigurationStatus status : STATUSES) {
        for (String message : List.of("some message", ErrorFixtures.SYNCING)) {
          LiveConfiguration read = FakeSecurityHub.live(live, status, message);
          reads.add(FakeSecurityHub.observation(ErrorFixtures.PLACE, read));
        }
      }
    }
    return reads;
  }

  private static void everyCase(Predicate<Case> where, Predicate<Case> invariant) {
    assertThat(CASES.stream().filter(where)).isNotEmpty();
    assertThat(CASES.stream().filter(where).filter(invariant.negate()).limit(3)).isEmpty();
  }

  @Test
  void theDomainIsComplete() {
    assertThat(HISTORIES).hasSizeGreaterThan(50);
    assertThat(CASES).hasSize(5 * 5 * 5 * 2 * 2 * HISTORIES.size());
    assertThat(CASES).extracting(it -> it.step.kind()).contains(Kind.values());
  }

  @Test
  void nothingIsSentWhereLiveMatchesAndIsEnabled() {
    everyCase(Case::isEnabled, it -> it.is(Kind.DONE, Kind.WAIT));
  }

  @Test
  void itIsDoneExactlyWhereAMatchIsEnabledAndConfirmed() {
    everyCase(it -> true, it -> it.is(Kind.DONE) == (it.isEnabled() && it.isConfirmed));
  }

  @Test
  void aSecondReadFollowsTheFirstAfterASecond() {
    everyCase(
        it -> it.isEnabled() && !it.is(Kind.DONE),
        it -> it.step.pause().equals(Duration.ofSeconds(1)));
  }

  @Test
  void aStatusThatIsNotFinalIsWaitedOn() {
    everyCase(
        it -> it.matches() && !it.isEnabled() && !it.isFailed(),
        it -> it.is(Kind.WAIT) && it.step.reason().contains(it.read.live().summary()));
  }

  @Test
  void noUpdateFollowsOneThatMayNotBeVisibleYet() {
    everyCase(it -> it.mayBeInvisible, it -> it.is(Kind.DONE, Kind.WAIT, Kind.FAIL));
  }

  @Test
  void aDifferenceIsSentFiveTimesAndThenGivenUp() {
    everyCase(
        it -> !it.matches() && !it.mayBeInvisible,
        it -> it.is(it.attempts.accepted() < MOST_UPDATES ? Kind.UPDATE : Kind.GIVE_UP));
  }

  @Test
  void aDifferenceThatMayBeStaleIsWaitedOn() {
    everyCase(
        it -> !it.matches() && it.mayBeInvisible, it -> it.step.reason().contains("was sent"));
  }

  @Test
  void aFailedStatusFromBeforeOurUpdateIsIgnored() {
    everyCase(
        it -> it.isFailed() && it.isFromBefore() && !it.mayBeInvisible, it -> it.is(Kind.UPDATE));
  }

  @Test
  void aFailedStatusThatMayBeFromBeforeIsWaitedOn() {
    everyCase(
        it -> it.isFailed() && it.attempts.isOverFailed() && it.mayBeInvisible,
        it -> it.step.reason().contains("from before"));
  }

  @Test
  void aFailedStatusThatIsNewAndFinalFailsAtOnce() {
    everyCase(
        it ->
            it.isFailed()
                && !it.isPassing()
                && it.attempts.mayBeWritten()
                && !it.attempts.isOverFailed(),
        it -> it.is(Kind.FAIL) && it.step.failure().equals(it.read.statusFailure()));
  }

  @Test
  void aFailedStatusThatOutlastsAnAcceptedUpdateIsNew() {
    everyCase(
        it -> it.isFailed() && !it.isFromBefore() && !it.mayBeInvisible,
        it -> it.is(it.isPassing() ? Kind.UPDATE_AGAIN : Kind.FAIL));
  }

  @Test
  void aFailedStatusThatPassesIsReportedAtTheDeadlineAlone() {
    everyCase(
        Case::isPassing,
        it -> !it.is(Kind.FAIL) && it.step.failure().equals(it.read.statusFailure()));
  }

  @Test
  void noOtherStepHasAFailureToReport() {
    everyCase(it -> !it.is(Kind.FAIL) && !it.isPassing(), it -> it.step.failure().isEmpty());
  }

  @Test
  void aWaitAndNothingElseHasAReasonAndAPause() {
    everyCase(
        it -> true,
        it ->
            it.is(Kind.WAIT) != it.step.reason().isEmpty()
                && it.is(Kind.WAIT) != it.step.pause().isZero());
  }
}
