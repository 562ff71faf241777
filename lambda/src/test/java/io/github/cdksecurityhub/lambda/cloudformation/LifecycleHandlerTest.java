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
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void anUpdateHasAllTenAttributesToo() {
    Response response = LifecycleScenario.where(ON).update(ID + "CENTRAL", ON);
    assertThat(response.data())
        .hasSize(10)
        .containsEntry("Outcome", "unchanged")
        .containsEntry("Changes", "")
        .containsEntry("PreviousConfiguration", "CENTRAL");
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

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.model.OrganizationConfiguration#values")
  void theIdOfACreateHoldsWhatWasLiveBefore(OrganizationConfiguration previous) {
    for (OrganizationConfiguration declared : OrganizationConfiguration.values()) {
      LifecycleScenario run = LifecycleScenario.where(previous);
      Response response = run.create(declared);
      assertThat(response.status()).isEqualTo(Status.SUCCESS);
      assertThat(response.physicalResourceId()).isEqualTo(ID + previous.encoded());
      assertThat(run.hub.truth().toConfiguration()).isEqualTo(declared);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CENTRAL", "unobserved", "LOCAL,false,NONE"})
  void everyUpdateKeepsTheId(String previous) {
    for (OrganizationConfiguration live : OrganizationConfiguration.values()) {
      for (OrganizationConfiguration declared : OrganizationConfiguration.values()) {
        Response response = LifecycleScenario.where(live).update(ID + previous, declared);
        assertThat(response.status()).isEqualTo(Status.SUCCESS);
        assertThat(response.physicalResourceId()).isEqualTo(ID + previous);
        assertThat(response.data()).containsEntry("PreviousConfiguration", previous);
      }
    }
  }

  @Test
  void anUpdateOfAForeignIdKeepsItToo() {
    Response response = LifecycleScenario.where(OFF).update("Stack-Logical-1ABC", ON);
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(response.physicalResourceId()).isEqualTo("Stack-Logical-1ABC");
  }

  @Test
  void aChangedRegionHasANewIdWithWhatWasLiveThere() {
    String old = "123456789012/us-east-1/securityhub-organization-configuration/CENTRAL";
    Response response = LifecycleScenario.where(OFF).update(old, ON);
    assertThat(response.physicalResourceId()).isEqualTo(ID + "LOCAL,false,DEFAULT");
    assertThat(response.data()).containsEntry("PreviousConfiguration", "LOCAL,false,DEFAULT");
  }

  @Test
  void aChangeOfOnlyOnDeleteReadsOnceAndWritesNothing() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    Response response =
        run.handle(RequestType.UPDATE, ID + "LOCAL,false,DEFAULT", ON, OnDelete.RETAIN);
    assertThat(response.reason()).isEqualTo("unchanged");
    assertThat(response.physicalResourceId()).isEqualTo(ID + "LOCAL,false,DEFAULT");
    assertThat(run.hub.requests()).hasSize(1);
  }

  @Test
  void aCentralThatHasFailedBeforeIsSentOnceAndRemembered() {
    LifecycleScenario run =
        LifecycleScenario.where(
            FakeSecurityHub.live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));
    Response response = run.create(CENTRAL);
    assertThat(response.physicalResourceId()).isEqualTo(ID + "CENTRAL");
    assertThat(response.data())
        .containsEntry("Outcome", "updated")
        .containsEntry("Changes", "Status: FAILED -> ENABLED");
    assertThat(run.hub.updates()).hasSize(1);
  }

  @Test
  void theSameEventTwiceWritesOnce() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    String id = ID + "CENTRAL";
    run.update(id, ON);
    assertThat(run.update(id, ON).data()).containsEntry("Outcome", "unchanged");
    assertThat(run.hub.updates()).hasSize(1);
  }

  @Test
  void theIdOfAResponseSentTooLateIsTheOneKnownByThen() {
    LifecycleScenario run = LifecycleScenario.where(BARE);
    LifecycleHandler lifecycle =
        run.lifecycle(
            Events.event(
                RequestType.CREATE, "", Events.properties("eu-west-1", ON, OnDelete.RESET)));
    assertThat(lifecycle.outOfTime("x").physicalResourceId()).isEqualTo(ID + "unobserved");
    LifecycleScenario.response(lifecycle);
    assertThat(lifecycle.outOfTime("x").physicalResourceId()).isEqualTo(ID + "LOCAL,true,NONE");
    assertThat(lifecycle.failedUnexpectedly(new IllegalStateException("x")).physicalResourceId())
        .isEqualTo(ID + "LOCAL,true,NONE");
  }
}
