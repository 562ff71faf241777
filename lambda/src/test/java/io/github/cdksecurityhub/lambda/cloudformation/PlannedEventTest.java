package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.PropertyValue;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event that CloudFormation has not sent yet. */
class PlannedEventTest {
  private final LifecycleScenario run = LifecycleScenario.where(OFF);

  private static CustomResourceEvent planned() {
    Map<String, PropertyValue> values = new LinkedHashMap<>();
    Events.properties("eu-west-1", BARE, OnDelete.RESTORE)
        .forEach((name, value) -> values.put(name, new PropertyValue(value, true)));
    return CustomResourceEvent.planned("Create", "One", "", values);
  }

  @Test
  void itIsPlayedAsIfItHadCome() {
    LifecycleHandler lifecycle = run.lifecycle(planned());
    Response answer = LifecycleScenario.answer(lifecycle);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.physicalResourceId()).isEqualTo(ID + OFF.encoded());
    assertThat(lifecycle.failure()).isEmpty();
  }

  @Test
  void whereItFailsTheFailureIsToldBesideTheReason() {
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    LifecycleHandler lifecycle = run.lifecycle(planned());
    assertThat(LifecycleScenario.answer(lifecycle).status()).isEqualTo(Status.FAILED);
    assertThat(lifecycle.failure()).containsInstanceOf(Standing.class);
  }
}
