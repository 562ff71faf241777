package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Create that failed without a write owns nothing, so its Delete changes nothing (R34). */
@Tag("R34")
class FailedCreateTest {
  private static final String FAILED_ID = ID + "/failed";

  private static void assertLeft(LifecycleScenario run, Response delete) {
    assertThat(delete.status()).isEqualTo(Status.SUCCESS);
    assertThat(delete.data()).containsEntry("Outcome", "left");
    assertThat(run.hub.tagged()).isEmpty();
  }

  /** Live is CENTRAL already, which only the check of the home Region fails. */
  @ParameterizedTest
  @EnumSource
  void centralWhoseHomeRegionIsDeniedIsLeftByTheRollback(OnDelete onDelete) {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL);
    run.hub.failAlways(Operation.LIST, ErrorFixtures.onList(403, "AccessDeniedException", "no"));
    Response create = run.handle(RequestType.CREATE, "", CENTRAL, onDelete);
    assertThat(create.status()).isEqualTo(Status.FAILED);
    assertThat(create.physicalResourceId()).isEqualTo(FAILED_ID);
    assertThat(run.hub.tagged()).isEmpty();

    assertLeft(run, run.delete(FAILED_ID, CENTRAL, onDelete));
    assertThat(run.hub.updates()).isEmpty();
    assertThat(run.hub.truth()).isEqualTo(enabled(CENTRAL));
  }

  /** Refused before its claim, and after it. */
  @ParameterizedTest
  @EnumSource(names = {"DESCRIBE", "UPDATE"})
  void whatAUserSetsAsDeclaredAfterwardsIsLeft(Operation refused) {
    for (OnDelete onDelete : OnDelete.values()) {
      LifecycleScenario run = LifecycleScenario.where(OFF);
      run.hub.failAlways(refused, ErrorFixtures.denied());
      Response create = run.handle(RequestType.CREATE, "", ON, onDelete);
      assertThat(create.physicalResourceId()).isEqualTo(FAILED_ID);
      run.hub.recover(refused);
      run.hub.foreignWrite(ON);
      run.clock.advance(Duration.ofMinutes(1));

      assertLeft(run, run.delete(FAILED_ID, ON, onDelete));
      assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    }
  }
}
