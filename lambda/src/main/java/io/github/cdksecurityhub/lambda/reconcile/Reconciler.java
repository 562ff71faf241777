package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.function.Predicate;

/** Makes live equal desired in one account and Region, within one event's budget. */
public final class Reconciler {
  private final SecurityHub hub;
  private final Budget budget;
  private final Journal journal;
  private final Patience reads;
  private ServiceError lastProblem = ServiceError.ofText("");

  /** Works on {@code hub} until {@code budget} ends, and tells {@code journal} how far it is. */
  public Reconciler(SecurityHub hub, Budget budget, Journal journal) {
    this.hub = hub;
    this.budget = budget;
    this.journal = journal;
    this.reads = new Patience(hub.place(), budget, journal);
  }

  /**
   * Reads what is live, again and again where a failure deserves it.
   *
   * @throws ReconcileException where it can't be read
   */
  public LiveConfiguration observe() throws ReconcileException, InterruptedException {
    journal.enter(Phase.OBSERVE);
    return read(Call.DESCRIBE.verb());
  }

  /**
   * Brings live from {@code found} to {@code desired}: writes only what differs and returns only
   * with proof.
   *
   * @throws ReconcileException where it can't be done or proven in time
   */
  public Report converge(OrganizationConfiguration desired, LiveConfiguration found)
      throws ReconcileException, InterruptedException {
    return convergeWhile(live -> true, desired, found);
  }

  /**
   * Does the same, but writes nothing where what was just read is not {@code ours}; for Delete.
   *
   * @throws ReconcileException where it can't be done or proven in time; with {@link
   *     Standing.NoLongerOurs} where somebody else has taken over
   */
  public Report convergeWhile(
      Predicate<LiveConfiguration> ours, OrganizationConfiguration desired, LiveConfiguration found)
      throws ReconcileException, InterruptedException {
    return new Convergence(this, hub, budget, journal, desired, ours).from(found);
  }

  /** Reads until it succeeds; {@code verb} is what fails where it never does. */
  LiveConfiguration read(String verb) throws ReconcileException, InterruptedException {
    while (true) {
      try {
        LiveConfiguration live = hub.describe();
        reads.succeeded();
        return live;
      } catch (SecurityHubException e) {
        remember(e.failure());
        reads.pauseAfter(e.failure(), verb);
      }
    }
  }

  /** Keeps what went wrong last, for the answer that ends a wait. */
  void remember(Failure failure) {
    lastProblem = failure.said();
  }

  ServiceError lastProblem() {
    return lastProblem;
  }
}
