package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;

/**
 * The claim of an event that failed before it wrote: the tags get back the owner that they named.
 *
 * <p>Another run of the event has the same claim. Where that one may have written, the tags stay:
 * without them the Delete would leave what it wrote.
 */
record UnusedClaim(OwnedRegion region, OwnedState found, Ownership claimed) {

  /** Gives the Region back where nothing shows another run. */
  void giveBack() throws InterruptedException {
    boolean changesOwner =
        region.writer().isNamed() && !claimed.owner().equals(found.ownership().owner());
    if (!changesOwner || isAlone()) {
      region.writer().settleIfPossible(found.ownership());
    }
  }

  private boolean isAlone() throws InterruptedException {
    try {
      OwnedState now = region.readAgain("another run of this event may have written");
      return now.live().equals(found.live())
          && region.writer().isAsClaimed(now.ownership(), claimed);
    } catch (ReconcileException e) {
      return false;
    }
  }
}
