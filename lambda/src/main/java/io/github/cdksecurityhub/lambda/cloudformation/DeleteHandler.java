package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.Ownership.Relation;
import io.github.cdksecurityhub.lambda.ownership.ClaimCheck;
import io.github.cdksecurityhub.lambda.ownership.OwnedRegion;
import io.github.cdksecurityhub.lambda.ownership.OwnedState;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Undoes what a resource declared: changes only what is provably its own, which is where the tags
 * name it in this life, and live is still as it was declared last.
 *
 * <p>A creation that failed or is rolled back is undone: what was there before it comes back,
 * whatever OnDelete says.
 */
final class DeleteHandler {
  private final EventWork work;
  private final Map<String, String> declared;
  private final Optional<PhysicalResourceId> id;
  private final Owner me;

  private DeleteHandler(
      EventWork work, Map<String, String> declared, Optional<PhysicalResourceId> id) {
    this.work = work;
    this.declared = declared;
    this.id = id;
    this.me = work.owner(id.map(PhysicalResourceId::life).orElse(""));
  }

  /** Handles a Delete. */
  static DeleteHandler ofEvent(EventWork work) {
    return new DeleteHandler(
        work,
        work.event().properties(),
        PhysicalResourceId.parse(work.event().physicalResourceId()));
  }

  /** Undoes what an Update that failed has begun in the Region that it was to change to. */
  static DeleteHandler ofFailedReplacement(EventWork work) {
    return new DeleteHandler(work, work.event().oldProperties(), Optional.empty());
  }

  Response handle() throws ReconcileException, InterruptedException {
    Optional<ResourceProperties> properties = ResourceProperties.readLeniently(declared);
    if (properties.isEmpty()) {
      return left("the event does not name what this resource had set");
    }
    AccountRegion place = new AccountRegion(work.account(), properties.get().region());
    if (id.isPresent() && !id.get().place().equals(place)) {
      return left("the PhysicalResourceId is of " + id.get().place() + ", this is " + place);
    }
    // An id without a life could be of an earlier one.
    ClaimCheck check = id.isPresent() ? ClaimCheck.NONE : new LateEventCheck(work, place);
    OwnedRegion region = work.region(place, check);
    try {
      return handle(properties.get(), region);
    } catch (ReconcileException e) {
      if (!endsOwnership(e, region)) {
        throw e;
      }
      giveUp(region);
      return left(e.failure().explanation() + " " + e.failure().error());
    }
  }

  private boolean endsOwnership(ReconcileException e, OwnedRegion region)
      throws ReconcileException, InterruptedException {
    return e.failure().cause().endsOwnership()
        || (e.failure().is(FailureCause.SUPERSEDED)
            && !isMine(region.readAgain("the tags name another event").ownership()));
  }

