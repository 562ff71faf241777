package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifecycleHandlerTest {
  @Test
  void aCreateHasAllTenAttributesAsText() {
    Response response = LifecycleScenario.where(OFF).create(BARE);
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(response.data())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Region", "eu-west-1",
                "ConfigurationType", "LOCAL",
                "AutoEnable", "true",
                "AutoEnableStandards", "NONE",
                "Status", "ENABLED",
                "StatusMessage", "",
                "MemberAccountLimitReached", "false",
                "Outcome", "updated",
                "Changes", "AutoEnable: false -> true; AutoEnableStandards: DEFAULT -> NONE",
                "PreviousConfiguration", "LOCAL,false,DEFAULT"));
  }

  @Test
  void underCentralTheAttributesAreWhatTheServiceReturns() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.ENABLED, "done 🦔");
    assertThat(run.create(CENTRAL).data())
        .hasSize(10)
        .containsEntry("ConfigurationType", "CENTRAL")
        .containsEntry("AutoEnable", "false")
        .containsEntry("AutoEnableStandards", "NONE")
        .containsEntry("StatusMessage", "done 🦔");
  }

  @Test
  void anUpdateOfAForeignIdKeepsItToo() {
    Response response = LifecycleScenario.where(OFF).update("Stack-Logical-1ABC", ON);
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(response.physicalResourceId()).isEqualTo("Stack-Logical-1ABC");
  }

  @Test
  void aChangedRegionHasANewIdWithWhatWasLiveThere() {
    String old = "123456789012/us-east-1/securityhub-organization-configuration/a1b2c3d4";
    Response response = LifecycleScenario.where(OFF).update(old, ON);
    assertThat(response.physicalResourceId()).isEqualTo(ID);
    assertThat(response.data()).containsEntry("PreviousConfiguration", "LOCAL,false,DEFAULT");
  }

  @Test
  void withNothingToDoTheLiveAndTheTagsAreReadOnce() {
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    Response response = run.handle(RequestType.UPDATE, ID, ON, OnDelete.RETAIN);
    assertThat(response.reason()).isEqualTo("unchanged");
    assertThat(run.hub.requests())
        .extracting(FakeSecurityHub.Request::operation)
        .containsExactly(Operation.DESCRIBE, Operation.LIST_TAGS);
  }

  @Test
  void aCreateWithAChangeTakesSixRequests() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.create(ON);
    assertThat(run.hub.requests())
        .extracting(FakeSecurityHub.Request::operation)
        .containsExactly(
            Operation.DESCRIBE,
            Operation.LIST_TAGS,
            Operation.TAG,
            Operation.UPDATE,
            Operation.DESCRIBE,
            Operation.UNTAG);
  }

  @Test
  void theIdOfACreateMarksItFailedUntilItHasSucceeded() {
    LifecycleScenario run = LifecycleScenario.where(BARE);
    LifecycleHandler lifecycle =
        run.lifecycle(
            Events.event(
                RequestType.CREATE, "", Events.properties("eu-west-1", ON, OnDelete.RESET)));
    assertThat(lifecycle.outOfTime("x").physicalResourceId()).isEqualTo(ID + "/failed");
    LifecycleScenario.response(lifecycle);
    assertThat(lifecycle.outOfTime("x").physicalResourceId()).isEqualTo(ID);
  }
}
