package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership.Relation;
import io.github.cdksecurityhub.lambda.ownership.OwnedRegion;
import io.github.cdksecurityhub.lambda.ownership.OwnedState;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.util.Optional;

/**
 * Refuses a Create or an Update of a Region that another stack manages, unless it takes it over.
 */
final class OwnerCheck {
  private final EventWork work;
  private final ResourceProperties properties;
  private final Owner me;
  private final boolean isFirst;
  private final OwnedRegion region;
  private Optional<StackStatus> stack = Optional.empty();

  OwnerCheck(
      EventWork work,
      ResourceProperties properties,
      Owner me,
      boolean isFirst,
      OwnedRegion region) {
    this.work = work;
    this.properties = properties;
    this.me = me;
    this.isFirst = isFirst;
    this.region = region;
  }

  /**
   * Returns {@code state}, or what was read again: tags that were just written can be read late
   * (R41).
   *
   * @throws ReconcileException where another stack manages the Region, which it names
   */
  OwnedState requireAllowed(OwnedState state) throws ReconcileException, InterruptedException {
    OwnedState sure = region.readAgainIf(this::isOthers, state, "the tags name another stack");
    if (isOthers(sure)) {
      throw new ReconcileException(
          new Failure(
              FailureCause.OWNED_BY_ANOTHER,
              region.place(),
              ApiOperation.updateTo(properties.configuration().type()),
              sure.ownership().owner().orElseThrow().toString()));
    }
    return sure;
  }

  private boolean isOthers(OwnedState state) {
    return state.ownership().relationTo(me) == Relation.OTHER_STACK
        && !(properties.takeOver() && mayTakeOver());
  }

  /** The Update of a rollback has TakeOver as it was declared before, and asks for nothing now. */
  private boolean mayTakeOver() {
    if (!isFirst && stack.isEmpty()) {
      stack = Optional.of(work.stackStatus());
    }
    return isFirst || !stack.get().isRollingBack();
  }
}
