package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.time.Duration;
import java.util.Optional;

/**
 * Predicts what the events of one deployment do in one account and Region: it runs them, in their
 * order, with the handler's own code on a {@link SimulatedSecurityHub}.
 *
 * <p>It makes no decision of its own, so it can't disagree with the handler. Its reader can't
 * write.
 */
public final class Preview {
  private final SecurityHubReader reader;
  private final SimulatedClock clock;
  private final SimulatedSecurityHub hub;

  /** Prepares; sends nothing yet. */
  public Preview(SecurityHubReader reader, Clock real, Duration retryTime) {
    this.reader = reader;
    this.clock = new SimulatedClock(real, retryTime);
    this.hub = new SimulatedSecurityHub(reader, clock);
  }

  /** Returns the account and Region. */
  public AccountRegion place() {
    return reader.place();
  }

  /** Reads what is live, unless an earlier event has read it. */
  public Observation read() throws ReconcileException, InterruptedException {
    hub.begin();
    return new Reconciler(hub, clock.begin(), (phase, message) -> {}).observe();
  }

  /** Another Region's event has changed what is live here: a linked Region follows its home. */
  public void overwrite(LiveConfiguration live) {
    hub.overwrite(live);
  }

  /** Simulates the next event, on what the ones before it left. */
  public PlannedOutcome run(CustomResourceEvent event) throws InterruptedException {
    hub.begin();
    FailureListener listener = new FailureListener();
    Response response =
        new LifecycleHandler(event, place().account(), this::hubAt, clock.begin(), listener)
            .handle();
    return new PlannedOutcome(
        response, hub.found(), hub.live(), hub.isWritten(), hub.isWaitedFor(), listener.failure);
  }

  private SimulatedSecurityHub hubAt(AccountRegion other) {
    if (!other.equals(place())) {
      throw new IllegalArgumentException(
          "The preview of " + place() + " got an event for " + other + ".");
    }
    return hub;
  }

  private static final class FailureListener implements ProgressListener {
    private Optional<Failure> failure = Optional.empty();

    @Override
    public void progress(Phase phase, String message) {
      // A preview prints no progress.
    }

    @Override
    public void failed(ReconcileException e) {
      failure = Optional.of(e.failure());
    }
  }
}
