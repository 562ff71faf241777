package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;

/** Reads what is live in one account and Region, and cannot write: all that looking needs. */
public final class Observer {
  private final SecurityHubReader hub;
  private final ProgressListener journal;
  private final Retries patience;
  private ServiceError lastProblem = ServiceError.ofText("");

  /** Reads {@code hub} until {@code budget} ends, and tells {@code journal} how far it is. */
  public Observer(SecurityHubReader hub, Deadline budget, ProgressListener journal) {
    this.hub = hub;
    this.journal = journal;
    this.patience = new Retries(hub.place(), budget, journal);
  }

  /**
   * Reads what is live, again and again where a failure deserves it.
   *
   * @throws ReconcileException where it can't be read
   */
  public LiveConfiguration observe() throws ReconcileException, InterruptedException {
    journal.enter(Phase.OBSERVE);
    return read(ApiOperation.DESCRIBE.verb());
  }

  /** Reads until it succeeds; {@code verb} is what fails where it never does. */
  LiveConfiguration read(String verb) throws ReconcileException, InterruptedException {
    while (true) {
      try {
        LiveConfiguration live = hub.describe();
        patience.succeeded();
        return live;
      } catch (SecurityHubException e) {
        remember(e.failure());
        patience.pauseAfter(e.failure(), verb);
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
