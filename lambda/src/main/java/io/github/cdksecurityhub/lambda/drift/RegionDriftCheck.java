package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.Map;

/** Checks one Region for drift, and heals it. */
final class RegionDriftCheck {
  private RegionDriftCheck() {}

  /** Reads and compares; cannot write. */
  static RegionDrift check(
      SecurityHubReader hub,
      OrganizationConfiguration declared,
      Deadline deadline,
      ProgressListener listener)
      throws InterruptedException {
    Retries retries =
        new Retries(
            deadline,
            failure ->
                listener.progress(Phase.OBSERVE, "retrying, because " + failure.explanation()));
    try {
      return RegionDrift.of(
          hub.place(),
          declared,
          retries.call(ApiOperation.DESCRIBE.action(), hub::describe).live());
    } catch (ReconcileException e) {
      listener.failed(e);
      return RegionDrift.unreadable(hub.place(), declared, e.message(RetryAction.NEXT_RUN));
    }
  }

  /**
   * Makes live equal what is declared, as a deployment does.
   *
   * <p>It writes only while live is still what {@code drift} read: another write in between, above
   * all a deployment's, is not overwritten. The next run checks again.
   */
  static RegionDrift heal(
      SecurityHub hub, RegionDrift drift, Deadline deadline, ProgressListener listener)
      throws InterruptedException {
    // Without the Status, which the service changes by itself on the way to CENTRAL.
    Map<String, String> found = drift.live().orElseThrow().fields();
    Reconciler reconciler = new Reconciler(hub, deadline, listener);
    try {
      ReconcileResult result =
          reconciler.reconcileWhile(
              live -> live.fields().equals(found), drift.declared(), reconciler.observe());
      RegionDrift now = RegionDrift.of(drift.place(), drift.declared(), result.live());
      return result.written() ? now.healed(drift.diff()) : now;
    } catch (ReconcileException e) {
      listener.failed(e);
      boolean changed = e.failure().is(FailureCause.NOT_OWNED);
      return drift.withStatus(
          DriftStatus.NOT_HEALED,
          changed
              ? "It was changed again meanwhile, to "
                  + e.failure().detail()
                  + ". The next run checks it again."
              : e.message(RetryAction.NEXT_RUN));
    } finally {
      listener.progress(Phase.REPORT, "publishing the result");
    }
  }
}
