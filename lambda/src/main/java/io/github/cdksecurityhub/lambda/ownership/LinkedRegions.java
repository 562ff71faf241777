package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.Ownership.Relation;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.model.Previous;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import io.github.cdksecurityhub.lambda.reconcile.ForwardingSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The Regions that a home Region links: going CENTRAL sets AutoEnable false and standards NONE in
 * all of them, and nothing but this remembers what was there (R11).
 */
public final class LinkedRegions {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** A request that was sent before the time ended returns, or breaks off, within this. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final Duration STALE_READ = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofSeconds(2);

  private final OwnedRegion region;
  private final SecurityHub home;
  private final Function<AccountRegion, SecurityHub> hubs;
  private final HubTags tags;
  private final Owner me;
  private final Deadline deadline;
  private final ProgressListener listener;

  /** Works for {@code me} on the Regions that {@code region}, whose hub is {@code home}, links. */
  LinkedRegions(
      OwnedRegion region,
      SecurityHub home,
      Function<AccountRegion, SecurityHub> hubs,
      HubTags tags,
      Owner me,
      Deadline deadline,
      ProgressListener listener) {
    this.region = region;
    this.home = home;
    this.hubs = hubs;
    this.tags = tags;
    this.me = me;
    this.deadline = deadline;
    this.listener = listener;
  }

