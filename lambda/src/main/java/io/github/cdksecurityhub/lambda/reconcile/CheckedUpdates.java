package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Optional;

/**
 * Sends the updates of one event in one Region, each right after its check and none after the
 * deadline, and remembers whether one may have been carried out.
 */
public final class CheckedUpdates {
  private final AccountRegion place;
  private final Deadline deadline;
  private final WriteCheck check;
  private boolean mayBeWritten;
  private Optional<SecurityHubException> refused = Optional.empty();

  public CheckedUpdates(AccountRegion place, Deadline deadline, WriteCheck check) {
    this.place = place;
    this.deadline = deadline;
    this.check = check;
  }

  /**
   * Sends {@code update}.
   *
   * @param what what it writes, for a message
   * @throws SecurityHubException where it is not sent, and where it failed
   */
  public void send(ApiOperation operation, String what, Retries.Command update)
      throws SecurityHubException {
    check.require(operation);
    if (deadline.isPassed()) {
      Failure outOfTime =
          new Failure(FailureCause.DEADLINE_PASSED, place, operation, "sending " + what);
      throw refused.orElseGet(() -> new SecurityHubException(outOfTime));
    }
    boolean isRefused = false;
    try {
      update.send();
    } catch (SecurityHubException e) {
      isRefused = !e.failure().cause().leavesOutcomeUnknown();
      refused = Optional.of(e);
      throw e;
    } finally {
      // Only what was refused for certain has not been written.
      if (!isRefused) {
        mayBeWritten = true;
        check.written();
      }
    }
  }

  public boolean mayBeWritten() {
    return mayBeWritten;
  }
}
