package io.github.cdksecurityhub.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A preview predicts what the event then does, and writes nothing: over configurations, PENDING and
 * FAILED, home and linked Regions, associated policies, and owners.
 */
class AgreementTest {
  private static final int STATES = 5000;

  /** Longer than all requests of an event, and less than the first wait of the handler. */
  private static final Duration NO_WAIT = Duration.ofSeconds(15);

  private final Set<String> seen = new TreeSet<>();

  @Test
  void theEventDoesWhatThePreviewPredicts() throws InterruptedException {
    for (int seed = 1; seed <= STATES; seed++) {
      check(seed);
    }
    assertThat(seen)
        .as("the states are not all alike")
        .contains(
            "updated",
            "unchanged",
            "restored",
            "left",
            "waits",
            "taken over",
            "linked",
            "MISSING_FINDING_AGGREGATOR",
            "NOT_HOME_REGION",
            "POLICIES_ASSOCIATED",
            "OWNED_BY_ANOTHER",
            "LINKED_REGION_OWNED");
  }

  private void check(int seed) throws InterruptedException {
    RandomOrganization shown = new RandomOrganization(seed);
    Instant start = shown.clock.now();
    PlannedOutcome planned =
        new Preview(new SimulatedRegions(shown::in), shown.hub, shown.clock, Duration.ofSeconds(1))
            .run(shown.event);
    for (InMemorySecurityHub hub : List.of(shown.hub, shown.linked)) {
      assertThat(hub.updates()).as("seed %d: the preview writes nothing", seed).isEmpty();
      assertThat(hub.tagWrites()).as("seed %d: nor any tag", seed).isZero();
    }
    assertThat(Duration.between(start, shown.clock.now()))
        .as("seed %d: the preview waits for nothing", seed)
        .isLessThan(NO_WAIT);

    RandomOrganization real = new RandomOrganization(seed);
    FailureRecorder listener = new FailureRecorder();
    Response response = lifecycle(real, listener).handle();

    assertThat(planned.response().status()).as("seed %d", seed).isEqualTo(response.status());
    assertThat(planned.response().data()).as("seed %d", seed).isEqualTo(response.data());
    assertThat(planned.failure().map(Failure::cause))
        .as("seed %d", seed)
        .isEqualTo(listener.failure.map(Failure::cause));
    if (planned.isFailed()) {
      seen.add(planned.failure().map(it -> it.cause().name()).orElse("invalid"));
      return;
    }
    noteWhatIsSeen(planned, shown.event);
    assertThat(planned.response().reason()).as("seed %d", seed).isEqualTo(response.reason());
    assertThat(planned.writes()).as("seed %d", seed).isEqualTo(!real.hub.updates().isEmpty());
    planned.after().ifPresent(after -> assertComesTrue(seed, after, real.hub.truth()));
    planned
        .linked()
        .forEach(
            each ->
                assertThat(each.to())
                    .as("seed %d, linked", seed)
                    .isEqualTo(real.linked.truth().toConfiguration()));
  }

  private void noteWhatIsSeen(PlannedOutcome planned, CustomResourceEvent event) {
    seen.add(planned.outcome());
    boolean isOthers =
        planned
            .owned()
            .flatMap(Ownership::owner)
            .filter(owner -> !owner.stackId().equals(event.stackId()))
            .isPresent();
    if (isOthers && event.requestType() != RequestType.DELETE) {
      seen.add("taken over");
    }
    if (planned.waits()) {
      seen.add("waits");
    }
    if (!planned.linked().isEmpty()) {
      seen.add("linked");
    }
  }

  /** An event that doesn't wait for PENDING may end before or after the service does. */
  private static void assertComesTrue(
      int seed, LiveConfiguration predicted, LiveConfiguration truth) {
    assertThat(predicted.toConfiguration()).as("seed %d", seed).isEqualTo(truth.toConfiguration());
    if (!predicted.status().equals(ConfigurationStatus.PENDING)) {
      assertThat(predicted).as("seed %d", seed).isEqualTo(truth);
    }
  }

  private static LifecycleHandler lifecycle(RandomOrganization real, ProgressListener listener) {
    Deadline deadline =
        new Deadline(real.clock, real.clock.now().plus(Duration.ofMinutes(14)), Duration.ZERO);
    return new LifecycleHandler(
        real.event,
        InMemorySecurityHub.PLACE.account(),
        real::in,
        stackId -> StackStatus.of("UPDATE_IN_PROGRESS", Optional.empty()),
        deadline,
        listener);
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
