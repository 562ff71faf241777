package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ME;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void onlyAFailureOfTheServiceIsReportedToTheListener() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.create(ON);
    run.handle(RequestType.CREATE, "", Map.of());
    assertThat(run.failures).isEmpty();
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    run.create(ON);
    assertThat(run.failures).containsExactly(FailureCause.NOT_SUBSCRIBED);
  }

  /** An Update that changes the Region fails in the new one, and is rolled back. */
  @Test
  void theRollbackOfAChangedRegionPutsTheNewOneBack() {
    Owner first = new Owner(ME.stackId(), ME.resource(), "a1b2c3d4");
    String id = ID.replace(ME.life(), first.life());
    LifecycleScenario run = LifecycleScenario.where(ON).ownedBy(first, Optional.of(OFF));
    FakeSecurityHub other = run.region("us-east-1", enabled(OFF));
    other.afterUpdate(() -> other.failAlways(Operation.DESCRIBE, ErrorFixtures.internal()));
    Map<String, String> here = Events.properties("eu-west-1", ON, OnDelete.RESET);
    Map<String, String> there = Events.properties("us-east-1", ON, OnDelete.RESET);

    Response failed = LifecycleScenario.response(run.lifecycle(Events.update(id, there, here)));
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.physicalResourceId()).isEqualTo(id);
    assertThat(other.truth()).isEqualTo(enabled(ON));

    other.afterUpdate(() -> {});
    other.calm();
    Response rollback = LifecycleScenario.response(run.lifecycle(Events.update(id, here, there)));
    assertThat(rollback.status()).isEqualTo(Status.SUCCESS);
    assertThat(rollback.physicalResourceId()).isEqualTo(id);
    assertThat(other.truth()).isEqualTo(enabled(OFF));
    assertThat(other.tagged()).isEmpty();
    assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    assertThat(run.ownership().owner()).contains(first);
  }

  private static void assertLeft(LifecycleScenario run, Response delete) {
    assertThat(delete.status()).isEqualTo(Status.SUCCESS);
    assertThat(delete.data()).containsEntry("Outcome", "left");
    assertThat(run.hub.tagged()).isEmpty();
  }

  /**
   * R34: a Create that failed without a write owns nothing. Live is CENTRAL already, which only the
   * check of the home Region fails.
   */
  @Tag("R34")
  @ParameterizedTest
  @EnumSource
  void centralWhoseHomeRegionIsDeniedIsLeftByTheRollback(OnDelete onDelete) {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL);
    run.hub.failAlways(Operation.LIST, ErrorFixtures.onList(403, "AccessDeniedException", "no"));
    Response create = run.handle(RequestType.CREATE, "", CENTRAL, onDelete);
    assertThat(create.status()).isEqualTo(Status.FAILED);
    assertThat(create.physicalResourceId()).isEqualTo(ID + "/failed");
    assertThat(run.hub.tagged()).isEmpty();

    assertLeft(run, run.delete(ID + "/failed", CENTRAL, onDelete));
    assertThat(run.hub.updates()).isEmpty();
    assertThat(run.hub.truth()).isEqualTo(enabled(CENTRAL));
  }

  /** Refused before its claim, and after it. */
  @Tag("R34")
  @ParameterizedTest
  @EnumSource(names = {"DESCRIBE", "UPDATE"})
  void whatAUserSetsAsDeclaredAfterwardsIsLeft(Operation refused) {
    for (OnDelete onDelete : OnDelete.values()) {
      LifecycleScenario run = LifecycleScenario.where(OFF);
      run.hub.failAlways(refused, ErrorFixtures.denied());
      Response create = run.handle(RequestType.CREATE, "", ON, onDelete);
      assertThat(create.physicalResourceId()).isEqualTo(ID + "/failed");
      run.hub.recover(refused);
      run.hub.foreignWrite(ON);
      run.clock.advance(Duration.ofMinutes(1));

      assertLeft(run, run.delete(ID + "/failed", ON, onDelete));
      assertThat(run.hub.truth()).isEqualTo(enabled(ON));
    }
  }
}
