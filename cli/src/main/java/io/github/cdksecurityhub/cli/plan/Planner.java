package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans the events of all stacks: those of one account and Region one after the other, each on what
 * the one before it left, and the Regions in parallel.
 */
public final class Planner {
  private final Sources sources;
  private final Progress progress;

  /**
   * Prepares.
   *
   * @param sources what is read
   * @param progress receives each row as it is ready
   */
  public Planner(Sources sources, Progress progress) {
    this.sources = sources;
    this.progress = progress;
  }

  /**
   * {@return what a deployment of the stacks would do, in their order}
   *
   * @param stacks in the order of their deployment; events of one account and Region are run in it
   * @throws InterruptedException where the thread is interrupted; reads in progress are abandoned
   */
  public Plan plan(List<StackEvents> stacks) throws InterruptedException {
    List<NativeEvent> natives = stacks.stream().flatMap(each -> each.natives().stream()).toList();
    Map<AccountRegion, List<PlannedEvent>> places = new LinkedHashMap<>();
    stacks.stream()
        .flatMap(stack -> stack.events().stream())
        .forEach(
            event -> places.computeIfAbsent(event.place(), place -> new ArrayList<>()).add(event));
    natives.forEach(event -> places.putIfAbsent(event.place(), List.of()));
    List<RegionPlan> plans =
        InParallel.each(
            List.copyOf(places.keySet()),
            place ->
                new RegionPlanner(sources, place, natives, this::report).run(places.get(place)));
    return collected(stacks, plans);
  }

  private void report(String what, Action action) {
    synchronized (progress) {
      progress.ready(what, action);
    }
  }

  private static Plan collected(List<StackEvents> stacks, List<RegionPlan> plans) {
    Map<PlannedEvent, Row> rows = new IdentityHashMap<>();
    Map<NativeEvent, NativeRow> natives = new IdentityHashMap<>();
    for (RegionPlan plan : plans) {
      plan.rows().forEach(row -> rows.put(row.event(), row));
      plan.natives().forEach(row -> natives.put(row.event(), row));
    }
    return new Plan(
        stacks.stream()
            .map(
                stack ->
                    new Plan.PlannedStack(
                        stack,
                        stack.events().stream().map(rows::get).toList(),
                        stack.natives().stream().map(natives::get).toList(),
                        notes(stack, plans)))
            .toList());
  }

  private static List<String> notes(StackEvents stack, List<RegionPlan> plans) {
    Set<AccountRegion> places = new LinkedHashSet<>();
    stack.natives().forEach(event -> places.add(event.place()));
    return Stream.concat(
            stack.notes().stream(),
            plans.stream()
                .filter(each -> places.contains(each.place()))
                .flatMap(each -> each.unread().stream()))
        .toList();
  }
}
