package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One event's reconciliation against a fake hub, on a fake clock. */
final class ReconcileScenario {
  static final OrganizationConfiguration OFF = configuration("LOCAL,false,DEFAULT");
  static final OrganizationConfiguration NOTHING = configuration("LOCAL,false,NONE");
  static final OrganizationConfiguration ON = configuration("LOCAL,true,DEFAULT");
  static final OrganizationConfiguration BARE = configuration("LOCAL,true,NONE");
  static final OrganizationConfiguration CENTRAL = configuration("CENTRAL");

  final FakeClock clock = new FakeClock();
  final FakeSecurityHub hub;
  final List<String> notes = new ArrayList<>();
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

  private static OrganizationConfiguration configuration(String encoded) {
    return OrganizationConfiguration.decode(encoded).orElseThrow();
  }

  ReconcileScenario lasting(Duration budget) {
    length = budget;
    return this;
  }

  /** Makes it a Create, on which permissions and registrations may still spread. */
  ReconcileScenario creating() {
    propagation = Duration.ofSeconds(60);
    return this;
  }

  Instant end() {
    return FakeClock.START.plus(length);
  }

  ReconcileResult converges(OrganizationConfiguration desired) {
    try {
      return converge(live -> true, desired);
    } catch (ReconcileException e) {
      return fail("should have converged, but: " + e.getMessage(), e);
    }
  }

  ReconcileException fails(OrganizationConfiguration desired) {
    return failsWhile(live -> true, desired);
  }

  ReconcileException failsWhile(
      Predicate<LiveConfiguration> ours, OrganizationConfiguration desired) {
    try {
      ReconcileResult report = converge(ours, desired);
      return fail("should have failed, but reports " + report);
    } catch (ReconcileException e) {
      assertThat(e).hasMessageContaining("123456789012 in eu-west-1");
      return e;
    }
  }

  ReconcileResult converge(Predicate<LiveConfiguration> ours, OrganizationConfiguration desired)
      throws ReconcileException {
    Deadline budget = new Deadline(clock, FakeClock.START, end(), propagation);
    Reconciler reconciler = new Reconciler(hub, budget, new Notes());
    try {
      return reconciler.convergeWhile(ours, desired, reconciler.observe());
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this test", e);
    } finally {
      assertThat(hub.updates())
          .as("no write after the end")
          .allMatch(it -> it.at().isBefore(end()));
    }
  }

  /** Returns the pauses between one Update and the next. */
  List<Duration> betweenUpdates() {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < hub.updates().size(); i++) {
      gaps.add(Duration.between(hub.updates().get(i - 1).at(), hub.updates().get(i).at()));
    }
    return gaps;
  }

  private final class Notes implements ProgressListener {
    @Override
    public void enter(Phase phase) {
      notes.add(phase.word());
    }

    @Override
    public void note(String doing) {
      notes.add(doing);
    }
  }
}
