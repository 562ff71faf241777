package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks CloudFormation whether it still waits for this event, where the event is not fresh: a Create
 * that was cancelled while it waited, or lay in Lambda's queue, must not write behind the rollback.
 */
record LateEventCheck(EventContext context, AccountRegion place) implements WriteCheck {
  /** An event of this age is not asked for; the Delete of a rollback looks for its tags longer. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** CloudFormation sends the event this soon after it has begun; its time has no milliseconds. */
  private static final Duration SENDING = Duration.ofSeconds(2);

  /** By then an event that is not asked for has written its tags. */
  static final Duration FRESH_ENDS = FRESH.plusSeconds(1);

  /** Of an update the tags decide: they name the event that came after this one. */
  @Override
  public void require(ApiOperation operation) throws SecurityHubException {
    if (operation != ApiOperation.TAG) {
      return;
    }
    Optional<Instant> sent = context.event().responseUrl().signedAt();
    Instant now = context.deadline().now();
    if (sent.filter(time -> now.isBefore(time.plus(FRESH))).isPresent()) {
      return;
    }
    StackStatus resource = context.resourceStatus();
    if (!resource.isKnown()) {
      context
          .listener()
          .progress(Phase.APPLY, "going on without the resource's status: " + resource.problem());
      return;
    }
    RequestType type = context.event().requestType();
    if (type == RequestType.DELETE && resource.equals(StackStatus.GONE)) {
      return; // There is no later life, and what the tags name has to go.
    }
    boolean isAwaited = resource.value().equals(type.status());
    boolean hasBegunAgain =
        sent.isPresent()
            && resource.lastUpdated().filter(sent.get().plus(SENDING)::isBefore).isPresent();
    if (!isAwaited || hasBegunAgain) {
      throw new SecurityHubException(outdated(place, resource.value()));
    }
  }

  static Failure outdated(AccountRegion place, String status) {
    return new Failure(FailureCause.EVENT_OUTDATED, place, ApiOperation.TAG, status);
  }
}
