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
 * Plays the events of all stacks: those of one account and Region one after the other, each finding
 * what the one before it left, and the Regions side by side.
 */
public final class Planner {
  private final Sources sources;
  private final Progress progress;

  /**
   * Prepares.
   *
   * @param sources what is looked at
   * @param progress hears of each row as it is ready
   */
  public Planner(Sources sources, Progress progress) {
    this.sources = sources;
    this.progress = progress;
  }

  /**
   * {@return what a deployment of the stacks would do, in their order}
   *
   * @param stacks in the order of their deployment; events of one account and Region are played in
   *     it
   * @throws InterruptedException where the thread is interrupted; reads under way are given up
   */
  public Plan plan(List<StackEvents> stacks) throws InterruptedException {
    List<NativeEvent> natives = stacks.stream().flatMap(each -> each.natives().stream()).toList();
    Map<AccountRegion, List<PlannedEvent>> places = new LinkedHashMap<>();
    stacks.stream()
        .flatMap(stack -> stack.events().stream())
        .forEach(
            event -> places.computeIfAbsent(event.place(), place -> new ArrayList<>()).add(event));
    natives.forEach(event -> places.putIfAbsent(event.place(), List.of()));
    List<PlayedPlace> played =
        SideBySide.each(
            List.copyOf(places.keySet()),
            place -> new PlacePlay(sources, place, natives, this::tell).run(places.get(place)));
    return collected(stacks, played);
  }

  private void tell(String what, Verdict verdict) {
    synchronized (progress) {
      progress.ready(what, verdict);
    }
  }

  private static Plan collected(List<StackEvents> stacks, List<PlayedPlace> played) {
    Map<PlannedEvent, Row> rows = new IdentityHashMap<>();
    Map<NativeEvent, NativeRow> natives = new IdentityHashMap<>();
    for (PlayedPlace place : played) {
      place.rows().forEach(row -> rows.put(row.event(), row));
      place.natives().forEach(row -> natives.put(row.event(), row));
    }
    return new Plan(
        stacks.stream()
            .map(
                stack ->
                    new Plan.PlannedStack(
                        stack,
                        stack.events().stream().map(rows::get).toList(),
                        stack.natives().stream().map(natives::get).toList(),
                        notes(stack, played)))
            .toList());
  }

  private static List<String> notes(StackEvents stack, List<PlayedPlace> played) {
    Set<AccountRegion> places = new LinkedHashSet<>();
    stack.natives().forEach(event -> places.add(event.place()));
    return Stream.concat(
            stack.notes().stream(),
            played.stream()
                .filter(each -> places.contains(each.place()))
                .flatMap(each -> each.unseen().stream()))
        .toList();
  }
}
