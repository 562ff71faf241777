package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;

/** Checks one Region for drift. */
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
}
