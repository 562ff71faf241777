package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.ownership.OwnedRegion;
import io.github.cdksecurityhub.lambda.ownership.OwnedState;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Undoes what a resource declared in a Region that is its own, as OnDelete says, where live still
 * is as it was declared last.
 *
 * <p>A creation that failed or is rolled back is undone: what was there before it comes back, under
 * every OnDelete.
 */
record Undo(
    EventContext context,
    OwnedRegion region,
    Owner me,
    ResourceProperties properties,
    boolean isFailedCreate) {

  record Result(Outcome outcome, String why) {}

  private OrganizationConfiguration declared() {
    return properties.configuration();
  }

  /** Puts back what is to be put back, and then gives the Region up. */
  Result handle(OwnedState found) throws ReconcileException, InterruptedException {
    Ownership mine = found.ownership();
    boolean isUndone = isCreationUndone(mine);
    OnDelete onDelete = isUndone ? OnDelete.RESTORE : properties.onDelete();
    Optional<OrganizationConfiguration> previous =
        isUndone && mine.takenFrom().isPresent() ? mine.takenFrom().get().live() : mine.previous();
    Optional<OrganizationConfiguration> target = onDelete.target(declared(), previous);
    Result result = change(onDelete, target, found);
    List<String> problems = List.of();
    if (onDelete == OnDelete.RESTORE && result.outcome() != Outcome.LEFT) {
      Ownership taken = isUndone ? mine.withOwnLinked() : mine;
      problems = region.linked(context.hubs(), me).putBack(taken, target.orElseThrow()).problems();
    }
    region.writer().settle(isUndone ? mine.givenBack() : Ownership.NONE);
    String linked = problems.isEmpty() ? "" : "; linked Regions: " + String.join("; ", problems);
    return new Result(result.outcome(), result.why() + linked);
  }

  /** Also where it succeeded and its stack rolls back. */
  private boolean isCreationUndone(Ownership mine) throws ReconcileException {
    boolean isSameEitherWay =
        properties.onDelete() == OnDelete.RESTORE && mine.takenFrom().isEmpty();
    if (isFailedCreate || isSameEitherWay) {
      return isFailedCreate;
    }
    StackStatus stack = context.stackStatus();
    if (stack.isKnown() && !stack.isInProgress()) {
      throw new ReconcileException(LateEventCheck.outdated(region.place(), stack.value()));
    }
    return stack.isRollingBack();
  }

  private Result change(
      OnDelete onDelete, Optional<OrganizationConfiguration> target, OwnedState found)
      throws ReconcileException, InterruptedException {
    if (target.isPresent()) {
      return putBack(onDelete, target.get(), found);
    }
    return onDelete == OnDelete.RETAIN
        ? new Result(Outcome.RETAINED, "as OnDelete RETAIN declares")
        : new Result(Outcome.LEFT, "what was there before is not known");
  }

  private Result putBack(OnDelete onDelete, OrganizationConfiguration wanted, OwnedState found)
      throws ReconcileException, InterruptedException {
    OwnedState state =
        isDoubtful(found, wanted)
            ? region.readAgain("live may be older than the last write")
            : found;
    LiveConfiguration live = state.live();
    // A setting of the hub that is no longer as this resource set it stays as it is.
    HubSettings set = declared().hub().sameAs(live.hub());
    OrganizationConfiguration target = wanted.withHub(wanted.hub().only(set.fields().keySet()));
    // An earlier run may have written the target or a part of it, and its Status be PENDING.
    Predicate<LiveConfiguration> ours =
        each -> isOrganizationAs(declared(), each) || isOrganizationAs(target, each);
    if (!ours.test(live)) {
      if (live.isCentral()) {
        new HandOver(context, region.place(), me).handOver(declared(), target);
      }
      String why = "live is " + live.summary() + ", which is no longer what this resource set";
      return new Result(Outcome.LEFT, why);
    }
    boolean isDone =
        target.matches(live) && (isOrganizationAs(declared(), live) || live.status().isEnabled());
    if (isDone || !region.reconcile(state, found.ownership(), ours, target).written()) {
      return new Result(Outcome.UNCHANGED, "live already is " + target.encoded());
    }
    return new Result(onDelete.outcome(), "live is " + target.encoded());
  }

  private static boolean isOrganizationAs(
      OrganizationConfiguration configuration, LiveConfiguration live) {
    return configuration.withHub(HubSettings.NONE).matches(live);
  }

  /** CENTRAL may just have been left in the home Region, which is no write of this resource's. */
  private boolean isDoubtful(OwnedState read, OrganizationConfiguration wanted) {
    LiveConfiguration live = read.live();
    boolean needsWrite = declared().matches(live) && !wanted.matches(live);
    return !needsWrite && (region.isRecentlyWritten(read.ownership()) || live.isCentral());
  }
}
