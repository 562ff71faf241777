package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.function.Predicate;

/** Makes live equal desired in one account and Region, within one event's budget. */
public final class Reconciler {
  private final SecurityHub hub;
  private final Deadline budget;
  private final ProgressListener journal;
  private final Observer observer;

  /** Works on {@code hub} until {@code budget} ends, and tells {@code journal} how far it is. */
  public Reconciler(SecurityHub hub, Deadline budget, ProgressListener journal) {
    this.hub = hub;
    this.budget = budget;
    this.journal = journal;
    this.observer = new Observer(hub, budget, journal);
  }

  /**
   * Reads what is live, again and again where a failure deserves it.
   *
   * @throws ReconcileException where it can't be read
   */
  public LiveConfiguration observe() throws ReconcileException, InterruptedException {
    return observer.observe();
  }

  /**
   * Brings live from {@code found} to {@code desired}: writes only what differs and returns only
   * with proof.
   *
   * @throws ReconcileException where it can't be done or proven in time
   */
  public ReconcileResult converge(OrganizationConfiguration desired, LiveConfiguration found)
      throws ReconcileException, InterruptedException {
    return convergeWhile(live -> true, desired, found);
  }

  /**
   * Does the same, but writes nothing where what was just read is not {@code ours}; for Delete.
   *
   * @throws ReconcileException where it can't be done or proven in time; with {@link
   *     Standing.NoLongerOurs} where somebody else has taken over
   */
  public ReconcileResult convergeWhile(
      Predicate<LiveConfiguration> ours, OrganizationConfiguration desired, LiveConfiguration found)
      throws ReconcileException, InterruptedException {
    return new Convergence(observer, hub, budget, journal, desired, ours).from(found);
  }
}
