package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.BARE;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted as proof that live is as desired (R8, R10, R24 to R26). */
class ProofTest {

  @Test
  void oneReadIsAllThatAnEqualRegionCosts() {
    ReconcileScenario event = ReconcileScenario.where(ON);
    ReconcileResult report = event.converges(ON);
    assertThat(report.written()).isFalse();
    assertThat(report.changes()).isEmpty();
    assertThat(event.hub.requests())
        .extracting(FakeSecurityHub.Request::operation)
        .containsExactly(Operation.DESCRIBE);
  }

  @Test
  void aChangeOfFieldsIsReadBackBeforeItIsReported() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    ReconcileResult report = event.converges(BARE);
    assertThat(report.written()).isTrue();
    assertThat(report.changes())
        .isEqualTo("AutoEnable: false -> true; AutoEnableStandards: DEFAULT -> NONE");
    assertThat(report.live()).isEqualTo(enabled(BARE));
    assertThat(event.hub.requests())
        .extracting(FakeSecurityHub.Request::operation)
        .containsExactly(Operation.DESCRIBE, Operation.UPDATE, Operation.DESCRIBE);
  }

  @Test
  void pendingIsWaitedForHoweverLong() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofMinutes(12), ConfigurationStatus.ENABLED, "");
    ReconcileResult report = event.converges(CENTRAL);
    assertThat(report.live().status()).isEqualTo(ConfigurationStatus.ENABLED);
    assertThat(event.clock.passed()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(13));
    assertThat(event.hub.updates()).hasSize(1);
  }

  /** R5: ten requests a second are all that the account has. */
  @Test
  void waitingDoesNotFloodTheService() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofMinutes(10), ConfigurationStatus.ENABLED, "");
    event.converges(CENTRAL);
    assertThat(event.hub.requests()).hasSizeLessThan(200);
  }

  @Test
  void statusAloneIsNoProofThatTheTypeChanged() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.loseUpdates(1);
    event.converges(CENTRAL);
    assertThat(event.hub.truth().asDeclared()).isEqualTo(CENTRAL);
  }

  @ParameterizedTest
  @CsvSource({"'LOCAL,false,DEFAULT',CENTRAL", "CENTRAL,'LOCAL,true,NONE'"})
  void aChangedTypeIsReadTwiceInARow(String from, String to) {
    var start = decoded(from);
    var desired = decoded(to);
    ReconcileScenario event = ReconcileScenario.where(start);
    event.hub.settle(Duration.ofMillis(1), ConfigurationStatus.ENABLED, "");
    event.converges(desired);
    assertThat(event.hub.requests())
        .extracting(FakeSecurityHub.Request::operation)
        .filteredOn(operation -> operation == Operation.DESCRIBE)
        .as("one to observe, two that agree")
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void twoReadsInARowMeansThatADisagreeingOneBetweenThemStartsAnew() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofMillis(1), ConfigurationStatus.ENABLED, "");
    event.hub.showNext(
        enabled(OFF), enabled(CENTRAL), enabled(OFF), enabled(CENTRAL), enabled(CENTRAL));
    event.converges(CENTRAL);
    assertThat(event.hub.requests())
        .extracting(FakeSecurityHub.Request::operation)
        .filteredOn(operation -> operation == Operation.DESCRIBE)
        .hasSize(5);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void aStatusThatGoesBackToPendingIsNotConfirmed() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.settle(Duration.ofMillis(1), ConfigurationStatus.ENABLED, "");
    event.hub.showNext(
        enabled(OFF),
        enabled(CENTRAL),
        live(CENTRAL, ConfigurationStatus.PENDING, ""),
        enabled(CENTRAL),
        enabled(CENTRAL));
    event.converges(CENTRAL);
    assertThat(event.hub.requests())
        .filteredOn(request -> request.operation() == Operation.DESCRIBE)
        .hasSize(5);
  }

  @Test
  void aSwitchThatSomebodyElseBeganIsConfirmedTwiceToo() {
    ReconcileScenario event = ReconcileScenario.where(CENTRAL);
    event.hub.showNext(
        live(CENTRAL, ConfigurationStatus.PENDING, ""),
        enabled(CENTRAL),
        live(CENTRAL, ConfigurationStatus.PENDING, ""),
        enabled(CENTRAL),
        enabled(CENTRAL));
    assertThat(event.converges(CENTRAL).written()).isFalse();
    assertThat(event.hub.requests())
        .filteredOn(request -> request.operation() == Operation.DESCRIBE)
        .hasSize(5);
  }

  @Test
  void aMessageBesideEnabledIsNoFailure() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    String words = "Central configuration has been enabled successfully";
    event.hub.settle(Duration.ofSeconds(2), ConfigurationStatus.ENABLED, words);
    assertThat(event.converges(CENTRAL).live().statusMessage()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MIGRATING", "", "enabled", "DISABLED"})
  void aStatusThatNobodyKnowsIsWaitedOn(String unknown) {
    ReconcileScenario event =
        ReconcileScenario.where(live(ON, new ConfigurationStatus(unknown), ""));
    event.clock.at(Duration.ofMinutes(5), () -> event.hub.show(enabled(ON)));
    ReconcileResult report = event.converges(ON);
    assertThat(report.live().status()).isEqualTo(ConfigurationStatus.ENABLED);
    assertThat(event.hub.updates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 9})
  void staleReadsNeverCauseASecondSend(int seconds) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.staleness(Duration.ofSeconds(seconds));
    event.converges(ON);
    assertThat(event.hub.updates()).as("reads %d s old", seconds).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aLostUpdateIsSentAgainButNeverSoonerThanTenSeconds(int lost) {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.loseUpdates(lost);
    event.converges(ON);
    assertThat(event.hub.updates()).hasSize(lost + 1);
    assertThat(event.betweenUpdates())
        .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
  }

  @Test
  void anUpdateThatIsLostForEverIsGivenUpAfterFive() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.hub.loseUpdates(Integer.MAX_VALUE);
    ReconcileException e = event.fails(ON);
    assertThat(e.failure()).isInstanceOf(Standing.NeverShown.class);
    assertThat(e).hasMessageContaining("acknowledged 5 times").hasMessageContaining(OFF.encoded());
    assertThat(event.hub.updates()).hasSize(5);
    assertThat(event.betweenUpdates())
        .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
  }

  @Test
  void aForeignWriteRightBehindOursIsHealedNotReportedAsSuccess() {
    ReconcileScenario event = ReconcileScenario.where(OFF);
    event.clock.at(Duration.ofMillis(41), () -> event.hub.foreignWrite(BARE));
    event.converges(ON);
    assertThat(event.hub.truth()).isEqualTo(enabled(ON));
  }

  private static io.github.cdksecurityhub.lambda.model.OrganizationConfiguration decoded(
      String encoded) {
    return io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.decode(encoded)
        .orElseThrow();
  }

  @Test
  void theSecondReadComesASecondAfterTheFirst() {
    ReconcileScenario event = ReconcileScenario.where(CENTRAL);
    event.converges(OFF);
    List<Instant> reads =
        event.hub.requests().stream()
            .filter(request -> request.operation() == Operation.DESCRIBE)
            .map(FakeSecurityHub.Request::at)
            .toList();
    assertThat(Duration.between(reads.get(reads.size() - 2), reads.get(reads.size() - 1)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  /** R27: a linked Region shows CENTRAL although nothing was or can be configured there. */
  @Test
  void centralThatIsOnlyLinkedIsNoProof() {
    ReconcileScenario event = ReconcileScenario.where(CENTRAL);
    event.hub.homeRegion(Optional.of("us-east-1"));
    ReconcileException e = event.fails(CENTRAL);
    assertThat(e.failure()).isInstanceOf(Standing.NotHomeRegion.class);
    assertThat(e).hasMessageContaining("us-east-1");
  }
}
