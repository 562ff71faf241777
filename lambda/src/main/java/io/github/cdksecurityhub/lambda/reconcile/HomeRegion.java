package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What must stand before CENTRAL is written: a finding aggregator, and in this Region (R18, R19).
 *
 * <p>"None" is believed only when it was read some times in a few seconds: a list may be stale
 * (R26), and the service has been seen to answer InternalException where there is none (R17).
 */
final class HomeRegion {
  private static final List<Duration> DOUBTS =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final SecurityHub hub;
  private final Budget budget;
  private final Patience patience;
  private ServiceError said = ServiceError.ofText("");

  HomeRegion(SecurityHub hub, Budget budget, Patience patience) {
    this.hub = hub;
    this.budget = budget;
    this.patience = patience;
  }

  /**
   * Passes where CENTRAL can be written from here; where it is live already, a missing aggregator
   * proves nothing.
   */
  void require(LiveConfiguration live) throws ReconcileException, InterruptedException {
    Optional<String> home = find();
    if (home.isEmpty() && live.type() != ConfigurationType.CENTRAL) {
      throw refusal(new Failure.MissingFindingAggregator(hub.place(), said));
    }
    if (home.isPresent() && !home.get().equals(hub.place().region())) {
      throw refusal(new Failure.NotHomeRegion(hub.place(), home.get(), ServiceError.ofText("")));
    }
  }

  private Optional<String> find() throws ReconcileException, InterruptedException {
    Iterator<Duration> doubts = DOUBTS.iterator();
    while (true) {
      try {
        Optional<String> home = hub.findHomeRegion();
        if (home.isPresent() || !doubts.hasNext()) {
          return home;
        }
      } catch (SecurityHubException e) {
        if (!e.failure().said().code().equals("InternalException")) {
          patience.pauseAfter(e.failure(), Call.LIST_AGGREGATORS.verb());
          continue;
        }
        said = e.failure().said();
        if (!doubts.hasNext()) {
          return Optional.empty();
        }
      }
      budget.pause(doubts.next());
    }
  }

  private ReconcileException refusal(Failure failure) {
    return new ReconcileException(Call.UPDATE_TO_CENTRAL.verb(), hub.place(), failure, "");
  }
}
