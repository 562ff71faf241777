package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import org.junit.jupiter.api.Test;

/** A failure is available as a value beside the Reason that describes it. */
class LifecycleFailureTest {
  private final LifecycleScenario run = LifecycleScenario.where(OFF);
  private final LifecycleHandler lifecycle =
      run.lifecycle(
          Events.event("Create", "", Events.properties("eu-west-1", BARE, OnDelete.RESTORE)));

  @Test
  void anEventThatSucceedsHasNoFailure() {
    assertThat(LifecycleScenario.answer(lifecycle).status()).isEqualTo(Status.SUCCESS);
    assertThat(lifecycle.failure()).isEmpty();
  }

  @Test
  void anEventThatFailsHasItsFailureBesideTheReason() {
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    assertThat(LifecycleScenario.answer(lifecycle).status()).isEqualTo(Status.FAILED);
    assertThat(lifecycle.failure()).containsInstanceOf(Standing.class);
  }
}
