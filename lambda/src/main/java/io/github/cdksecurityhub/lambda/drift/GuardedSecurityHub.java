package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.ownership.ClaimCheck;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ForwardingSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;

/**
 * Security Hub for a heal: asks CloudFormation before the first tag and before each update, and
 * sends nothing where the stack is no longer as it was when the check began.
 *
 * <p>What is live does not show every deployment: one that declares what is live writes nothing.
 */
final class GuardedSecurityHub extends ForwardingSecurityHub implements ClaimCheck {
  private final DriftRun run;
  private final Runnable written;
  private StackStatus now;

  /**
   * Guards {@code hub}; sends nothing yet.
   *
   * @param written is run where an update was accepted, or may have been
   */
  GuardedSecurityHub(SecurityHub hub, DriftRun run, Runnable written) {
    super(hub);
    this.run = run;
    this.written = written;
    this.now = run.before();
  }

  /** Returns the stack's status, read again where it was last as before. */
  StackStatus stackNow() {
    return now.equals(run.before()) ? run.stack().get() : now;
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    requireUnchanged(ApiOperation.updateTo(desired.type()));
    send(() -> super.update(desired), written);
  }

  @Override
  public void require() throws SecurityHubException {
    requireUnchanged(ApiOperation.TAG);
  }

  @Override
  public void updateHub(HubSettings settings) throws SecurityHubException {
    requireUnchanged(ApiOperation.UPDATE_HUB);
    send(() -> super.updateHub(settings), written);
  }

  /** Sends {@code write}, and runs {@code written} unless it was refused for certain. */
  static void send(Retries.Command write, Runnable written) throws SecurityHubException {
    boolean mayBeWritten = true;
    try {
      write.send();
    } catch (SecurityHubException e) {
      mayBeWritten = e.failure().cause().leavesOutcomeUnknown();
      throw e;
    } finally {
      if (mayBeWritten) {
        written.run();
      }
    }
  }

  private void requireUnchanged(ApiOperation operation) throws SecurityHubException {
    now = run.stack().get();
    run.requireUnchanged(now, place(), operation);
  }
}
