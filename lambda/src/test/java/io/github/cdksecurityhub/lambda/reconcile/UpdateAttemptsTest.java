package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.FakeClock.START;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is remembered of updates and reads; DecisionTest has what is decided on it. */
class UpdateAttemptsTest {
  private static final LiveConfiguration FAILED = live(CENTRAL, ConfigurationStatus.FAILED, "");
  private static final LiveConfiguration PENDING = live(CENTRAL, ConfigurationStatus.PENDING, "");

  private final UpdateAttempts attempts = new UpdateAttempts(false);

  @ParameterizedTest
  @EnumSource
  void aFailureIsRememberedAsItsCauseRequires(FailureCause cause) {
    attempts.failed(ErrorFixtures.failure(cause), START);
    assertThat(attempts.mayBeWritten()).isEqualTo(cause.leavesOutcomeUnknown());
    assertThat(attempts.mayNotBeVisibleYet(START)).isEqualTo(cause.losesResponse());
    assertThat(attempts.accepted()).isZero();
  }

  @Test
  void anAcceptedUpdateMayBeInvisibleForTenSeconds() {
    attempts.accepted(START);
    attempts.failed(ErrorFixtures.failure(FailureCause.THROTTLED), START.plusSeconds(9));
    assertThat(attempts.mayBeWritten()).isTrue();
    assertThat(attempts.accepted()).isOne();
    assertThat(attempts.mayNotBeVisibleYet(START.plusMillis(9_999))).isTrue();
    assertThat(attempts.mayNotBeVisibleYet(START.plusSeconds(10))).isFalse();
  }

  @Test
  void aRestartCountsAnewAndForgetsNothingElse() {
    attempts.accepted(START);
    attempts.restart();
    assertThat(attempts.accepted()).isZero();
    assertThat(attempts.mayBeWritten()).isTrue();
    assertThat(attempts.mayNotBeVisibleYet(START)).isTrue();
  }

  @Test
  void anUpdateIsOverFailedUntilAReadShowsAnotherStatus() {
    attempts.read(CENTRAL, FAILED);
    assertThat(attempts.isOverFailed()).isFalse();
    attempts.sending(FAILED);
    attempts.read(CENTRAL, FAILED);
    assertThat(attempts.isOverFailed()).isTrue();
    attempts.read(CENTRAL, PENDING);
    attempts.read(CENTRAL, FAILED);
    assertThat(attempts.isOverFailed()).isFalse();
    attempts.sending(FAILED);
    attempts.sending(PENDING);
    assertThat(attempts.isOverFailed()).isFalse();
  }

  @Test
  void oneReadConfirmsFields() {
    assertThat(attempts.isConfirmed(START)).isFalse();
    attempts.read(ON, enabled(CENTRAL));
    assertThat(attempts.isConfirmed(START)).isFalse();
    attempts.read(ON, enabled(ON));
    assertThat(attempts.isConfirmed(START)).isTrue();
  }

  @Test
  void twoReadsInARowConfirmAChangedType() {
    UpdateAttempts changing = new UpdateAttempts(true);
    for (LiveConfiguration other : new LiveConfiguration[] {enabled(ON), PENDING, FAILED}) {
      changing.read(CENTRAL, enabled(CENTRAL));
      assertThat(changing.isConfirmed(START)).isFalse();
      changing.read(CENTRAL, other);
    }
    changing.read(CENTRAL, enabled(CENTRAL));
    changing.read(CENTRAL, enabled(CENTRAL));
    assertThat(changing.isConfirmed(START)).isTrue();
  }

  /** R24, R26: it was CENTRAL seconds ago, and reads show that still. */
  @Test
  void centralThatNoReadShowedPendingIsConfirmedAfterTenSeconds() {
    UpdateAttempts changing = new UpdateAttempts(true);
    changing.accepted(START);
    changing.read(CENTRAL, enabled(CENTRAL));
    changing.read(CENTRAL, enabled(CENTRAL));
    assertThat(changing.isConfirmed(START.plusMillis(9_999))).isFalse();
    assertThat(changing.isConfirmed(START.plusSeconds(10))).isTrue();
    changing.read(CENTRAL, PENDING);
    changing.read(CENTRAL, enabled(CENTRAL));
    changing.read(CENTRAL, enabled(CENTRAL));
    assertThat(changing.isConfirmed(START)).isTrue();
    changing.accepted(START);
    changing.read(CENTRAL, enabled(CENTRAL));
    changing.read(CENTRAL, enabled(CENTRAL));
    assertThat(changing.isConfirmed(START)).isFalse();
  }

  @Test
  void twoReadsConfirmAChangeThatWasInProgress() {
    attempts.read(CENTRAL, PENDING);
    attempts.read(CENTRAL, enabled(CENTRAL));
    assertThat(attempts.isConfirmed(START)).isFalse();
    attempts.read(CENTRAL, enabled(CENTRAL));
    assertThat(attempts.isConfirmed(START)).isTrue();
  }

  @Test
  void pollsAreFurtherAndFurtherApartUntilAnUpdateIsAccepted() {
    for (int round = 0; round < 2; round++) {
      for (long millis : new long[] {250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000}) {
        assertThat(attempts.nextPoll()).hasMillis(millis);
        attempts.waited();
      }
      attempts.accepted(START);
    }
  }
}
