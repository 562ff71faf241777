package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** One event's reconciliation against a fake Security Hub, on a fake clock. */
final class ReconcileScenario {
  static final OrganizationConfiguration OFF = configuration("LOCAL,false,DEFAULT");
  static final OrganizationConfiguration NOTHING = configuration("LOCAL,false,NONE");
  static final OrganizationConfiguration ON = configuration("LOCAL,true,DEFAULT");
  static final OrganizationConfiguration BARE = configuration("LOCAL,true,NONE");
  static final OrganizationConfiguration CENTRAL = configuration("CENTRAL");

  final FakeClock clock = new FakeClock();
  final FakeSecurityHub hub;

  /** Each progress as "phase: message". */
  final List<String> log = new ArrayList<>();

  private Duration length = Duration.ofMinutes(14);
  private Duration propagation = Duration.ZERO;

  private ReconcileScenario(LiveConfiguration live) {
    this.hub = new FakeSecurityHub(clock, live);
  }

  static ReconcileScenario where(LiveConfiguration live) {
    return new ReconcileScenario(live);
  }

  static ReconcileScenario where(OrganizationConfiguration live) {
    return new ReconcileScenario(FakeSecurityHub.enabled(live));
  }

  static OrganizationConfiguration configuration(String encoded) {
    return OrganizationConfiguration.decode(encoded).orElseThrow();
  }

  ReconcileScenario lasting(Duration untilDeadline) {
    length = untilDeadline;
    return this;
  }

  /** Makes it a Create, where permissions and registrations may still propagate. */
  ReconcileScenario creating() {
    propagation = Duration.ofSeconds(60);
    return this;
  }

  Instant end() {
    return FakeClock.START.plus(length);
  }

  ReconcileResult succeeds(OrganizationConfiguration desired) {
    return succeedsWhile(live -> true, desired);
  }

  ReconcileResult succeedsWhile(
      Predicate<LiveConfiguration> owned, OrganizationConfiguration desired) {
    try {
      return reconcile(owned, desired);
    } catch (ReconcileException e) {
      return fail("should have succeeded, but: " + e.getMessage(), e);
    }
  }

  ReconcileException fails(OrganizationConfiguration desired) {
    return failsWhile(live -> true, desired);
  }

  ReconcileException failsWhile(
      Predicate<LiveConfiguration> owned, OrganizationConfiguration desired) {
    try {
      return fail("should have failed, but returned " + reconcile(owned, desired));
    } catch (ReconcileException e) {
      assertThat(e).hasMessageContaining("123456789012 in eu-west-1");
      return e;
    }
  }

  ReconcileResult reconcile(Predicate<LiveConfiguration> owned, OrganizationConfiguration desired)
      throws ReconcileException {
    return reconcile(new Deadline(clock, end(), propagation), owned, desired);
  }

  ReconcileResult reconcile(
      Deadline deadline, Predicate<LiveConfiguration> owned, OrganizationConfiguration desired)
      throws ReconcileException {
    Retries retries = new Retries(deadline, any -> {});
    CheckedUpdates updates = new CheckedUpdates(hub.place(), deadline, WriteCheck.NONE);
    Reconciler reconciler =
        new Reconciler(
            new SecurityHubWithSettings(hub, Set.of(), updates),
            deadline,
            (phase, text) -> log.add(phase.word() + ": " + text),
            new HomeRegionCheck(hub, deadline, retries));
    try {
      Observation found = retries.call(ApiOperation.DESCRIBE.action(), hub::describe);
      return reconciler.reconcile(found, owned, desired);
    } catch (InterruptedException e) {
      throw new AssertionError("no test interrupts", e);
    } finally {
      assertThat(hub.updates())
          .as("no update after the deadline")
          .allMatch(update -> update.at().isBefore(end()));
    }
  }

  /** Returns the times between one update and the next. */
  List<Duration> betweenUpdates() {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < hub.updates().size(); i++) {
      gaps.add(Duration.between(hub.updates().get(i - 1).at(), hub.updates().get(i).at()));
    }
    return gaps;
  }
}
