package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.Run.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.Run.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.Run.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Answer.Status;
import io.github.cdksecurityhub.lambda.cloudformation.Event.PropertyValue;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event that CloudFormation has not sent yet. */
class PlannedEventTest {
  private final Run run = Run.where(OFF);

  private static Event planned() {
    Map<String, PropertyValue> values = new LinkedHashMap<>();
    Events.properties("eu-west-1", BARE, OnDelete.RESTORE)
        .forEach((name, value) -> values.put(name, new PropertyValue(value, true)));
    return Event.planned("Create", "One", "", values);
  }

  @Test
  void itIsPlayedAsIfItHadCome() {
    Lifecycle lifecycle = run.lifecycle(planned());
    Answer answer = Run.answer(lifecycle);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.physicalResourceId()).isEqualTo(ID + OFF.encoded());
    assertThat(lifecycle.failure()).isEmpty();
  }

  @Test
  void whereItFailsTheFailureIsToldBesideTheReason() {
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    Lifecycle lifecycle = run.lifecycle(planned());
    assertThat(Run.answer(lifecycle).status()).isEqualTo(Status.FAILED);
    assertThat(lifecycle.failure()).containsInstanceOf(Standing.class);
  }
}
