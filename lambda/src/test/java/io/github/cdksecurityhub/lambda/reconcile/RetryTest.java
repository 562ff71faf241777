package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.Event.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.Event.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.Event.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For how long which failure is tried again (decision 9). */
class RetryTest {

  record Passing(String reason, Operation operation, Failure failure) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Passing> failuresOfAMinute() {
    return Stream.of(
        new Passing("throttled reads", Operation.DESCRIBE, Words.throttled()),
        new Passing("throttled writes", Operation.UPDATE, Words.throttled()),
        new Passing("faults on reads", Operation.DESCRIBE, Words.internal()),
        new Passing("faults on writes", Operation.UPDATE, Words.internal()),
        new Passing("broken reads", Operation.DESCRIBE, Words.broken()),
        new Passing("broken writes", Operation.UPDATE, Words.broken()),
        new Passing(
            "no connection for a write",
            Operation.UPDATE,
            new Failure.Unreachable(Words.PLACE, ServiceError.ofText("ConnectException: refused"))),
        new Passing(
            "no connection for a read",
            Operation.DESCRIBE,
            new Failure.Unreachable(Words.PLACE, ServiceError.ofText("ConnectException: refused"))),
        new Passing(
            "an answer that can't be understood",
            Operation.DESCRIBE,
            new Failure.Unreadable(ServiceError.ofText("no OrganizationConfiguration"))),
        new Passing("429 without words", Operation.DESCRIBE, Words.onRead(429, "", "")),
        new Passing("503 without words", Operation.DESCRIBE, Words.onRead(503, "", "")));
  }

  @ParameterizedTest
  @MethodSource("failuresOfAMinute")
  void areOutwaitedForAMinute(Passing it) {
    Event event = Event.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    event.clock.at(Duration.ofSeconds(59), () -> event.hub.recover(it.operation));
    event.converges(ON);
    assertThat(event.hub.effectiveUpdates()).isOne();
  }

