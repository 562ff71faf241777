package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.reconcile.FailureCause.*;

import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.Ownership.Relation;
import io.github.cdksecurityhub.lambda.ownership.OwnedRegion;
import io.github.cdksecurityhub.lambda.ownership.OwnedState;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Handles a Delete: changes only what is provably its resource's own, which is where the tags name
 * that in this life. {@link Undo} then changes it.
 */
record DeleteHandler(
    EventContext context, Map<String, String> declared, Optional<PhysicalResourceId> id) {

  static DeleteHandler ofEvent(EventContext context) {
    return new DeleteHandler(
        context,
        context.event().properties(),
        PhysicalResourceId.parse(context.event().physicalResourceId()));
  }

  /** Undoes what an Update that failed has begun in the Region that it was to change to. */
  static DeleteHandler ofFailedReplacement(EventContext context) {
    return new DeleteHandler(context, context.event().oldProperties(), Optional.empty());
  }

  private Owner me() {
    return context.owner(id.map(PhysicalResourceId::life).orElse(""));
  }

  Response handle() throws ReconcileException, InterruptedException {
    Optional<ResourceProperties> properties = ResourceProperties.readLeniently(declared);
    if (properties.isEmpty()) {
      return left("the event does not name what this resource had set");
    }
    AccountRegion place = new AccountRegion(context.account(), properties.get().region());
    if (id.isPresent() && !id.get().place().equals(place)) {
      return left("the PhysicalResourceId is of " + id.get().place() + ", this is " + place);
    }
    // An id without a life could be of an earlier one.
    WriteCheck check = id.isPresent() ? WriteCheck.NONE : new LateEventCheck(context, place);
    OwnedRegion region = context.region(place, check);
    try {
      return handle(properties.get(), region);
    } catch (ReconcileException e) {
      if (!endsOwnership(e, region)) {
        throw e;
      }
      giveUp(region);
      return left(e.failure().explanation() + " " + e.failure().error());
    } finally {
      region.writer().release();
    }
  }

  private boolean endsOwnership(ReconcileException e, OwnedRegion region)
      throws ReconcileException, InterruptedException {
    return e.failure().is(NOT_ADMINISTRATOR, NOT_SUBSCRIBED, NOT_OWNED)
        || (e.failure().is(SUPERSEDED)
            && !isMine(region.readAgain("the tags name another event").ownership()));
  }

  /** Removes the tags if it can: without Security Hub, or its administrator, they do no harm. */
  private void giveUp(OwnedRegion region) throws InterruptedException {
    try {
      if (isMine(region.readOwnership())) {
        region.writer().settle(Ownership.NONE);
      }
    } catch (ReconcileException e) {
      context.listener().failed(e);
    }
  }

  private Response handle(ResourceProperties properties, OwnedRegion region)
      throws ReconcileException, InterruptedException {
    Ownership tags = region.readOwnership();
    if (!isMine(tags)) {
      // A Create that was cancelled in Lambda's queue may be about to write them.
      Duration soon = id.isPresent() ? Duration.ZERO : LateEventCheck.FRESH_ENDS;
      tags = region.readOwnershipAgain(soon, "the tags do not name this resource");
    }
    if (!isMine(tags)) {
      return leftToOwner(tags);
    }
    OwnedState found = region.replaceWriter(region.readLive(tags));
    if (!isMine(found.ownership())) {
      return leftToOwner(found.ownership());
    }
    Ownership claimed = region.writer().claim(found.ownership());
    if (!isMine(claimed)) {
      region.writer().settle(claimed);
      return leftToOwner(claimed);
    }
    boolean isFailedCreate = id.isEmpty() || id.get().isFailed();
    Undo undo = new Undo(context, region, me(), properties, isFailedCreate);
    Undo.Result result = undo.handle(new OwnedState(found.observation(), claimed));
    return response(result.outcome(), result.why());
  }

  private Response leftToOwner(Ownership tags) {
    return left(
        tags.owner()
            .map(owner -> "it is managed by " + owner)
            .orElse("the tags name no owner, so nothing is known to be this resource's"));
  }

  private boolean isMine(Ownership ownership) {
    boolean isSameLife =
        id.isEmpty()
            || ownership.owner().filter(owner -> owner.life().equals(me().life())).isPresent();
    return ownership.relationTo(me()) == Relation.MINE && isSameLife;
  }

  private Response left(String why) {
    return response(Outcome.LEFT, why);
  }

  private Response response(Outcome outcome, String why) {
    return Response.success(
        outcome.word() + ": " + why,
        context.event().physicalResourceId(),
        Map.of("Outcome", outcome.word()));
  }
}
