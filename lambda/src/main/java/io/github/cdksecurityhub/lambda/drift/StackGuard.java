package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.ownership.ClaimCheck;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;

/**
 * Asks CloudFormation before the first tag and before each update of a heal, and sends nothing
 * where the stack is no longer as it was when the check began.
 *
 * <p>What is live does not show every deployment: one that declares what is live writes nothing.
 */
final class StackGuard implements ClaimCheck {
  private final DriftRun run;
  private final Drift drift;
  private StackStatus now;
  private boolean mayBeWritten;

  StackGuard(DriftRun run, Drift drift) {
    this.run = run;
    this.drift = drift;
    this.now = run.before();
  }

  /** Returns the drift as what explains it where that is the stack; else as not healed. */
  Drift notHealed(String why) {
    StackStatus last = now.equals(run.before()) ? run.stack().get() : now;
    Drift explained = drift.explainedBy(run.before(), last);
    return explained.equals(drift)
        ? drift.withStatus(DriftStatus.NOT_HEALED, why)
        : explained.notHealed();
  }

  @Override
  public void require() throws SecurityHubException {
    requireUnchanged(ApiOperation.TAG);
  }

  /** Only what was refused for certain has not been written. */
  @Override
  public void send(ApiOperation operation, String what, Retries.Command update)
      throws SecurityHubException {
    requireUnchanged(operation);
    boolean isRefused = false;
    try {
      update.send();
    } catch (SecurityHubException e) {
      isRefused = !e.failure().cause().leavesOutcomeUnknown();
      throw e;
    } finally {
      if (!isRefused) {
        mayBeWritten = true;
        run.written(drift);
      }
    }
  }

  /** Returns whether an update of the heal was carried out, or may have been. */
  boolean mayBeWritten() {
    return mayBeWritten;
  }

  private void requireUnchanged(ApiOperation operation) throws SecurityHubException {
    now = run.stack().get();
    if (!now.equals(run.before())) {
      throw new SecurityHubException(
          new Failure(FailureCause.STACK_CHANGED, drift.place(), operation, ""));
    }
  }
}
