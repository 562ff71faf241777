package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What must stand before CENTRAL is written: a finding aggregator, and in this Region (R18, R19).
 *
 * <p>"None" is believed only when it was read some times in a few seconds, since a list may be
 * stale (R26). InternalException can mean "none" or a fault (R17): it is believed to mean "none"
 * when it lasts as long as faults are outwaited.
 */
final class HomeRegionCheck {
  private static final List<Duration> DOUBTS =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final Duration LONGEST_FAULT = Duration.ofMinutes(1);
  private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(3);

  private final SecurityHubReader hub;
  private final Deadline budget;
  private final Retries patience;
  private ServiceError said = ServiceError.ofText("");
  private boolean isHere;

  HomeRegionCheck(SecurityHubReader hub, Deadline budget, Retries patience) {
    this.hub = hub;
    this.budget = budget;
    this.patience = patience;
  }

  /** Passes where this is the home Region; reads it once per event. */
  void require() throws ReconcileException, InterruptedException {
    if (!isHere && find().isEmpty()) {
      throw refusal(new Standing.MissingFindingAggregator(hub.place(), said));
    }
  }

  /**
   * Passes where no other Region is the home Region: what is CENTRAL already needs no aggregator to
   * stay so, and a linked Region shows CENTRAL too (R27).
   */
  void refuseAnother() throws ReconcileException, InterruptedException {
    find();
  }

  private Optional<String> find() throws ReconcileException, InterruptedException {
    Optional<String> home = read();
    if (home.isPresent() && !home.get().equals(hub.place().region())) {
      throw refusal(new Standing.NotHomeRegion(hub.place(), home.get(), ServiceError.ofText("")));
    }
    isHere = home.isPresent();
    return home;
  }

  private Optional<String> read() throws ReconcileException, InterruptedException {
    Iterator<Duration> doubts = DOUBTS.iterator();
    Instant faultEnd = budget.clock().now().plus(LONGEST_FAULT);
    while (true) {
      try {
        Optional<String> home = hub.findHomeRegion();
        if (home.isPresent() || !doubts.hasNext()) {
          return home;
        }
        budget.pause(doubts.next());
      } catch (SecurityHubException e) {
        said = e.failure().said();
        if (!said.code().equals("InternalException")) {
          patience.pauseAfter(e.failure(), ApiOperation.LIST_AGGREGATORS.verb());
        } else if (budget.isSpent() || !budget.clock().now().isBefore(faultEnd)) {
          return Optional.empty();
        } else {
          budget.pause(BETWEEN_FAULTS);
        }
      }
    }
  }

  private ReconcileException refusal(Failure failure) {
    return new ReconcileException(ApiOperation.UPDATE_TO_CENTRAL.verb(), hub.place(), failure, "");
  }
}
