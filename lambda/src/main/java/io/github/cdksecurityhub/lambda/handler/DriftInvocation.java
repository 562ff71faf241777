package io.github.cdksecurityhub.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cdksecurityhub.lambda.drift.DriftCheck;
import io.github.cdksecurityhub.lambda.drift.DriftEvent;
import io.github.cdksecurityhub.lambda.drift.DriftTrigger;
import io.github.cdksecurityhub.lambda.drift.EmbeddedMetrics;
import io.github.cdksecurityhub.lambda.drift.HealCooldown;
import io.github.cdksecurityhub.lambda.drift.RegionDrift;
import io.github.cdksecurityhub.lambda.drift.Surroundings;
import io.github.cdksecurityhub.lambda.drift.WatchedRegions;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** One run of the drift function: looks, and tells what it found in the log and on the bus. */
final class DriftInvocation {
  private final Clock clock;
  private final WatchedRegions watch;
  private final Context context;
  private final HealCooldown heals;
  private final Timetable timetable;

  DriftInvocation(Clock clock, WatchedRegions watch, Context context, HealCooldown heals) {
    this.clock = clock;
    this.watch = watch;
    this.context = context;
    this.heals = heals;
    this.timetable =
        Timetable.of(clock.now(), Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  void run(InputStream in, Function<AccountRegion, SecurityHub> hubs, Surroundings surroundings)
      throws IOException {
    DriftTrigger trigger = DriftTrigger.read(in);
    AtomicBoolean open = new AtomicBoolean(true);
    try {
      DriftCheck run =
          new DriftCheck(
              clock, timetable.workEnd(), watch, trigger, regions(hubs, open), surroundings, heals);
      tell(run.run(), trigger, surroundings);
    } catch (InterruptedException e) {
      throw new IOException(
          "Cannot look for drift in every Region: interrupted before all were looked at. The next run"
              + " looks anew.");
    } finally {
      open.set(false);
    }
  }

  /** Without healing, nothing that the run holds can write. */
  private DriftCheck.Regions regions(
      Function<AccountRegion, SecurityHub> hubs, AtomicBoolean open) {
    return new DriftCheck.Regions(
        Account.of(context, watch.stackId()),
        hubs::apply,
        watch.heals()
            ? Optional.of(place -> new GatedSecurityHub(hubs.apply(place), open::get))
            : Optional.empty(),
        region -> new Log(clock, context.getLogger(), context.getAwsRequestId()).inRegion(region));
  }

  /** The log first: it arrives even where the bus takes nothing. */
  private void tell(List<RegionDrift> findings, DriftTrigger trigger, Surroundings surroundings)
      throws IOException, InterruptedException {
    for (RegionDrift finding : findings) {
      context
          .getLogger()
          .log(
              EmbeddedMetrics.line(finding, context.getFunctionName(), watch.heals(), clock.now()));
    }
    List<String> news =
        findings.stream()
            .filter(finding -> finding.state().isNews())
            .map(finding -> DriftEvent.detail(finding, trigger, watch.stackId()))
            .toList();
    if (!news.isEmpty()) {
      surroundings.tell(news);
    }
  }
}
