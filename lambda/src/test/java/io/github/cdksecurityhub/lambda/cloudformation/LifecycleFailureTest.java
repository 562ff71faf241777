package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Create or Update that fails: its id, its reason, and what its rollback does. */
class LifecycleFailureTest {
  static void assertFailed(Response response, String... words) {
    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(response.reason()).contains(words).contains("123456789012");
    assertThat(response.data()).isEmpty();
  }

  @Test
  void aCreateThatFailsAfterItsReadRemembersWhatWasLive() {
    LifecycleScenario run = LifecycleScenario.where(BARE);
    run.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.FAILED, "no");
    Response response = run.create(CENTRAL);
    assertFailed(response, "no");
    assertThat(response.physicalResourceId()).isEqualTo(ID + "/failed");
    assertThat(run.ownership().previous()).contains(BARE);
    Response rollback = run.delete(response.physicalResourceId(), CENTRAL, OnDelete.RESTORE);
    assertThat(rollback.data()).containsEntry("Outcome", "restored");
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void theDeleteOfACreateThatReadNothingChangesNothing() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    Response response = run.create(ON);
    assertFailed(response, "EnableSecurityHub", ErrorFixtures.NOT_SUBSCRIBED, "eu-west-1");
    assertThat(response.physicalResourceId()).isEqualTo(ID + "/failed");
    run.hub.recover(Operation.DESCRIBE);
    for (OnDelete onDelete : OnDelete.values()) {
      Response delete = run.delete(response.physicalResourceId(), ON, onDelete);
      assertThat(delete.status()).isEqualTo(Status.SUCCESS);
      assertThat(delete.data()).containsEntry("Outcome", "left");
    }
    assertThat(run.hub.updates()).isEmpty();
    assertThat(run.hub.tagged()).isEmpty();
  }

  /** R26: its rollback comes within seconds, and must believe no read that is older. */
  @Test
  void theTagsOfAnUpdateThatFailedAfterItsWriteNameTheTime() {
    LifecycleScenario run = LifecycleScenario.where(OFF).owned(OFF);
    run.clock.advance(Duration.ofMinutes(5));
    Instant begin = run.clock.now();
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.failure(FailureCause.SERVICE_FAULT));
    assertThat(run.update(ID, ON).status()).isEqualTo(Status.FAILED);
    assertThat(run.ownership().isWrittenAfter(begin)).isTrue();
  }

  @Test
  void aCreateWithABadPropertySendsNothing() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    Response response =
        run.handle(RequestType.CREATE, "", Map.of("SchemaVersion", "1", "Region", "eu-west-1"));
    assertFailed(response, "ConfigurationType", "missing");
    assertThat(response.physicalResourceId()).isEqualTo(ID + "/failed");
    assertThat(run.places).isEmpty();
  }

  @Test
  void anUpdateWithABadPropertySendsNothingAndKeepsTheId() {
    LifecycleScenario run = LifecycleScenario.where(ON).owned(CENTRAL);
    Response response = run.handle(RequestType.UPDATE, ID, Map.of("SchemaVersion", "3"));
    assertFailed(response, "SchemaVersion", "allowed is 1");
    assertThat(response.physicalResourceId()).isEqualTo(ID);
    assertThat(run.places).isEmpty();
  }

  @Test
  void aChangedRegionThatFailsKeepsTheOldId() {
    String old = "123456789012/us-east-1/securityhub-organization-configuration/a1b2c3d4";
    for (Operation operation : new Operation[] {Operation.DESCRIBE, Operation.UPDATE}) {
      LifecycleScenario run = LifecycleScenario.where(OFF);
      run.hub.failAlways(operation, ErrorFixtures.denied());
      Response response = run.update(old, ON);
      assertFailed(response, "eu-west-1");
      assertThat(response.physicalResourceId()).isEqualTo(old);
    }
  }

  @Test
  void theRollbackOfAnUpdateIsAnUpdate() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    String id = run.create(ON).physicalResourceId();
    run.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.FAILED, "no");
    assertFailed(run.update(id, CENTRAL), "no");
    Response rollback = run.update(id, ON);
    assertThat(rollback.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    assertThat(rollback.physicalResourceId()).isEqualTo(id);
  }

  @Test
  void centralWithoutAnAggregatorNamesTheCallThatCreatesIt() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.homeRegion(Optional.empty());
    Response response = run.create(CENTRAL);
    assertFailed(response, "CreateFindingAggregator", "eu-west-1");
    assertThat(run.hub.updates()).isEmpty();
  }

  @Test
  void aCreateWhoseProofFailsIsRolledBackWithoutAWrite() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.afterUpdate(
        () -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    Response create = run.create(ON);
    assertFailed(create, "Cannot confirm", ErrorFixtures.NOT_SUBSCRIBED, "EnableSecurityHub");
    assertThat(create.physicalResourceId()).isEqualTo(ID + "/failed");
    Response delete = run.delete(create.physicalResourceId(), ON, OnDelete.RESTORE);
    assertThat(delete.data()).containsEntry("Outcome", "left");
    assertThat(run.hub.updates()).hasSize(1);
  }

  @Test
  void aRefusalIsReportedWheneverTheTimeRunsOut() {
    AssociatedPolicy policy = new AssociatedPolicy("id", "baseline", "ROOT", "r-ab12");
    for (int latency = 10; latency < 2000; latency += 50) {
      LifecycleScenario run = LifecycleScenario.where(CENTRAL).owned(ON);
      run.hub.guardCentral();
      run.hub.policies(() -> List.of(policy));
      run.hub.latency(Duration.ofMillis(latency));
      run.update(ID, ON);
      assertThat(run.failures)
          .as("%d ms", latency)
          .containsExactly(FailureCause.POLICIES_ASSOCIATED);
    }
  }

  @Test
  void aRedirectedWriteThatArrivedIsNotSentAgain() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.failNextAfterEffect(ErrorFixtures.onLocal(302, "", ""));
    assertThat(run.create(ON).reason()).isEqualTo("updated: AutoEnable: false -> true");
    assertThat(run.hub.updates()).hasSize(1);
  }

  @Test
  void aCreateWaitsAMinuteForARegionThatIsNotEnabled() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.failAlways(
        Operation.DESCRIBE,
        ErrorFixtures.onRead(403, "UnrecognizedClientException", "The token is invalid."));
    assertFailed(run.create(ON), "EnableRegion", "eu-west-1", "The token is invalid.");
    assertThat(run.clock.passed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
  }

  @Test
  void anUpdateWaitsForNoPropagation() {
    LifecycleScenario run = LifecycleScenario.where(OFF).owned(CENTRAL);
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.denied());
    assertFailed(run.update(ID, ON), ErrorFixtures.DENIED);
    assertThat(run.clock.passed()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aWriterThatAlwaysWritesBackIsReported() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.afterUpdate(() -> run.hub.foreignWrite(OFF));
    assertFailed(run.create(ON), "accepted the update 5 times", "CloudTrail", OFF.encoded());
    assertThat(run.hub.updates()).hasSize(5);
  }

  @Test
  void onlyAFailureOfTheServiceIsReportedToTheListener() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.create(ON);
    run.handle(RequestType.CREATE, "", Map.of());
    assertThat(run.failures).isEmpty();
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    run.create(ON);
    assertThat(run.failures).containsExactly(FailureCause.NOT_SUBSCRIBED);
  }
}