  @ParameterizedTest
  @MethodSource("failuresOfAMinute")
  void thatNeverPassFailWithTheirWordsAfterAMinuteAtLeastAndSomeAtMost(Passing it) {
    Event event = Event.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    ReconcileException e = event.fails(ON);
    assertThat(e.failure()).isEqualTo(it.failure);
    assertThat(e).hasMessageContaining(it.failure.said().toString());
    assertThat(event.clock.passed()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
    assertThat(event.hub.requests()).as("backed off").hasSizeLessThan(120);
  }

  static Stream<Passing> failuresThatSpread() {
    return Stream.of(
        new Passing("R13 on Describe", Operation.DESCRIBE, Words.notAdministrator()),
        new Passing("R39 on Describe", Operation.DESCRIBE, Words.denied()),
        new Passing(
            "R39 on Update",
            Operation.UPDATE,
            Words.onLocal(403, "AccessDeniedException", "not authorized")),
        new Passing(
            "R16, a wrong account's text",
            Operation.DESCRIBE,
            Words.onRead(
                403,
                "AccessDeniedException",
                "You don't have permissions to access this resource.")),
        new Passing("a denial without words (R32)", Operation.UPDATE, Words.onLocal(403, "", "")));
  }

  @ParameterizedTest
  @MethodSource("failuresThatSpread")
  void spreadingIsWaitedForOnCreate(Passing it) {
    Event event = Event.where(OFF).creating();
    event.hub.failAlways(it.operation, it.failure);
    event.clock.at(Duration.ofSeconds(45), () -> event.hub.recover(it.operation));
    event.converges(ON);
  }

  @ParameterizedTest
  @MethodSource("failuresThatSpread")
  void spreadingIsWaitedForNoLongerThanItsBudget(Passing it) {
    Event event = Event.where(OFF).creating();
    event.hub.failAlways(it.operation, it.failure);
    ReconcileException e = event.fails(ON);
    assertThat(e.failure()).isEqualTo(it.failure);
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @MethodSource("failuresThatSpread")
  void nothingSpreadsOnUpdateAndDelete(Passing it) {
    Event event = Event.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    event.fails(ON);
    assertThat(event.hub.requests()).filteredOn(r -> r.operation() == it.operation).hasSize(1);
    assertThat(event.clock.passed()).isLessThan(Duration.ofSeconds(1));
  }

  static Stream<Passing> finalFailures() {
    return Stream.of(
        new Passing("R14", Operation.DESCRIBE, Words.notSubscribed()),
        new Passing(
            "R3, bad input", Operation.UPDATE, Words.onLocal(400, "InvalidInputException", "no")),
        new Passing(
            "R4, bad input with 401",
            Operation.UPDATE,
            Words.onLocal(401, "InvalidInputException", "no")),
        new Passing(
            "a code that nobody knows",
            Operation.DESCRIBE,
            Words.onRead(400, "BadRequestException", "no")));
  }

  @ParameterizedTest
  @MethodSource("finalFailures")
  void whatOnlySomebodysDoingChangesIsNotTriedAgainEvenOnCreate(Passing it) {
    Event event = Event.where(OFF).creating();
    event.hub.failAlways(it.operation, it.failure);
    event.fails(ON);
    assertThat(event.hub.requests()).filteredOn(r -> r.operation() == it.operation).hasSize(1);
  }

  static Stream<Passing> syncing() {
    return Stream.of(
        new Passing("as a module saw it", Operation.UPDATE, Words.syncing()),
        new Passing(
            "as Terraform sees it",
            Operation.UPDATE,
            Words.onCentral(400, "DataUnavailableException", Words.SYNCING)),
        new Passing(
            "under a code that nobody knows",
            Operation.UPDATE,
            Words.onCentral(409, "SomethingElse", Words.SYNCING)));
  }

  @ParameterizedTest
  @MethodSource("syncing")
  void syncingIsOutwaitedOnEveryEvent(Passing it) {
    Event event = Event.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    event.clock.at(Duration.ofMinutes(10), () -> event.hub.recover(it.operation));
    event.converges(CENTRAL);
    assertThat(event.hub.effectiveUpdates()).isOne();
  }

  @ParameterizedTest
  @MethodSource("syncing")
  void syncingForEverEndsWithTheBudgetAndItsWords(Passing it) {
    Event event = Event.where(OFF);
    event.hub.failAlways(it.operation, it.failure);
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Failure.StillSyncing.class);
    assertThat(e).hasMessageContaining(Words.SYNCING);
    assertThat(event.clock.now()).isAfterOrEqualTo(event.end().minusSeconds(1));
    assertThat(event.hub.requests()).hasSizeLessThan(400);
  }

  @Test
  void theConflictOnLeavingCentralIsOutwaited() {
    Event event = Event.where(CENTRAL);
    event.hub.failNext(Operation.UPDATE, 30, Words.conflict());
    event.converges(OFF);
    assertThat(event.hub.updates()).hasSize(31);
  }

  @Test
  void theConflictForEverNamesThePoliciesAndItsWords() {
    Event event = Event.where(CENTRAL);
    event.hub.failAlways(Operation.UPDATE, Words.conflict());
    ReconcileException e = event.fails(OFF);
    assertThat(e.failure()).isInstanceOf(Failure.PoliciesStillAssociated.class);
    assertThat(e)
        .hasMessageContaining("ListConfigurationPolicyAssociations")
        .hasMessageContaining("Configuration policies are still associated");
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void anUpdateThatTookEffectAlthoughItFailedIsNotSentAgain(Passing it) {
    Event event = Event.where(OFF);
    event.hub.failNextAfterEffect(it.failure);
    assertThat(event.converges(ON).written()).isTrue();
    assertThat(event.hub.updates()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void anUpdateThatFailedAndTookNoEffectIsSentAgain(Passing it) {
    Event event = Event.where(OFF);
    event.hub.failNext(Operation.UPDATE, 1, it.failure);
    event.converges(ON);
    assertThat(event.hub.updates()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void betweenAnAmbiguousFailureAndTheNextSendThereIsARead(Passing it) {
    Event event = Event.where(OFF);
    event.hub.failNext(Operation.UPDATE, 3, it.failure);
    event.converges(ON);
    Operation last = null;
    for (FakeSecurityHub.Request request : event.hub.requests()) {
      assertThat(request.operation() == Operation.UPDATE && last == Operation.UPDATE).isFalse();
      last = request.operation();
    }
  }

  /** R26 holds here too: what took effect may not show for some seconds. */
  @ParameterizedTest
  @MethodSource("lostAnswers")
  void anUpdateThatTookEffectUnseenIsNotSentAgainWhereReadsAreStale(Passing it) {
    Event event = Event.where(OFF);
    event.hub.staleness(Duration.ofSeconds(4));
    event.hub.failNextAfterEffect(it.failure);
    event.converges(ON);
    assertThat(event.hub.updates()).hasSize(1);
  }

  /**
   * Where the service itself says that it failed, a second send of the same is the smaller risk.
   */
  static Stream<Passing> lostAnswers() {
    return ambiguous().filter(it -> it.failure.losesTheAnswer());
  }

  static Stream<Passing> ambiguous() {
    return Stream.of(
        new Passing("connection broke", Operation.UPDATE, Words.broken()),
        new Passing("a fault of the service", Operation.UPDATE, Words.internal()),
        new Passing(
            "a gateway's fault", Operation.UPDATE, Words.onLocal(504, "", "upstream timed out")),
        new Passing(
            "an answer that can't be understood",
            Operation.UPDATE,
            new Failure.Unreadable(ServiceError.ofText("JsonParseException"))));
  }

  @ParameterizedTest
  @MethodSource("whatTheNextReadTells")
  void aWordless401OnUpdateIsExplainedByTheNextRead(Failure told) {
    explained(Words.onLocal(401, "", ""), told);
  }

  /** R40 loses the body; the header that carries the code still comes. */
  @ParameterizedTest
  @MethodSource("whatTheNextReadTells")
  void aWordless401WithACodeOnUpdateIsExplainedByTheNextRead(Failure told) {
    explained(Words.onLocal(401, "InvalidAccessException", ""), told);
  }

  static Stream<Failure> whatTheNextReadTells() {
    return Stream.of(Words.notAdministrator(), Words.notSubscribed());
  }

  private static void explained(Failure lost, Failure told) {
    Event event = Event.where(OFF);
    event.hub.failAlways(Operation.UPDATE, lost);
    event.clock.at(Duration.ofMillis(30), () -> event.hub.failAlways(Operation.DESCRIBE, told));
    ReconcileException e = event.fails(ON);
    assertThat(e.failure()).isEqualTo(told);
    assertThat(e).hasMessageContaining(told.said().message());
  }
}