  /**
   * What is remembered of linked Regions.
   *
   * @param ownership with that
   * @param problems the Regions that could not be read or put back, each with the reason
   * @param isTooLate whether one was CENTRAL already, so that another run may remember more
   */
  public record Memory(Ownership ownership, List<String> problems, boolean isTooLate) {}

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
    if (!desired.isCentral() || live.toConfiguration().isCentral()) {
      return new Memory(claimed, List.of(), false);
    }
    region.requireHomeRegion();
    Found found = read(takeOver);
    // An event that is repeated finds linked Regions switched off by itself.
    Map<String, Local> merged = new TreeMap<>(claimed.previousLinked());
    merged.putAll(found.settings());
    return new Memory(claimed.withPreviousLinked(merged), found.problems(), found.isTooLate());
  }

  /**
   * Puts back what {@code claimed} remembers, where {@code desired} is not CENTRAL.
   *
   * @throws ReconcileException where another event has taken over
   */
  public Memory putBack(Ownership claimed, OrganizationConfiguration desired)
      throws ReconcileException, InterruptedException {
    if (desired.isCentral() || claimed.previousLinked().isEmpty()) {
      return new Memory(claimed, List.of(), false);
    }
    region.writer().become(claimed);
    List<String> problems = putBack(claimed.previousLinked());
    return new Memory(claimed.withPreviousLinked(Map.of()), problems, false);
  }

  /**
   * What going CENTRAL would take.
   *
   * @param settings the settings that differ from what it sets, by Region
   * @param problems the Regions that could not be read, each with the reason
   * @param isTooLate whether one is CENTRAL already
   */
  record Found(Map<String, Local> settings, List<String> problems, boolean isTooLate) {}

  /**
   * Reads every linked Region that is enabled, once no read is older than the writes before this
   * event (R26): what is remembered wrong is put back wrong.
   *
   * @param takeOver whether a Region that another stack declares may be switched off
   * @throws ReconcileException where the linked Regions can't be found, and where another stack
   *     declares one of them
   */
  Found read(boolean takeOver) throws ReconcileException, InterruptedException {
    List<String> regions =
        retries(deadline).call(ApiOperation.GET_AGGREGATOR.action(), home::linkedRegions);
    if (!regions.isEmpty()) {
      listener.progress(Phase.OBSERVE, "waiting 10 s, until every read of linked Regions is true");
      deadline.pause(STALE_READ);
    }
    Map<AccountRegion, Linked> linked = forEach(regions, this::read);
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
    Map<String, Local> settings = new TreeMap<>();
    linked.forEach(
        (place, each) -> {
          if (each.live().orElse(Previous.TAKEN) instanceof Local local) {
            settings.put(place.region(), local);
          }
        });
    settings.values().removeIf(Previous.TAKEN::equals);
    boolean isTooLate =
        linked.values().stream()
            .flatMap(each -> each.live().stream())
            .anyMatch(OrganizationConfiguration::isCentral);
    return new Found(settings, problems(linked.values()), isTooLate);
  }

  /**
   * Puts back {@code settings} where the service's own are still live, no other stack manages the
   * Region, and the home Region's tags name this event as the writer. Then waits until every read
   * shows that: the next event may remember what is live there (R26).
   *
   * @return the Regions where that failed, each with the reason
   */
  List<String> putBack(Map<String, Local> settings) throws InterruptedException {
    Map<AccountRegion, Linked> done =
        forEach(settings.keySet(), place -> putBack(place, settings.get(place.region())));
    deadline.pause(STALE_READ);
    return problems(done.values());
  }

  /**
   * One linked Region.
   *
   * @param live what was read of it; empty where that is off, or can't be read
   * @param other the other stack's resource that manages it
   * @param problem why it could not be read or written
   */
  private record Linked(
      Optional<OrganizationConfiguration> live, Optional<String> other, Optional<String> problem) {
    static final Linked NOTHING = new Linked(Optional.empty(), Optional.empty(), Optional.empty());

    static Linked problem(AccountRegion place, String problem) {
      return new Linked(
          Optional.empty(), Optional.empty(), Optional.of(place.region() + ": " + problem));
    }
  }

  private Linked read(AccountRegion place) throws InterruptedException {
    Deadline limited = deadline.atMost(LONGEST);
    SecurityHub hub = hubs.apply(place);
    try {
      LiveConfiguration live = describe(hub, limited);
      Optional<String> other =
          otherOwner(hub, limited).map(owner -> place.region() + " is managed by " + owner);
      return new Linked(Optional.of(live.toConfiguration()), other, Optional.empty());
    } catch (ReconcileException e) {
      // Where Security Hub is off, or the Region is, going CENTRAL takes nothing.
      boolean isOff =
          e.failure()
              .is(
                  FailureCause.NOT_SUBSCRIBED,
                  FailureCause.NOT_ADMINISTRATOR,
                  FailureCause.CREDENTIALS_REJECTED);
      return isOff
          ? Linked.NOTHING
          : Linked.problem(
              place,
              "its settings could not be read, so nobody can put them back: "
                  + e.failure().explanation());
    }
  }

  /**
   * After leaving CENTRAL it can take a moment until a linked Region shows LOCAL, and a read may be
   * from before going CENTRAL.
   */
  private Linked putBack(AccountRegion place, Local settings) throws InterruptedException {
    Deadline limited = deadline.atMost(LONGEST);
    SecurityHub hub = hubs.apply(place);
    try {
      LiveConfiguration live = describe(hub, limited);
      Deadline stale = limited.atMost(STALE_READ);
      while (!Previous.TAKEN.matches(live) && !(isCentral(live) ? limited : stale).isPassed()) {
        limited.pause(POLL);
        live = describe(hub, limited);
      }
      Optional<Owner> other = otherOwner(hub, limited);
      if (other.isPresent()) {
        return Linked.problem(place, "it is not put back, as it is managed by " + other.get());
      }
      if (Previous.TAKEN.matches(live)) {
        new Reconciler(fenced(hub), limited, listener)
            .reconcile(
                each -> Previous.TAKEN.matches(each) || isCentral(each),
                settings,
                new Observation(live, Optional.empty()));
        return Linked.NOTHING;
      }
      return settings.matches(live)
          ? Linked.NOTHING
          : Linked.problem(place, "it is not put back, as live is " + live.summary());
    } catch (ReconcileException e) {
      return Linked.problem(place, e.getMessage());
    }
  }

  private static boolean isCentral(LiveConfiguration live) {
    return live.type() == ConfigurationType.CENTRAL;
  }

  private SecurityHub fenced(SecurityHub hub) {
    return new ForwardingSecurityHub(hub) {
      @Override
      public void update(OrganizationConfiguration desired) throws SecurityHubException {
        tags.readAsWriter();
        super.update(desired);
      }
    };
  }

  private LiveConfiguration describe(SecurityHub hub, Deadline limited)
      throws ReconcileException, InterruptedException {
    return retries(limited).call(ApiOperation.DESCRIBE.action(), hub::describe).live();
  }

  private Optional<Owner> otherOwner(SecurityHub hub, Deadline limited)
      throws ReconcileException, InterruptedException {
    Map<String, String> tags = retries(limited).call(ApiOperation.LIST_TAGS.action(), hub::tags);
    Ownership ownership = OwnershipTags.read(tags, hub.place().account());
    return ownership.owner().filter(any -> ownership.relationTo(me) == Relation.OTHER_STACK);
  }

  private static Retries retries(Deadline limited) {
    return new Retries(limited, failure -> {});
  }

  private static List<String> problems(Collection<Linked> linked) {
    return linked.stream().flatMap(each -> each.problem().stream()).toList();
  }

  /** A task that fails or hangs is a problem of its Region. */
  private Map<AccountRegion, Linked> forEach(Collection<String> regions, Task task)
      throws InterruptedException {
    List<AccountRegion> places =
        regions.stream().map(name -> new AccountRegion(home.place().account(), name)).toList();
    Function<AccountRegion, Callable<Linked>> tasks = place -> () -> task.run(place);
    return ForEachRegion.run(places, tasks, Linked::problem, LONGEST.plus(GRACE));
  }

  /** What is done in one Region. */
  @FunctionalInterface
  private interface Task {
    Linked run(AccountRegion place) throws InterruptedException;
  }
}
