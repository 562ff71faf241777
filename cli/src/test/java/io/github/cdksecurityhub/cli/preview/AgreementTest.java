package io.github.cdksecurityhub.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A preview predicts what the event then does, and writes nothing: over configurations, PENDING and
 * FAILED, home and linked Regions, and associated policies.
 */
class AgreementTest {
  private static final int STATES = 2000;
  private static final AssociatedPolicy POLICY =
      new AssociatedPolicy("id", "baseline", "ROOT", "r-ab12");

  private final Set<String> seen = new TreeSet<>();

  @Test
  void theEventDoesWhatThePreviewPredicts() throws InterruptedException {
    for (int seed = 1; seed <= STATES; seed++) {
      check(seed);
    }
    assertThat(seen)
        .as("the states are not all alike")
        .contains(
            "SUCCESS",
            "waits",
            "MISSING_FINDING_AGGREGATOR",
            "NOT_HOME_REGION",
            "POLICIES_ASSOCIATED");
  }

  private void check(int seed) throws InterruptedException {
    ManualClock previewed = new ManualClock();
    InMemorySecurityHub shown = hub(new Random(seed), previewed);
    ManualClock clock = new ManualClock();
    Random random = new Random(seed);
    InMemorySecurityHub hub = hub(random, clock);
    CustomResourceEvent event = event(random);

    PlannedOutcome planned = new Preview(shown, previewed, Duration.ofSeconds(1)).run(event);
    assertThat(shown.updates()).as("seed %d: the preview writes nothing", seed).isEmpty();
    FailureRecorder listener = new FailureRecorder();
    Response response = lifecycle(event, hub, clock, listener).handle();

    assertThat(planned.response().status()).as("seed %d", seed).isEqualTo(response.status());
    assertThat(planned.response().data()).as("seed %d", seed).isEqualTo(response.data());
    assertThat(planned.failure().map(Failure::cause))
        .as("seed %d", seed)
        .isEqualTo(listener.failure.map(Failure::cause));
    if (planned.isFailed()) {
      seen.add(planned.failure().map(it -> it.cause().name()).orElse("invalid"));
      return;
    }
    seen.add(planned.waits() ? "waits" : "SUCCESS");
    assertThat(planned.response().reason()).as("seed %d", seed).isEqualTo(response.reason());
    assertThat(planned.writes()).as("seed %d", seed).isEqualTo(!hub.updates().isEmpty());
    planned.after().ifPresent(after -> assertComesTrue(seed, after, hub.truth()));
  }

  /** An event that doesn't wait for PENDING may end before or after the service does. */
  private static void assertComesTrue(
      int seed, LiveConfiguration predicted, LiveConfiguration truth) {
    assertThat(predicted.toConfiguration()).as("seed %d", seed).isEqualTo(truth.toConfiguration());
    if (!predicted.status().equals(ConfigurationStatus.PENDING)) {
      assertThat(predicted).as("seed %d", seed).isEqualTo(truth);
    }
  }

  private static InMemorySecurityHub hub(Random random, ManualClock clock) {
    OrganizationConfiguration live = any(random);
    boolean fails = live.type() == ConfigurationType.CENTRAL && random.nextInt(3) == 0;
    InMemorySecurityHub hub =
        new InMemorySecurityHub(
            clock,
            fails
                ? InMemorySecurityHub.live(live, ConfigurationStatus.FAILED, "It did not work.")
                : InMemorySecurityHub.live(live, ConfigurationStatus.ENABLED, ""),
            List.of(Optional.of("eu-west-1"), Optional.of("us-east-1"), Optional.<String>empty())
                .get(random.nextInt(3)),
            random.nextInt(3) == 0 ? List.of(POLICY) : List.of());
    if (random.nextInt(5) == 0) {
      hub.foreignWrite(central());
    }
    return hub;
  }

  private static OrganizationConfiguration central() {
    return OrganizationConfiguration.values().stream()
        .filter(each -> each.type() == ConfigurationType.CENTRAL)
        .findFirst()
        .orElseThrow();
  }

  private static OrganizationConfiguration any(Random random) {
    return OrganizationConfiguration.values().get(random.nextInt(5));
  }

  private static CustomResourceEvent event(Random random) {
    RequestType type = RequestType.values()[random.nextInt(3)];
    OnDelete onDelete = OnDelete.values()[random.nextInt(3)];
    Map<String, String> properties = DeclaredProperties.of(any(random), onDelete);
    String id =
        "123456789012/eu-west-1/securityhub-organization-configuration/" + any(random).encoded();
    return SimulatedEvent.of(type, "One", type == RequestType.CREATE ? "" : id, properties);
  }

  private static LifecycleHandler lifecycle(
      CustomResourceEvent event,
      InMemorySecurityHub hub,
      ManualClock clock,
      ProgressListener listener) {
    Deadline deadline =
        new Deadline(clock, clock.now().plus(Duration.ofMinutes(14)), Duration.ZERO);
    return new LifecycleHandler(
        event, InMemorySecurityHub.PLACE.account(), place -> hub, deadline, listener);
  }

  private static final class FailureRecorder implements ProgressListener {
    private Optional<Failure> failure = Optional.empty();

    @Override
    public void progress(Phase phase, String message) {
      // Only the failure is compared.
    }

    @Override
    public void failed(ReconcileException e) {
      failure = Optional.of(e.failure());
    }
  }
}
