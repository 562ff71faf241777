package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One look at every declared Region, from first doubt to certainty.
 *
 * <p>What differs is looked at twice, some seconds apart, since a read may be stale (R26), and
 * CloudFormation is asked before and after: while the stack is being deployed, or where it was in
 * between, the two may differ without anybody's fault.
 */
public final class DriftCheck {
  /** Reads are stale for a few seconds (R26). */
  private static final Duration DOUBT = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMinutes(1);

  /** A request that was under way when the time ended comes back or breaks off within this. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Clock clock;
  private final Instant end;
  private final WatchedRegions watch;
  private final DriftTrigger trigger;
  private final Regions regions;
  private final Surroundings surroundings;
  private final HealCooldown heals;

  /**
   * What a run works on.
   *
   * @param account the account that it looks at
   * @param readers Security Hub, to look
   * @param writers Security Hub, to heal; empty where healing is not declared
   * @param journals who wants to know how far it is, by Region
   */
  public record Regions(
      String account,
      Function<AccountRegion, SecurityHubReader> readers,
      Optional<Function<AccountRegion, SecurityHub>> writers,
      Function<String, ProgressListener> journals) {}

  /** Prepares a run that begins nothing after {@code end}. */
  public DriftCheck(
      Clock clock,
      Instant end,
      WatchedRegions watch,
      DriftTrigger trigger,
      Regions regions,
      Surroundings surroundings,
      HealCooldown heals) {
    this.clock = clock;
    this.end = end;
    this.watch = watch;
    this.trigger = trigger;
    this.regions = regions;
    this.surroundings = surroundings;
    this.heals = heals;
  }

  /** Looks, looks again where there is doubt, and heals where that is declared. */
  public List<RegionDrift> run() throws InterruptedException {
    List<RegionDrift> found = look(watch.declared());
    if (found.stream().noneMatch(this::isDoubtful)) {
      return found;
    }
    Standing before = standing();
    if (before.known().filter(StackStatus::isMoving).isPresent()) {
      return settled(found, before, before);
    }
    clock.pause(DOUBT);
    List<RegionDrift> again = new ArrayList<>();
    Map<String, OrganizationConfiguration> doubtful = new LinkedHashMap<>();
    found.stream()
        .filter(this::isDoubtful)
        .forEach(each -> doubtful.put(each.place().region(), each.declared()));
    List<RegionDrift> second = look(doubtful);
    for (RegionDrift each : found) {
      again.add(isDoubtful(each) ? second.remove(0) : each);
    }
    return again.stream().noneMatch(each -> each.state() == DriftStatus.DRIFTED)
        ? again
        : heal(settled(again, before, standing()));
  }

  /** A read right after somebody's write may still show what was there before it. */
  private boolean isDoubtful(RegionDrift finding) {
    return finding.state() == DriftStatus.DRIFTED
        || (finding.state() == DriftStatus.IN_SYNC && trigger.isChangeIn(finding.place().region()));
  }

  private List<RegionDrift> look(Map<String, OrganizationConfiguration> where)
      throws InterruptedException {
    Instant lookEnd = earlier(clock.now().plus(LOOK), end);
    return ForEachRegion.at(
        List.copyOf(where.entrySet()),
        region ->
            RegionDriftCheck.at(
                regions.readers().apply(place(region.getKey())),
                region.getValue(),
                new Deadline(clock, clock.now(), lookEnd, Duration.ZERO),
                regions.journals().apply(region.getKey())),
        (region, why) -> RegionDrift.unreadable(place(region.getKey()), region.getValue(), why),
        clock,
        lookEnd.plus(GRACE));
  }

  private AccountRegion place(String region) {
    return new AccountRegion(regions.account(), region);
  }

  /** What CloudFormation said, or why it didn't. */
  private record Standing(Optional<StackStatus> known, String problem) {}

  private Standing standing() throws InterruptedException {
    try {
      return new Standing(Optional.of(surroundings.standing()), "");
    } catch (IOException | RuntimeException e) {
      return new Standing(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /** Takes drift for a deployment's doing where one is, or was in between, under way. */
  private static List<RegionDrift> settled(
      List<RegionDrift> found, Standing before, Standing after) {
    boolean known = before.known().isPresent() && after.known().isPresent();
    boolean moved =
        known && (after.known().get().isMoving() || !before.known().equals(after.known()));
    if (moved) {
      String why = "the stack is " + after.known().get().status() + " or was a moment ago.";
      return drifted(found, each -> each.as(DriftStatus.DEPLOYING, why));
    }
    String why =
        "CloudFormation does not tell whether the stack is being deployed: "
            + before.problem()
            + after.problem();
    return known ? found : drifted(found, each -> each.as(DriftStatus.DRIFTED, why));
  }

  private static List<RegionDrift> drifted(
      List<RegionDrift> found, Function<RegionDrift, RegionDrift> change) {
    return found.stream()
        .map(each -> each.state() == DriftStatus.DRIFTED ? change.apply(each) : each)
        .toList();
  }

  private List<RegionDrift> heal(List<RegionDrift> found) throws InterruptedException {
    if (!watch.heals() || regions.writers().isEmpty()) {
      return found;
    }
    return ForEachRegion.at(
        found,
        this::healed,
        (finding, why) -> finding.as(DriftStatus.NOT_HEALED, why),
        clock,
        end.plus(GRACE));
  }

  private RegionDrift healed(RegionDrift finding) throws InterruptedException {
    String region = finding.place().region();
    if (finding.state() != DriftStatus.DRIFTED) {
      return finding;
    }
    if (!finding.reason().isEmpty()) {
      return finding.as(
          DriftStatus.NOT_HEALED, "A write might meet a deployment: " + finding.reason());
    }
    if (trigger.kind() == DriftTrigger.Kind.CHANGE && heals.isTooSoon(region, clock.now())) {
      return finding.as(
          DriftStatus.NOT_HEALED,
          "It was healed minutes ago and somebody wrote again, perhaps another machine that heals:"
              + " the next scheduled run puts it back. Let one of the two declare it.");
    }
    heals.note(region, clock.now());
    return RegionDriftCheck.heal(
        regions.writers().get().apply(finding.place()),
        finding,
        new Deadline(clock, clock.now(), end, Duration.ZERO),
        regions.journals().apply(region));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
