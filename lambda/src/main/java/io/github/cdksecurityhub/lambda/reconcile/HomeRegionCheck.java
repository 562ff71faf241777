package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks that CENTRAL has its finding aggregator, and that it is in this Region (R18, R19). */
public final class HomeRegionCheck {
  /** A list may be stale (R26), so "none" is believed only when it is read some times in a row. */
  private static final List<Duration> BEFORE_READS =
      List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final SecurityHubReader hub;
  private final Deadline deadline;
  private final Retries retries;
  private boolean isHere;

  public HomeRegionCheck(SecurityHubReader hub, Deadline deadline, Retries retries) {
    this.hub = hub;
    this.deadline = deadline;
    this.retries = retries;
  }

  /**
   * Returns where this is the home Region, which is read once per event.
   *
   * @throws ReconcileException where another Region is, or none
   */
  public void requireHere() throws ReconcileException, InterruptedException {
    for (Duration pause : BEFORE_READS) {
      if (!isHere) {
        deadline.pause(pause);
        read();
      }
    }
    if (!isHere) {
      throw failed(FailureCause.MISSING_FINDING_AGGREGATOR, "");
    }
  }

  /**
   * Returns where no other Region is the home Region. What is CENTRAL already needs no aggregator
   * to stay so, but a linked Region shows CENTRAL too (R27), and a success there would be a wrong
   * one.
   *
   * @throws ReconcileException where another Region is
   */
  void requireNotElsewhere() throws ReconcileException, InterruptedException {
    try {
      read();
    } catch (ReconcileException e) {
      if (!e.failure().is(FailureCause.FINDING_AGGREGATOR_UNKNOWN)) {
        throw e;
      }
    }
  }

  private void read() throws ReconcileException, InterruptedException {
    Optional<String> home =
        retries.call(ApiOperation.LIST_AGGREGATORS.action(), hub::findHomeRegion);
    isHere = home.equals(Optional.of(hub.place().region()));
    if (home.isPresent() && !isHere) {
      throw failed(FailureCause.NOT_HOME_REGION, home.get());
    }
  }

  private ReconcileException failed(FailureCause cause, String detail) {
    return new ReconcileException(
        new Failure(cause, hub.place(), ApiOperation.UPDATE_TO_CENTRAL, detail));
  }
}
