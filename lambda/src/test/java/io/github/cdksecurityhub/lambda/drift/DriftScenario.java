package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A stack that declares some Regions, in an account with a Security Hub in each. */
final class DriftScenario {
  static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/Hub/0a1b2c3d";
  static final String RUN = "11111111-run";
  static final OrganizationConfiguration DECLARED =
      new OrganizationConfiguration.Local(true, AutoEnableStandards.DEFAULT);
  static final OrganizationConfiguration FOREIGN =
      new OrganizationConfiguration.Local(false, AutoEnableStandards.DEFAULT);
  static final DriftTrigger SCHEDULE =
      new DriftTrigger(DriftTrigger.Kind.SCHEDULE, "", "", "", "", List.of());
  static final StackStatus COMPLETE = status("UPDATE_COMPLETE", "2026-01-01T00:00:00Z");

  final FakeClock clock = new FakeClock();
  final HealCooldown cooldown = new HealCooldown();
  final BlockingQueue<ReconcileException> failures = new LinkedBlockingQueue<>();
  Runnable onHeal = () -> {};
  Runnable onRetry = () -> {};
  private StackStatus stackStatus = COMPLETE;
  private final Map<String, FakeSecurityHub> hubs = new LinkedHashMap<>();
  private final Map<AccountRegion, OrganizationConfiguration> declared = new LinkedHashMap<>();

  static DriftScenario with(String... regions) {
    DriftScenario scenario = new DriftScenario();
    for (String region : regions) {
      scenario.declare(region, DECLARED, FakeSecurityHub.enabled(DECLARED));
    }
    return scenario;
  }

  static StackStatus status(String value, String lastUpdated) {
    return StackStatus.of(value, Optional.of(Instant.parse(lastUpdated)));
  }

  static DriftTrigger changeIn(String region) {
    return call(region, "UpdateOrganizationConfiguration");
  }

  static DriftTrigger call(String region, String operation, String... parameters) {
    return new DriftTrigger(
        DriftTrigger.Kind.CHANGE,
        region,
        "arn:aws:iam::123456789012:user/eve",
        operation,
        "2029-12-31T23:59:30Z",
        List.of(parameters));
  }

  void declare(String region, OrganizationConfiguration configuration, LiveConfiguration live) {
    AccountRegion place = new AccountRegion(FakeSecurityHub.ACCOUNT, region);
    declared.put(place, configuration);
    hubs.put(region, new FakeSecurityHub(clock, place, live));
    ownedBy(region, STACK);
  }

  /** The tags of the Region name a resource of {@code stackId}. */
  void ownedBy(String region, String stackId) {
    Owner owner = new Owner(stackId, "SecurityHub", "0a1b2c3d");
    in(region).owned(Ownership.claimedBy(owner, Optional.of(FOREIGN)));
  }

  /** Returns what the tags of the Region record. */
  Ownership ownership(String region) {
    return in(region).ownership();
  }

  /** {@code home} links {@code other}, in which nothing is declared. */
  FakeSecurityHub link(String home, String other, OrganizationConfiguration live) {
    AccountRegion place = new AccountRegion(FakeSecurityHub.ACCOUNT, other);
    hubs.put(other, new FakeSecurityHub(clock, place, FakeSecurityHub.enabled(live)));
    in(home).link(in(other));
    return in(other);
  }

  FakeSecurityHub in(String region) {
    return hubs.get(region);
  }

  /** From now on the stack's status is this one. */
  void stackIs(StackStatus status) {
    stackStatus = status;
  }

  /** A whole deployment, which writes nothing, begins and ends at {@code time}. */
  void deployAt(String time) {
    stackIs(status("UPDATE_COMPLETE", time));
  }

  Map<String, Drift> check() throws InterruptedException {
    return run(false, SCHEDULE);
  }

  Map<String, Drift> heal() throws InterruptedException {
    return run(true, SCHEDULE);
  }

  Map<String, Drift> run(boolean heals, DriftTrigger trigger) throws InterruptedException {
    DriftRun run =
        new DriftRun(
            new WatchedStack(STACK, heals, declared, Set.of()),
            clock,
            clock.now().plus(Duration.ofMinutes(4)),
            () -> stackStatus,
            stackStatus,
            trigger,
            cooldown);
    DriftCheck check = new DriftCheck(run, place -> new Listener());
    Map<AccountRegion, Drift> drifts = check.check(place -> hubs.get(place.region()));
    if (heals) {
      drifts = check.heal(drifts, place -> hubs.get(place.region()), RUN);
    }
    Map<String, Drift> byRegion = new TreeMap<>();
    drifts.forEach((place, drift) -> byRegion.put(place.region(), drift));
    return byRegion;
  }

  private final class Listener implements ProgressListener {
    @Override
    public void progress(Phase phase, String message) {
      if (phase == Phase.OBSERVE) {
        onHeal.run();
      }
      if (message.startsWith("retrying")) {
        onRetry.run();
      }
    }

    @Override
    public void failed(ReconcileException failure) {
      failures.add(failure);
    }
  }

  int writes() {
    return hubs.values().stream().mapToInt(hub -> hub.updates().size()).sum();
  }
}
