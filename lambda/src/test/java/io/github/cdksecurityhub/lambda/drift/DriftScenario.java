package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A stack that declares some Regions, in an account with a Security Hub in each. */
final class DriftScenario implements Surroundings {
  static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/Hub/0a1b2c3d";
  static final OrganizationConfiguration DECLARED =
      new OrganizationConfiguration.Local(true, AutoEnableStandards.DEFAULT);
  static final OrganizationConfiguration FOREIGN =
      new OrganizationConfiguration.Local(false, AutoEnableStandards.DEFAULT);
  static final StackStatus AT_REST = new StackStatus("UPDATE_COMPLETE", "2026-01-01T00:00:00Z");

  private static final ProgressListener SILENT =
      new ProgressListener() {
        @Override
        public void enter(Phase phase) {
          // As it says.
        }

        @Override
        public void note(String doing) {
          // As it says.
        }
      };

  final FakeClock clock = new FakeClock();
  final Map<String, FakeSecurityHub> hubs = new LinkedHashMap<>();
  final List<String> told = new ArrayList<>();
  final HealCooldown heals = new HealCooldown();
  final Deque<StackStatus> standings = new ArrayDeque<>();
  Runnable onSecondStanding = () -> {};
  private int standingsAsked;
  Optional<IOException> silence = Optional.empty();
  private final Map<String, OrganizationConfiguration> declared = new LinkedHashMap<>();

  static DriftScenario with(String... regions) {
    DriftScenario watched = new DriftScenario();
    for (String region : regions) {
      watched.declare(region, DECLARED, FakeSecurityHub.enabled(DECLARED));
    }
    return watched;
  }

  DriftScenario declare(
      String region, OrganizationConfiguration configuration, LiveConfiguration live) {
    AccountRegion place = new AccountRegion(FakeSecurityHub.ACCOUNT, region);
    declared.put(region, configuration);
    hubs.put(region, new FakeSecurityHub(clock, place, live));
    return this;
  }

  FakeSecurityHub in(String region) {
    return hubs.get(region);
  }

  @Override
  public StackStatus standing() throws IOException {
    if (silence.isPresent()) {
      throw silence.get();
    }
    if (++standingsAsked == 2) {
      onSecondStanding.run();
    }
    return standings.isEmpty() ? AT_REST : standings.poll();
  }

  @Override
  public void tell(List<String> details) {
    told.addAll(details);
  }

  Map<String, RegionDrift> look() throws InterruptedException {
    return run(false, new DriftTrigger(DriftTrigger.Kind.SCHEDULE, "", ""));
  }

  Map<String, RegionDrift> heal() throws InterruptedException {
    return run(true, new DriftTrigger(DriftTrigger.Kind.SCHEDULE, "", ""));
  }

  Map<String, RegionDrift> run(boolean heals, DriftTrigger trigger) throws InterruptedException {
    DriftCheck.Regions regions =
        new DriftCheck.Regions(
            FakeSecurityHub.ACCOUNT,
            place -> hubs.get(place.region()),
            heals ? Optional.of(place -> hubs.get(place.region())) : Optional.empty(),
            region -> SILENT);
    WatchedRegions watch = new WatchedRegions(STACK, heals, declared);
    Map<String, RegionDrift> findings = new TreeMap<>();
    new DriftCheck(
            clock,
            clock.now().plus(Duration.ofMinutes(4)),
            watch,
            trigger,
            regions,
            this,
            this.heals)
        .run()
        .forEach(finding -> findings.put(finding.place().region(), finding));
    return findings;
  }

  int writes() {
    return hubs.values().stream().mapToInt(hub -> hub.updates().size()).sum();
  }
}
