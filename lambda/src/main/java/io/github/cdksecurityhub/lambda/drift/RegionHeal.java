package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.util.Map;

/** Reverts the drift of one Region. */
final class RegionHeal {
  private RegionHeal() {}

  /**
   * Makes live equal what is declared, as a deployment does.
   *
   * <p>It writes only while live is still what {@code drift} read, and while the stack is as it was
   * {@code before}: neither another writer nor a deployment in between is overwritten. The next run
   * checks again.
   */
  static RegionDrift heal(
      GuardedSecurityHub hub,
      RegionDrift drift,
      StackStatus before,
      Deadline deadline,
      ProgressListener listener)
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
      RegionDrift explained = drift.explainedBy(before, hub.stackNow());
      return explained.equals(drift)
          ? drift.withStatus(DriftStatus.NOT_HEALED, reason(e))
          : explained.notHealed();
    } finally {
      listener.progress(Phase.REPORT, "publishing the result");
    }
  }

  private static String reason(ReconcileException e) {
    String detail = e.failure().detail();
    return switch (e.failure().cause()) {
      case NOT_OWNED ->
          "It was changed again meanwhile, to " + detail + ". The next run checks it again.";
      case DEADLINE_PASSED ->
          "The time for it ran out; still pending: " + detail + ". The next run checks it again.";
      default -> e.message(RetryAction.NEXT_RUN);
    };
  }
}
