package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ME;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Delete that cannot be done, has to wait, or finds an earlier run's work. */
class DeleteFailureTest {

  @Test
  void anIamDenialFails() {
    for (Operation operation : List.of(Operation.DESCRIBE, Operation.UPDATE)) {
      LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
      run.hub.failAlways(operation, ErrorFixtures.denied());
      Response response = run.delete(ID, ON, OnDelete.RESTORE);
      assertThat(response.status()).isEqualTo(Status.FAILED);
      assertThat(response.reason()).contains(ErrorFixtures.DENIED, "RETAIN");
      assertThat(response.physicalResourceId()).isEqualTo(ID);
    }
  }

  /** A Create that may not read what is live has touched nothing, and its stack can go. */
  @Test
  void whatIsNotOursIsLeftWithoutReadingWhatIsLive() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.denied());
    Response response = run.delete(ID + "/failed", ON, OnDelete.RESTORE);
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(response.data()).containsEntry("Outcome", "left");
    assertThat(run.hub.requests(Operation.DESCRIBE)).isEmpty();
  }

  /** R34, R36: a stack in DELETE_FAILED or ROLLBACK_FAILED accepts no deployment. */
  @Tag("R34")
  @Tag("R36")
  @Test
  void aFailedDeleteNamesWhatIsStillPossibleAfterIt() {
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.denied());
    assertThat(run.delete(ID, ON, OnDelete.RESTORE).reason())
        .contains(
            "then delete again.",
            ". Or leave what is live as it is",
            "retain this resource when deleting the stack again",
            "--retain-resources SecurityHubeuwest1)",
            "after three tries")
        .doesNotContain("..", "deploy again");
  }

  @Test
  void retainNeedsOnlyThePermissionToRemoveItsTags() {
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.denied());
    assertThat(run.delete(ID, ON, OnDelete.RETAIN).data()).containsEntry("Outcome", "retained");
    assertThat(run.hub.updates()).isEmpty();
    assertThat(run.hub.tagged()).isEmpty();
  }

  /** R24, R36: an earlier run of the same Delete wrote it and died before it was proven. */
  @Tag("R24")
  @Tag("R36")
  @Test
  void aTargetThatIsPendingIsAwaitedAndNotWrittenAgain() {
    LifecycleScenario run =
        LifecycleScenario.where(live(CENTRAL, ConfigurationStatus.PENDING, "")).owned(CENTRAL);
    run.clock.at(Duration.ofSeconds(30), () -> run.hub.foreignWrite(CENTRAL));
    Response response = run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(response.data()).containsEntry("Outcome", "unchanged");
    assertThat(run.hub.truth()).isEqualTo(enabled(CENTRAL));
    assertThat(run.hub.updates()).isEmpty();
  }

  /** R24: an earlier Delete went back to CENTRAL, which Security Hub then gave up. */
  @Tag("R24")
  @Test
  void aTargetWhoseStatusFailedIsTriedAgain() {
    LifecycleScenario run =
        LifecycleScenario.where(live(CENTRAL, ConfigurationStatus.FAILED, "Not today."))
            .owned(CENTRAL);
    run.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.FAILED, "Not today.");
    Response failed = run.delete(ID, ON, OnDelete.RESTORE);
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.reason()).contains("Not today.", "retain this resource");
    assertThat(run.ownership().owner()).contains(ME);

    run.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.ENABLED, "");
    assertThat(run.delete(ID, ON, OnDelete.RESTORE).data()).containsEntry("Outcome", "restored");
    assertThat(run.hub.truth()).isEqualTo(enabled(CENTRAL));
    assertThat(run.hub.tagged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENABLED", "FAILED", "PENDING", "MIGRATING"})
  void withNothingToRestoreNeitherTheStatusNorTheHomeRegionMatters(String status) {
    LifecycleScenario run =
        LifecycleScenario.where(live(CENTRAL, new ConfigurationStatus(status), "message"))
            .owned(CENTRAL);
    run.hub.homeRegion(Optional.of("us-east-1"));
    Response response = run.delete(ID, CENTRAL, OnDelete.RESTORE);
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.hub.updates()).isEmpty();
  }
}
