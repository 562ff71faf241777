package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.ownership.ClaimCheck;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Asks CloudFormation whether it still waits for this event, where the event is not fresh: a Create
 * that was cancelled while it waited, or lay in Lambda's queue, must not write behind the rollback.
 */
record LateEventCheck(EventWork work, AccountRegion place) implements ClaimCheck {
  /** A rollback leaves the resource only after it has looked for its tags for longer than this. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  @Override
  public void require() throws SecurityHubException {
    Optional<Instant> sent = work.event().responseUrl().signedAt();
    Instant now = work.deadline().now();
    if (sent.filter(time -> now.isBefore(time.plus(FRESH))).isPresent()) {
      return;
    }
    StackStatus stack = work.stackStatus();
    if (!stack.isKnown()) {
      work.listener()
          .progress(Phase.OBSERVE, "going on without the stack's status: " + stack.problem());
      return;
    }
    boolean isCreate = work.event().requestType() == RequestType.CREATE;
    boolean isOver =
        !stack.isInProgress()
            || (isCreate && stack.isRollingBack())
            || sent.filter(time -> hasBegunAfter(stack, time)).isPresent();
    if (isOver) {
      throw new SecurityHubException(
          new Failure(
              FailureCause.EVENT_OUTDATED,
              place,
              ApiOperation.TAG,
              ServiceError.ofText(""),
              stack.value()));
    }
  }

  /** The event's time has no milliseconds. */
  private static boolean hasBegunAfter(StackStatus stack, Instant sent) {
    return stack
        .lastUpdated()
        .filter(updated -> updated.truncatedTo(ChronoUnit.SECONDS).isAfter(sent))
        .isPresent();
  }
}
