package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.securityhub.RegionLinking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Plans the events of all stacks: reads all Regions at once, and then runs the events one after the
 * other, in CloudFormation's order, each on what the ones before it left.
 */
final class Planner {
  private final Readers readers;
  private final Consumer<String> progress;
  private final Map<String, Organization> organizations = new LinkedHashMap<>();

  Planner(Readers readers, Consumer<String> progress) {
    this.readers = readers;
    this.progress = progress;
  }

  Plan plan(List<StackEvents> stacks, boolean allRegions) throws InterruptedException {
    List<PlannedEvent> all = stacks.stream().flatMap(each -> each.events().stream()).toList();
    for (PlannedEvent event : all) {
      organizations.computeIfAbsent(
          event.place().account(), account -> new Organization(account, readers, all));
    }
    read(all.stream().filter(PlannedEvent::isPlaced).map(PlannedEvent::place).distinct().toList());
    for (Organization each : organizations.values()) {
      each.begin(allRegions);
    }
    List<Plan.PlannedStack> planned = new ArrayList<>();
    for (StackEvents stack : stacks) {
      planned.add(planned(stack));
    }
    List<AccountRegion> uncovered = new ArrayList<>();
    if (allRegions) {
      for (Organization each : organizations.values()) {
        uncovered.addAll(uncovered(each));
      }
    }
    return new Plan(planned, uncovered);
  }

  private void read(List<AccountRegion> places) throws InterruptedException {
    boolean isOneAccount = places.stream().map(AccountRegion::account).distinct().count() == 1;
    AtomicInteger done = new AtomicInteger();
    InParallel.each(
        places,
        place -> {
          boolean isRead = organizations.get(place.account()).read(place.region());
          synchronized (progress) {
            progress.accept(
                "[%d/%d] %s: %s"
                    .formatted(
                        done.incrementAndGet(),
                        places.size(),
                        isOneAccount ? place.region() : place,
                        isRead ? "read" : "could not be read"));
          }
          return isRead;
        });
  }

  private Plan.PlannedStack planned(StackEvents stack) throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>(stack.notes());
    Set<String> unseen = new LinkedHashSet<>(stack.unseen());
    for (PlannedEvent event : stack.events()) {
      Organization organization = organizations.get(event.place().account());
      Row row =
          event.isConfiguration()
              ? new ConfigurationRows(organization).row(event)
              : new NativeRows(organization).row(event);
      organization.apply(row);
      rows.add(new RowWeakenings(organization).mark(row));
      unseen.addAll(organization.unseen());
      if (!event.isConfiguration()) {
        notes.addAll(organization.central(event).problems());
        notes.add(organization.catalogue(event).problem());
      }
    }
    notes.remove("");
    return new Plan.PlannedStack(stack, rows, List.copyOf(notes), List.copyOf(unseen));
  }

  /** Returns the Regions that an account has, and that are neither declared nor linked. */
  private static List<AccountRegion> uncovered(Organization organization)
      throws InterruptedException {
    Set<String> declared = organization.regions();
    List<String> open = new ArrayList<>();
    if (!declared.isEmpty()) {
      for (String region : RegionLinking.ofPartition(declared.iterator().next())) {
        if (!declared.contains(region) && !organization.linking().isLinked(region)) {
          open.add(region);
        }
      }
    }
    return InParallel.each(open, region -> enabled(organization, region)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** What can't be read may be enabled. */
  private static Optional<AccountRegion> enabled(Organization organization, String region) {
    Optional<AccountRegion> place = Optional.of(organization.place(region));
    try {
      organization.live(region).describe();
      return place;
    } catch (SecurityHubException e) {
      return place.filter(each -> !CallerAdvice.isNotEnabled(e.failure()));
    }
  }
}
