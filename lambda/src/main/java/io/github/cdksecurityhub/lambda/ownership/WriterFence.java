package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.UpdateGuard;
import java.util.Optional;

/**
 * Sends updates only while the tags name the event as the writer.
 *
 * <p>This stops a cancelled event: when one resource of a stack fails, CloudFormation cancels the
 * others and rolls back, and Lambda runs on. Without this, a run that waits would write minutes
 * after the rollback is complete.
 */
final class WriterFence implements UpdateGuard {
  private final HubTags tags;
  private final Ownership claimed;
  private final Deadline deadline;
  private final UpdateGuard next;
  private boolean mayBeWritten;
  private Optional<SecurityHubException> refused = Optional.empty();

  WriterFence(HubTags tags, Ownership claimed, Deadline deadline, UpdateGuard next) {
    this.tags = tags;
    this.claimed = claimed;
    this.deadline = deadline;
    this.next = next;
  }

  boolean mayBeWritten() {
    return mayBeWritten;
  }

  @Override
  public void send(ApiOperation operation, String what, Retries.Command update)
      throws SecurityHubException {
    tags.becomeWriter(claimed);
    if (deadline.isPassed()) {
      Failure outOfTime =
          new Failure(
              FailureCause.DEADLINE_PASSED, tags.place(), ApiOperation.TAG, "sending " + what);
      throw refused.orElseGet(() -> new SecurityHubException(outOfTime));
    }
    try {
      next.send(operation, what, update);
      mayBeWritten = true;
    } catch (SecurityHubException e) {
      mayBeWritten |= e.failure().cause().leavesOutcomeUnknown();
      refused = Optional.of(e);
      throw e;
    }
  }
}
