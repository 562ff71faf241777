package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.preview.Preview;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plays the events of all stacks: those of one account and Region one after the other, each finding
 * what the one before it left, and the Regions side by side.
 */
public final class Planner {
  private final Function<AccountRegion, Preview> previews;
  private final Consumer<Row> progress;

  /**
   * Prepares.
   *
   * @param previews gives what plays the events of a place
   * @param progress hears of each row as it is ready, one at a time
   */
  public Planner(Function<AccountRegion, Preview> previews, Consumer<Row> progress) {
    this.previews = previews;
    this.progress = progress;
  }

  /** Returns a row for each event, in the order of the events. */
  public List<Row> rows(List<PlannedEvent> events) throws InterruptedException {
    Map<AccountRegion, List<PlannedEvent>> places = new LinkedHashMap<>();
    events.forEach(
        event -> places.computeIfAbsent(event.place(), place -> new ArrayList<>()).add(event));
    List<List<Row>> played =
        SideBySide.each(List.copyOf(places.keySet()), place -> play(place, places.get(place)));
    Map<PlannedEvent, Row> byEvent = new IdentityHashMap<>();
    played.forEach(rows -> rows.forEach(row -> byEvent.put(row.event(), row)));
    return events.stream().map(byEvent::get).toList();
  }

  private List<Row> play(AccountRegion place, List<PlannedEvent> events)
      throws InterruptedException {
    Forecaster forecaster = new Forecaster(previews, place);
    List<Row> rows = new ArrayList<>();
    for (PlannedEvent event : events) {
      Row row = forecaster.row(event);
      rows.add(row);
      synchronized (progress) {
        progress.accept(row);
      }
    }
    return rows;
  }
}
