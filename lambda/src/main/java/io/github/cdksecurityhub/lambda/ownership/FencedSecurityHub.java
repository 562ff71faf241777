package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ForwardingSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.util.Optional;

/**
 * A Security Hub that one event writes to only while the tags name it as the writer.
 *
 * <p>This stops a cancelled event: when one resource of a stack fails, CloudFormation cancels the
 * others and rolls back, and Lambda runs on. Without this, a run that waits would write minutes
 * after the rollback is complete.
 */
final class FencedSecurityHub extends ForwardingSecurityHub {
  private final HubTags tags;
  private final Ownership claimed;
  private final Deadline deadline;
  private boolean mayBeWritten;
  private Optional<SecurityHubException> refused = Optional.empty();

  FencedSecurityHub(SecurityHub hub, HubTags tags, Ownership claimed, Deadline deadline) {
    super(hub);
    this.tags = tags;
    this.claimed = claimed;
    this.deadline = deadline;
  }

  boolean mayBeWritten() {
    return mayBeWritten;
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    write(() -> super.update(desired), desired.encoded());
  }

  @Override
  public void updateHub(HubSettings settings) throws SecurityHubException {
    write(() -> super.updateHub(settings), settings.fields().toString());
  }

  /** Sends an update. */
  private interface Write {
    void send() throws SecurityHubException;
  }

  private void write(Write update, String what) throws SecurityHubException {
    tags.becomeWriter(claimed);
    if (deadline.isPassed()) {
      throw refused.orElseGet(() -> outOfTime(what));
    }
    try {
      update.send();
      mayBeWritten = true;
    } catch (SecurityHubException e) {
      mayBeWritten |= e.failure().cause().leavesOutcomeUnknown();
      refused = Optional.of(e);
      throw e;
    }
  }

  private SecurityHubException outOfTime(String what) {
    return new SecurityHubException(
        new Failure(FailureCause.DEADLINE_PASSED, place(), ApiOperation.TAG, "sending " + what));
  }
}