  /** As well as it can: without Security Hub, or its administrator, tags do no harm. */
  private void giveUp(OwnedRegion region) throws InterruptedException {
    try {
      if (isMine(region.readOwnership())) {
        region.writer().settle(Ownership.NONE);
      }
    } catch (ReconcileException e) {
      work.listener().failed(e);
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
    if (isMine(tags)) {
      OwnedState found = region.replaceWriter(region.readLive(tags));
      tags = found.ownership();
      if (isMine(tags)) {
        tags = region.writer().claim(tags);
        if (isMine(tags)) {
          return undo(properties, region, new OwnedState(found.observation(), tags));
        }
        region.writer().settle(tags);
      }
    }
    return left(
        tags.owner()
            .map(owner -> "it is managed by " + owner)
            .orElse("the tags name no owner, so nothing is known to be this resource's"));
  }

  private boolean isMine(Ownership ownership) {
    boolean isSameLife =
        id.isEmpty()
            || ownership.owner().filter(owner -> owner.life().equals(me.life())).isPresent();
    return ownership.relationTo(me) == Relation.MINE && isSameLife;
  }

  /** Puts back what is to be put back, and then gives the Region up. */
  private Response undo(ResourceProperties properties, OwnedRegion region, OwnedState found)
      throws ReconcileException, InterruptedException {
    Ownership mine = found.ownership();
    boolean isUndone = isCreationUndone(properties, region, mine);
    OnDelete onDelete = isUndone ? OnDelete.RESTORE : properties.onDelete();
    Optional<OrganizationConfiguration> previous =
        isUndone && mine.takenFrom().isPresent() ? mine.takenFrom().get().live() : mine.previous();
    Optional<OrganizationConfiguration> target =
        onDelete.target(properties.configuration(), previous);
    Result result;
    if (target.isPresent()) {
      result = putBack(properties.configuration(), onDelete, target.get(), region, found);
    } else if (onDelete == OnDelete.RETAIN) {
      result = new Result(Outcome.RETAINED, "as OnDelete RETAIN declares");
    } else {
      result = new Result(Outcome.LEFT, "what was there before is not known");
    }
    region.writer().require();
    List<String> problems = List.of();
    if (onDelete == OnDelete.RESTORE && result.outcome() != Outcome.LEFT) {
      Ownership taken = isUndone ? mine.withOwnLinked() : mine;
      problems = region.linked(work.hubs(), me).putBack(taken, target.orElseThrow()).problems();
    }
    region.writer().settle(isUndone ? mine.givenBack() : Ownership.NONE);
    String linked = problems.isEmpty() ? "" : "; linked Regions: " + String.join("; ", problems);
    return response(result.outcome(), result.why() + linked);
  }

  private record Result(Outcome outcome, String why) {}

  /** Also where it succeeded and its stack rolls back. */
  private boolean isCreationUndone(
      ResourceProperties properties, OwnedRegion region, Ownership mine) throws ReconcileException {
    if (id.isEmpty() || id.get().isFailed()) {
      return true;
    }
    boolean isSameEitherWay =
        properties.onDelete() == OnDelete.RESTORE && mine.takenFrom().isEmpty();
    if (isSameEitherWay) {
      return false;
    }
    StackStatus stack = work.stackStatus();
    if (stack.isKnown() && !stack.isInProgress()) {
      throw new ReconcileException(LateEventCheck.outdated(region.place(), stack.value()));
    }
    return stack.isRollingBack();
  }

  private Result putBack(
      OrganizationConfiguration configuration,
      OnDelete onDelete,
      OrganizationConfiguration previous,
      OwnedRegion region,
      OwnedState found)
      throws ReconcileException, InterruptedException {
    OwnedState state = found;
    boolean needsWrite = configuration.matches(state.live()) && !previous.matches(state.live());
    // CENTRAL may just have been left in the home Region, which is no write of this resource's.
    boolean isDoubtful =
        region.isRecentlyWritten(found.ownership()) || found.live().toConfiguration().isCentral();
    if (!needsWrite && isDoubtful) {
      state = region.readAgain("live may be older than the last write");
    }
    LiveConfiguration live = state.live();
    // A setting of the hub that is no longer as this resource set it stays as it is.
    HubSettings set = configuration.hub().sameAs(live.hub());
    OrganizationConfiguration target = previous.withHub(previous.hub().only(set.fields().keySet()));
    // An earlier run may have written the target or a part of it, and its Status be PENDING.
    Predicate<LiveConfiguration> ours =
        each -> isOrganizationAs(configuration, each) || isOrganizationAs(target, each);
    if (!ours.test(live)) {
      if (live.toConfiguration().isCentral()) {
        new HandOver(work, region.place(), me).handOver(configuration, target);
      }
      String why = "live is " + live.summary() + ", which is no longer what this resource set";
      return new Result(Outcome.LEFT, why);
    }
    boolean isDone =
        target.matches(live)
            && (isOrganizationAs(configuration, live) || live.status().isEnabled());
    if (isDone || !region.reconcile(state, found.ownership(), ours, target).written()) {
      return new Result(Outcome.UNCHANGED, "live already is " + target.encoded());
    }
    return new Result(onDelete.outcome(), "live is " + target.encoded());
  }

  private static boolean isOrganizationAs(
      OrganizationConfiguration configuration, LiveConfiguration live) {
    return configuration.withHub(HubSettings.NONE).matches(live);
  }

  private Response left(String why) {
    return response(Outcome.LEFT, why);
  }

  private Response response(Outcome outcome, String why) {
    return Response.success(
        outcome.word() + ": " + why,
        work.event().physicalResourceId(),
        Map.of("Outcome", outcome.word()));
  }
}
