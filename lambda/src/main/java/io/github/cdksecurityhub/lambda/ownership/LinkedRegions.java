package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.Previous;
import io.github.cdksecurityhub.lambda.ownership.LinkedRegion.Result;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Regions that a home Region links: going CENTRAL sets AutoEnable false and standards NONE in
 * all of them, and nothing but this remembers what was there (R11).
 */
public record LinkedRegions(OwnedRegion home, Function<AccountRegion, SecurityHub> hubs, Owner me) {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /**
   * What is remembered of linked Regions.
   *
   * @param ownership with that
   * @param problems the Regions that could not be read or put back, each with the reason
   * @param isTooLate whether one was CENTRAL already, so that another run may remember more
   */
  public record Memory(Ownership ownership, List<String> problems, boolean isTooLate) {
    public List<String> problemsAnd(Memory later) {
      return Stream.concat(problems.stream(), later.problems.stream()).toList();
    }
  }

  /**
   * Returns {@code claimed} with what {@code desired} takes from linked Regions, where it goes
   * CENTRAL.
   *
   * @param takeOver whether a Region that another stack declares may be switched off
   * @throws ReconcileException where this is not the home Region, where the linked Regions can't be
   *     found, and where another stack declares one of them
   */
  public Memory remember(
      Ownership claimed,
      LiveConfiguration live,
      OrganizationConfiguration desired,
      boolean takeOver)
      throws ReconcileException, InterruptedException {
    if (!desired.isCentral() || live.isCentral()) {
      return new Memory(claimed, List.of(), false);
    }
    home.homeRegion.requireHere();
    return read(claimed, takeOver);
  }

  /**
   * Puts back what {@code claimed} remembers, where {@code desired} is not CENTRAL: in each Region
   * where the service's own settings are still live, and that no other stack manages, as long as
   * the tags name this event as the writer. Then waits until every read shows that: the next event
   * may remember what is live there (R26).
   *
   * @return the memory of Regions that a later event can still put back, and the problem of each
   *     Region that is not
   * @throws ReconcileException where another event has taken over
   */
  public Memory putBack(Ownership claimed, OrganizationConfiguration desired)
      throws ReconcileException, InterruptedException {
    Map<String, Local> settings = claimed.previousLinked();
    if (desired.isCentral() || settings.isEmpty()) {
      return new Memory(claimed, List.of(), false);
    }
    home.writer().become(claimed);
    Map<String, Result> done =
        forEach(settings.keySet(), name -> () -> linked(name).putBack(settings.get(name)));
    home.deadline.pause(Observation.STALE);
    Map<String, Local> unfinished = new TreeMap<>(settings);
    unfinished.keySet().removeIf(name -> !done.get(name).isUnfinished());
    return new Memory(claimed.withPreviousLinked(unfinished), problems(done.values()), false);
  }

  /**
   * Reads every linked Region that is enabled, once no read is older than the writes before this
   * event (R26): what is remembered wrong is put back wrong.
   */
  Memory read(Ownership claimed, boolean takeOver) throws ReconcileException, InterruptedException {
    List<String> regions =
        new Retries(home.deadline, any -> {})
            .call(ApiOperation.GET_AGGREGATOR.action(), home.hub::linkedRegions);
    if (!regions.isEmpty()) {
      home.listener.progress(
          Phase.OBSERVE, "waiting 10 s, until every read of linked Regions is true");
      home.deadline.pause(Observation.STALE);
    }
    Map<String, Result> linked = forEach(regions, name -> () -> linked(name).read());
    String others =
        linked.values().stream()
            .flatMap(each -> each.other().stream())
            .collect(Collectors.joining("; "));
    if (!others.isEmpty() && !takeOver) {
      throw new ReconcileException(
          new Failure(
              FailureCause.LINKED_REGION_OWNED,
              home.place(),
              ApiOperation.UPDATE_TO_CENTRAL,
              others));
    }
    // An event that is repeated finds linked Regions switched off by itself.
    Map<String, Local> settings = new TreeMap<>(claimed.previousLinked());
    linked.forEach(
        (name, each) -> {
          if (each.live().orElse(Previous.TAKEN) instanceof Local local
              && !local.equals(Previous.TAKEN)) {
            settings.put(name, local);
          }
        });
    boolean isTooLate =
        linked.values().stream()
            .flatMap(each -> each.live().stream())
            .anyMatch(OrganizationConfiguration::isCentral);
    return new Memory(claimed.withPreviousLinked(settings), problems(linked.values()), isTooLate);
  }

  private static List<String> problems(Collection<Result> results) {
    return results.stream().flatMap(each -> each.problem().stream()).toList();
  }

  private Map<String, Result> forEach(
      Collection<String> regions, Function<String, Callable<Result>> task)
      throws InterruptedException {
    return ForEachRegion.run(regions, task, Result::problem, LONGEST.plus(ForEachRegion.GRACE));
  }

  private LinkedRegion linked(String name) {
    AccountRegion place = new AccountRegion(home.place().account(), name);
    return new LinkedRegion(
        hubs.apply(place), home.tags, me, home.deadline.atMost(LONGEST), home.listener);
  }
}
