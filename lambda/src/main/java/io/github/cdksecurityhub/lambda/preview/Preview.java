package io.github.cdksecurityhub.lambda.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.time.Duration;

/**
 * Tells what the events of one deployment would come to in one account and Region: it plays them,
 * in their order, with the code that will carry them out.
 *
 * <p>So it holds no decision of its own, and can't disagree. What it is given can't write.
 */
public final class Preview {
  private final SecurityHubReader reader;
  private final DryClock time;
  private final DryHub hub;

  /**
   * Prepares to look.
   *
   * @param reader what is read
   * @param clock what measures the patience
   * @param patience for how long a request that failed is tried again
   */
  public Preview(SecurityHubReader reader, Clock clock, Duration patience) {
    this.reader = reader;
    this.time = new DryClock(clock, patience);
    this.hub = new DryHub(reader, time);
  }

  /** Returns where this is. */
  public AccountRegion place() {
    return reader.place();
  }

  /**
   * Returns what is live after the events so far.
   *
   * @throws ReconcileException where it can't be read
   */
  public LiveConfiguration look() throws ReconcileException, InterruptedException {
    hub.begin();
    return new Reconciler(hub, time.begin(), SILENCE).observe();
  }

  /** Returns what the next event would come to. */
  public Forecast play(CustomResourceEvent event) throws InterruptedException {
    hub.begin();
    LifecycleHandler lifecycle =
        new LifecycleHandler(event, place().account(), this::only, time.begin(), SILENCE);
    Response answer = lifecycle.run();
    return new Forecast(
        answer, hub.found(), hub.live(), hub.isWritten(), hub.isWaitedFor(), lifecycle.failure());
  }

  private DryHub only(AccountRegion asked) {
    if (!asked.equals(place())) {
      throw new IllegalArgumentException("An event for " + asked + " came to " + place() + ".");
    }
    return hub;
  }

  private static final ProgressListener SILENCE =
      new ProgressListener() {
        @Override
        public void enter(Phase phase) {
          // Nobody listens.
        }

        @Override
        public void note(String doing) {
          // Nobody listens.
        }
      };
}
