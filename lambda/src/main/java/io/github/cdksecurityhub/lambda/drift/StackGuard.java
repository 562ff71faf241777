package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import io.github.cdksecurityhub.lambda.stack.StackStatus;

/**
 * Asks CloudFormation before the first tag and before each update of a heal, and sends nothing
 * where the stack is no longer as it was when the check began.
 *
 * <p>What is live does not show every deployment: one that declares what is live writes nothing.
 */
final class StackGuard implements WriteCheck {
  private final DriftRun run;
  private final Drift drift;
  private StackStatus now;

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
  public void require(ApiOperation operation) throws SecurityHubException {
    now = run.stack().get();
    if (!now.equals(run.before())) {
      throw new SecurityHubException(
          new Failure(FailureCause.STACK_CHANGED, drift.place(), operation, ""));
    }
  }

  /** A read of the proof may hang; the pause after a heal has begun by then. */
  @Override
  public void written() {
    run.written(drift);
  }
}
