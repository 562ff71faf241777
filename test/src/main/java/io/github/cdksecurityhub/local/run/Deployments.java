package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackEvent;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Runs operations on the stack, shows them while they run, and gathers what they did. */
final class Deployments implements Consumer<StackEvent> {

  private static final Set<String> ROLLBACKS =
      Set.of("ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS");

  private final Progress progress;
  private LocalAws aws;
  private Map<String, String> regions = Map.of();
  private Map<String, String> beforeRollback = Map.of();

  Deployments(Progress progress) {
    this.progress = progress;
  }

  /** Sets the local AWS, and the Regions by logical id. */
  void set(LocalAws local, Map<String, String> regionsByLogicalId) {
    aws = local;
    regions = regionsByLogicalId;
  }

  @Override
  public void accept(StackEvent event) {
    if (event.ofStack() && ROLLBACKS.contains(event.status())) {
      beforeRollback = live();
    }
    progress.accept(event);
  }

  /** An operation on the stack. */
  @FunctionalInterface
  interface Operation {
    StackOutcome run() throws InterruptedException;
  }

  /**
   * What an operation did.
   *
   * @param outcome how CloudFormation ended it
   * @param rows what happened in each Region, in the template's order
   * @param before what was live before
   * @param writes how many updates took effect
   */
  record Result(
      StackOutcome outcome, List<RegionTable.Row> rows, Map<String, String> before, int writes) {}

  Result operate(Operation operation) throws InterruptedException {
    Map<String, String> before = live();
    int writes = writes();
    beforeRollback = before;
    progress.begin(regions);
    try {
      StackOutcome outcome = operation.run();
      return new Result(outcome, rows(outcome, before), before, writes() - writes);
    } finally {
      progress.end();
    }
  }

  private List<RegionTable.Row> rows(StackOutcome outcome, Map<String, String> before) {
    Map<String, String> after = live();
    List<String> seen = new ArrayList<>();
    List<RegionTable.Row> rows = new ArrayList<>();
    for (CustomResourceExchange exchange : outcome.exchanges()) {
      String region = region(exchange);
      boolean undoing = seen.contains(region);
      boolean undone =
          outcome.exchanges().stream().filter(e -> region(e).equals(region)).count() > 1;
      String found = undoing ? beforeRollback.get(region) : before.get(region);
      String afterwards = undone && !undoing ? beforeRollback.get(region) : after.get(region);
      rows.add(RegionTable.Row.of(exchange, region, found, afterwards, aws.securityHub()));
      seen.add(region);
    }
    List<String> order = List.copyOf(regions.values());
    rows.sort(Comparator.comparingInt(row -> order.indexOf(row.region())));
    return rows;
  }

  String region(CustomResourceExchange exchange) {
    return regions.get(exchange.logicalId());
  }

  Map<String, String> live() {
    return Live.in(aws.securityHub(), regions.values());
  }

  /** Linked Regions, which the home Region's event puts back, are not declared. */
  private int writes() {
    return aws.securityHub()
        .calls()
        .updates()
        .thatTookEffect()
        .where(call -> regions.containsValue(call.region()))
        .count();
  }
}
