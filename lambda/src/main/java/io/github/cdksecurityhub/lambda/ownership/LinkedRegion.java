package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.Ownership.Relation;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.model.Previous;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.CheckedUpdates;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.HomeRegionCheck;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubWithSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One linked Region: what going CENTRAL takes from it, and the putting back of that (R11). */
record LinkedRegion(
    SecurityHub hub, HubTags home, Owner me, Deadline deadline, ProgressListener listener) {
  private static final Duration POLL = Duration.ofSeconds(2);

  /**
   * The result of reading or putting back one. What is {@code live} is empty where that is off, or
   * can't be read, or still shows CENTRAL; {@code other} is the other stack's that manages it.
   */
  record Result(
      Optional<OrganizationConfiguration> live, Optional<String> other, Optional<String> problem) {
    static final Result NOTHING = new Result(Optional.empty(), Optional.empty(), Optional.empty());

    static Result problem(String region, String problem) {
      return new Result(Optional.empty(), Optional.empty(), Optional.of(region + ": " + problem));
    }

    /** Returns whether a later event can still put it back. */
    boolean isUnfinished() {
      return problem.isPresent() && live.isEmpty();
    }
  }

  Result read() throws InterruptedException {
    try {
      OrganizationConfiguration live = describe().toConfiguration();
      Optional<String> other = otherOwner().map(owner -> name() + " is managed by " + owner);
      return new Result(Optional.of(live), other, Optional.empty());
    } catch (ReconcileException e) {
      // Where Security Hub is off, or the Region is, going CENTRAL takes nothing.
      boolean isOff =
          e.failure()
              .is(
                  FailureCause.NOT_SUBSCRIBED,
                  FailureCause.NOT_ADMINISTRATOR,
                  FailureCause.CREDENTIALS_REJECTED);
      String problem = "its settings could not be read, so they can't be put back: ";
      return isOff ? Result.NOTHING : problem(problem + e.failure().explanation());
    }
  }

  /**
   * Puts {@code settings} back where the service's own are live and no other stack manages it.
   * After leaving CENTRAL it can take a moment until it shows LOCAL, and a read may be from before
   * going CENTRAL.
   */
  Result putBack(Local settings) throws InterruptedException {
    try {
      LiveConfiguration live = describe();
      Deadline stale = deadline.atMost(Observation.STALE);
      while (!isTaken(live) && !(live.isCentral() ? deadline : stale).isPassed()) {
        deadline.pause(POLL);
        live = describe();
      }
      Optional<Owner> other = otherOwner();
      if (other.isPresent()) {
        return left(live, "it is managed by " + other.get());
      }
      if (isTaken(live)) {
        CheckedUpdates updates =
            new CheckedUpdates(hub.place(), deadline, operation -> home.readAsWriter());
        SecurityHubWithSettings target = new SecurityHubWithSettings(hub, Set.of(), updates);
        HomeRegionCheck homeRegion = new HomeRegionCheck(hub, deadline, retries());
        new Reconciler(target, deadline, listener, homeRegion)
            .reconcile(
                new Observation(live, Optional.empty()),
                each -> isTaken(each) || each.isCentral(),
                settings);
        return Result.NOTHING;
      }
      return settings.matches(live) ? Result.NOTHING : left(live, "live is " + live.summary());
    } catch (ReconcileException e) {
      return problem(e.getMessage());
    }
  }

  private static boolean isTaken(LiveConfiguration live) {
    return Previous.TAKEN.matches(live);
  }

  private LiveConfiguration describe() throws ReconcileException, InterruptedException {
    return retries().call(ApiOperation.DESCRIBE.action(), hub::describe).live();
  }

  private Optional<Owner> otherOwner() throws ReconcileException, InterruptedException {
    Map<String, String> tags = retries().call(ApiOperation.LIST_TAGS.action(), hub::tags);
    Ownership ownership = OwnershipTags.read(tags, hub.place().account());
    return ownership.owner().filter(any -> ownership.relationTo(me) == Relation.OTHER_STACK);
  }

  private Retries retries() {
    return new Retries(deadline, any -> {});
  }

  private String name() {
    return hub.place().region();
  }

  private Result problem(String problem) {
    return Result.problem(name(), problem);
  }

  private Result left(LiveConfiguration live, String why) {
    Result problem = problem("it is not put back, as " + why);
    return live.isCentral()
        ? problem
        : new Result(Optional.of(live.toConfiguration()), problem.other(), problem.problem());
  }
}
