package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ME;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An Update that changes the Region, which fails in the new one and is rolled back. */
class ReplacementTest {
  private static final String OLD = "eu-west-1";
  private static final String NEW = "us-east-1";
  private static final String OLD_ID =
      "123456789012/eu-west-1/securityhub-organization-configuration/a1b2c3d4";

  private final FakeClock clock = new FakeClock();
  private final Map<String, FakeSecurityHub> hubs = Map.of(OLD, hub(OLD), NEW, hub(NEW));

  private FakeSecurityHub hub(String region) {
    return new FakeSecurityHub(clock, new AccountRegion("123456789012", region), enabled(OFF));
  }

  private Response update(String region, String oldRegion) throws InterruptedException {
    CustomResourceEvent event =
        new CustomResourceEvent(
            RequestType.UPDATE,
            new ResponseUrl(Events.URL),
            Events.STACK,
            "0f5c4b1e-request",
            ME.resource(),
            OLD_ID,
            Events.properties(region, ON, OnDelete.RESET),
            Events.properties(oldRegion, ON, OnDelete.RESET));
    Deadline deadline =
        new Deadline(clock, clock.now().plus(Duration.ofMinutes(14)), Duration.ZERO);
    return new LifecycleHandler(
            event,
            "123456789012",
            place -> hubs.get(place.region()),
            Events.DEPLOYING,
            deadline,
            (phase, message) -> {})
        .handle();
  }

  @Test
  void theRollbackPutsBackTheRegionThatTheUpdateBegan() throws Exception {
    hubs.get(OLD).foreignWrite(ON);
    Owner first = new Owner(ME.stackId(), ME.resource(), "a1b2c3d4");
    hubs.get(OLD).setTags(OwnershipTags.write(Ownership.claimedBy(first, Optional.of(OFF))));
    hubs.get(NEW)
        .afterUpdate(() -> hubs.get(NEW).failAlways(Operation.DESCRIBE, ErrorFixtures.internal()));

    Response failed = update(NEW, OLD);
    assertThat(failed.status()).isEqualTo(Response.Status.FAILED);
    assertThat(failed.physicalResourceId()).isEqualTo(OLD_ID);
    assertThat(hubs.get(NEW).truth()).isEqualTo(enabled(ON));

    hubs.get(NEW).afterUpdate(() -> {});
    hubs.get(NEW).calm();
    Response rollback = update(OLD, NEW);
    assertThat(rollback.status()).isEqualTo(Response.Status.SUCCESS);
    assertThat(rollback.physicalResourceId()).isEqualTo(OLD_ID);
    assertThat(hubs.get(NEW).truth()).isEqualTo(enabled(OFF));
    assertThat(hubs.get(NEW).tagged()).isEmpty();
    assertThat(hubs.get(OLD).truth()).isEqualTo(enabled(ON));
    assertThat(OwnershipTags.read(hubs.get(OLD).tagged(), "123456789012").owner()).contains(first);
  }
}
