package io.github.cdksecurityhub.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A preview predicts what the events then do, and writes nothing: over configurations, PENDING and
 * FAILED, home and linked Regions, associated policies, and owners.
 *
 * <p>{@code -Dorganizations=20000} runs more of them.
 */
class AgreementTest {
  private static final int ORGANIZATIONS = Integer.getInteger("organizations", 1000);

  /** Longer than all requests of an event, and less than the first wait of the handler. */
  private static final Duration NO_WAIT = Duration.ofSeconds(25);

  private final Set<String> seen = new TreeSet<>();

  @Test
  void theEventsDoWhatThePreviewPredicts() throws Exception {
    for (int seed = 1; seed <= ORGANIZATIONS; seed++) {
      check(seed);
    }
    if (ORGANIZATIONS >= 1000) {
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
  }

  private void check(int seed) throws Exception {
    RandomOrganization shown = new RandomOrganization(seed);
    RandomOrganization real = new RandomOrganization(seed);
    SimulatedRegions regions =
        new SimulatedRegions(shown.hubs::get, shown.clock, Duration.ofSeconds(1));
    boolean goesOn = true;
    for (int i = 0; i < real.events.size() && goesOn; i++) {
      goesOn = check("seed %d, event %d".formatted(seed, i), shown, regions, real, i);
    }
    shown
        .hubs
        .values()
        .forEach(
            hub -> {
              assertThat(hub.updates()).as("seed %d: the preview writes nothing", seed).isEmpty();
              assertThat(hub.tagWrites()).as("seed %d: nor any tag", seed).isZero();
            });
  }

  /** Returns whether the event succeeds, so that the next one comes. */
  private boolean check(
      String name,
      RandomOrganization shown,
      SimulatedRegions regions,
      RandomOrganization real,
      int i)
      throws Exception {
    CustomResourceEvent event = shown.events.get(i);
    AccountRegion place = RandomOrganization.place(event.region());
    Instant start = shown.clock.now();
    PlannedOutcome planned = regions.preview(place).run(event);
    assertThat(Duration.between(start, shown.clock.now()))
        .as("%s: the preview waits for nothing", name)
        .isLessThan(NO_WAIT);

    InMemorySecurityHub hub = real.hubs.get(place);
    int updatesBefore = hub.updates().size();
    Preview.FailureListener listener = new Preview.FailureListener();
    Response response = lifecycle(real, real.events.get(i), listener).handle();

    assertThat(planned.response().status()).as(name).isEqualTo(response.status());
    assertThat(planned.response().physicalResourceId())
        .as(name)
        .isEqualTo(response.physicalResourceId());
    assertThat(planned.response().data()).as(name).isEqualTo(response.data());
    assertThat(planned.failure().map(Failure::cause))
        .as(name)
        .isEqualTo(listener.failure.map(Failure::cause));
    assertSameOwners(name, regions, real);
    if (planned.isFailed()) {
      seen.add(planned.failure().map(it -> it.cause().name()).orElse("invalid"));
      return false;
    }
    noteWhatIsSeen(planned, event);
    assertThat(planned.response().reason()).as(name).isEqualTo(response.reason());
    assertThat(planned.writes()).as(name).isEqualTo(hub.updates().size() > updatesBefore);
    planned.after().ifPresent(after -> assertComesTrue(name, after, hub.truth()));
    planned
        .linked()
        .forEach(
            each ->
                assertThat(each.to())
                    .as("%s, linked", name)
                    .isEqualTo(
                        real.hubs
                            .get(RandomOrganization.place(each.region()))
                            .truth()
                            .toConfiguration()));
    return true;
  }

  /** What the tags say after it, but for the time of the last write. */
  private static void assertSameOwners(
      String name, SimulatedRegions regions, RandomOrganization real) throws SecurityHubException {
    for (InMemorySecurityHub hub : real.hubs.values()) {
      assertThat(timeless(regions.at(hub.place()).tags()))
          .as("%s, tags of %s", name, hub.place())
          .isEqualTo(timeless(hub.tags()));
    }
  }

  private static Map<String, String> timeless(Map<String, String> tags) {
    Map<String, String> timeless = new TreeMap<>(tags);
    timeless.remove("securityhub-organization:written");
    return timeless;
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
      String name, LiveConfiguration predicted, LiveConfiguration truth) {
    assertThat(predicted.toConfiguration()).as(name).isEqualTo(truth.toConfiguration());
    if (!predicted.status().equals(ConfigurationStatus.PENDING)) {
      assertThat(predicted).as(name).isEqualTo(truth);
    }
  }

  private static LifecycleHandler lifecycle(
      RandomOrganization real, CustomResourceEvent event, ProgressListener listener) {
    Deadline deadline =
        new Deadline(real.clock, real.clock.now().plus(Duration.ofMinutes(14)), Duration.ZERO);
    return new LifecycleHandler(
        event,
        InMemorySecurityHub.PLACE.account(),
        real.hubs::get,
        Preview.DEPLOYING,
        deadline,
        listener);
  }
}
