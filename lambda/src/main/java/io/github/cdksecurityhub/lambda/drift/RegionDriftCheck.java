package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Observer;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.Standing;

/** A look at one Region, and where healing is declared, the write that puts it back. */
public final class RegionDriftCheck {
  private RegionDriftCheck() {}

  /** Reads and compares; cannot write. */
  public static RegionDrift at(
      SecurityHubReader hub,
      OrganizationConfiguration declared,
      Deadline budget,
      ProgressListener journal)
      throws InterruptedException {
    try {
      LiveConfiguration live = new Observer(hub, budget, journal).observe();
      return RegionDrift.of(hub.place(), declared, live);
    } catch (ReconcileException e) {
      return RegionDrift.unreadable(hub.place(), declared, e.message(RetryAction.LOOK));
    }
  }

  /**
   * Puts back what {@code drift} found, through everything that a deployment goes through.
   *
   * <p>It writes only while live still is what was found: whoever writes in between, a deployment
   * above all, knows better. The next run looks anew.
   */
  public static RegionDrift heal(
      SecurityHub hub, RegionDrift drift, Deadline budget, ProgressListener journal)
      throws InterruptedException {
    LiveConfiguration found = drift.live().orElseThrow();
    Reconciler reconciler = new Reconciler(hub, budget, journal);
    try {
      ReconcileResult report =
          reconciler.convergeWhile(
              live -> sameFields(live, found), drift.declared(), reconciler.observe());
      RegionDrift now = RegionDrift.of(drift.place(), drift.declared(), report.live());
      return report.written() ? now.healing(drift.diff()) : now;
    } catch (ReconcileException e) {
      return drift.as(DriftStatus.NOT_HEALED, reason(e));
    }
  }

  private static String reason(ReconcileException e) {
    return e.failure() instanceof Standing.NoLongerOurs other
        ? "Somebody wrote in between: live is " + other.live() + ". The next run looks anew."
        : e.message(RetryAction.LOOK);
  }

  /** Going CENTRAL changes Status by itself, so that says nothing about who wrote. */
  private static boolean sameFields(LiveConfiguration one, LiveConfiguration other) {
    return one.asDeclared().equals(other.asDeclared());
  }
}
