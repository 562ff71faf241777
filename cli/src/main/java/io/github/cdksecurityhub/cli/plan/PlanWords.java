package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan's sentences, as all formats for people have them; not yet escaped. */
final class PlanWords {
  private PlanWords() {}

  private static String uncovered(Plan plan) {
    boolean isOneAccount =
        plan.uncovered().stream().map(AccountRegion::account).distinct().count() == 1;
    return plan.uncovered().stream()
        .map(place -> isOneAccount ? place.region() : place.toString())
        .collect(
            Collectors.joining(
                ", ", "Enabled for the account, and neither declared nor linked: ", "."));
  }

  /** Returns what is beside the stacks: what no row shows. */
  static List<String> remarks(Plan plan) {
    List<String> remarks = new ArrayList<>();
    if (!plan.uncovered().isEmpty()) {
      remarks.add(uncovered(plan));
    }
    if (!plan.skipped().isEmpty()) {
      remarks.add(
          plan.skipped().stream()
              .map(PlanWords::heading)
              .collect(
                  Collectors.joining(
                      ", ",
                      "Skipped, as their accounts can't be read: ",
                      ". They declare nothing that is planned; whether they drop anything is not"
                          + " seen.")));
    }
    return remarks;
  }

  static String heading(Plan.PlannedStack stack) {
    return stack.stack().name() + " (" + stack.stack().environment() + ")";
  }

  /** Returns {@code Plan: 2 to update, 1 blocked.}, in the order of the actions. */
  static String summary(Plan plan) {
    Map<Action, Integer> counts = plan.counts();
    String weaker =
        switch (plan.weaker()) {
          case 0 -> "";
          case 1 -> " 1 change weakens coverage.";
          default -> " " + plan.weaker() + " changes weaken coverage.";
        };
    List<String> parts = new ArrayList<>();
    counts.forEach((action, count) -> parts.add(count + " " + action.counted));
    if (plan.unread() > 0) {
      parts.add(plan.unread() + (plan.unread() == 1 ? " stack" : " stacks") + " not seen");
    }
    if (parts.isEmpty()) {
      parts.add(
          plan.skipped().isEmpty()
              ? "these stacks declare no organization configuration, and drop none"
              : "these stacks declare no organization configuration");
    }
    return "Plan: " + String.join(", ", parts) + "." + weaker;
  }
}
