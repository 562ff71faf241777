package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a deployment of some stacks would do; its sentences are not yet escaped.
 *
 * @param stacks each stack with its rows, in the order of their deployment
 * @param uncovered Regions that are enabled, and neither declared nor linked; none unless required
 */
record Plan(List<PlannedStack> stacks, List<AccountRegion> uncovered) {
  record PlannedStack(StackEvents stack, List<Row> rows, List<String> notes, List<String> unseen) {
    /** Returns whether there is nothing to report; formats for people leave it out. */
    boolean isEmpty() {
      return rows.isEmpty() && unseen.isEmpty() && stack.weakens().isEmpty();
    }

    String heading() {
      return stack.name() + " (" + stack.environment() + ")";
    }

    private Stream<String> weakenings() {
      return Stream.concat(
          stack.weakens().stream().map("drift detection: "::concat),
          rows.stream()
              .flatMap(
                  row -> row.weakens().stream().map(row.event().label().concat(": ")::concat)));
    }

    private long weaker() {
      return rows.stream().filter(row -> !row.weakens().isEmpty()).count()
          + (stack.weakens().isEmpty() ? 0 : 1);
    }

    private int exitCode() {
      return stack.refused() || !unseen.isEmpty() ? ExitCode.FAILED : ExitCode.NOTHING;
    }
  }

  Map<Action, Integer> counts() {
    Map<Action, Integer> counts = new EnumMap<>(Action.class);
    stacks.forEach(
        stack -> stack.rows().forEach(row -> counts.merge(row.action(), 1, Integer::sum)));
    return counts;
  }

  /** Returns how many stacks declare what is planned, and could not be read at all. */
  private int unread() {
    return (int) stacks.stream().filter(it -> it.stack.isNotRead() && !it.unseen.isEmpty()).count();
  }

  /** Returns the stacks that could not be read, and declare nothing that is planned. */
  private List<PlannedStack> skipped() {
    return stacks.stream().filter(it -> it.stack.isNotRead() && it.unseen.isEmpty()).toList();
  }

  /** Returns a sentence each, behind what it concerns, and behind the stack of several. */
  List<String> weakenings() {
    boolean isOnly = stacks.stream().filter(each -> !each.isEmpty()).count() <= 1;
    return stacks.stream()
        .flatMap(
            stack ->
                stack.weakenings().map(each -> isOnly ? each : stack.stack().name() + ", " + each))
        .toList();
  }

  /** Returns how many rows, and drift detections of stacks, are weaker afterwards. */
  int weaker() {
    return (int) stacks.stream().mapToLong(PlannedStack::weaker).sum();
  }

  int exitCode() {
    int ofRows =
        counts().keySet().stream()
            .map(action -> action.exitCode)
            .reduce(ExitCode.NOTHING, ExitCode::graver);
    int ofAll = stacks.stream().map(PlannedStack::exitCode).reduce(ofRows, ExitCode::graver);
    return uncovered.isEmpty() ? ofAll : ExitCode.graver(ofAll, ExitCode.CHANGES);
  }

  /** Returns what is beside the stacks: what no row shows. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!uncovered.isEmpty()) {
      boolean isOneAccount = uncovered.stream().map(AccountRegion::account).distinct().count() == 1;
      remarks.add(
          uncovered.stream()
              .map(place -> isOneAccount ? place.region() : place.toString())
              .collect(
                  Collectors.joining(
                      ", ", "Enabled for the account, and neither declared nor linked: ", ".")));
    }
    if (!skipped().isEmpty()) {
      remarks.add(
          skipped().stream()
              .map(PlannedStack::heading)
              .collect(
                  Collectors.joining(
                      ", ",
                      "Skipped, as their accounts can't be read: ",
                      ". They declare nothing that is planned; whether they drop anything is not"
                          + " seen.")));
    }
    return remarks;
  }

  /** Returns {@code Plan: 2 to update, 1 blocked.}, in the order of the actions. */
  String summary() {
    String weaker =
        switch (weaker()) {
          case 0 -> "";
          case 1 -> " 1 change weakens coverage.";
          default -> " " + weaker() + " changes weaken coverage.";
        };
    List<String> parts = new ArrayList<>();
    counts().forEach((action, count) -> parts.add(count + " " + action.counted));
    if (unread() > 0) {
      parts.add(unread() + (unread() == 1 ? " stack" : " stacks") + " not seen");
    }
    if (parts.isEmpty()) {
      parts.add(
          skipped().isEmpty()
              ? "these stacks declare no organization configuration, and drop none"
              : "these stacks declare no organization configuration");
    }
    return "Plan: " + String.join(", ", parts) + "." + weaker;
  }
}
