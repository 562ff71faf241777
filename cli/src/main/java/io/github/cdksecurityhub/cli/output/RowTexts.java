package io.github.cdksecurityhub.cli.output;

import io.github.cdksecurityhub.cli.plan.Action;
import io.github.cdksecurityhub.cli.plan.Plan;
import io.github.cdksecurityhub.cli.plan.Row;
import io.github.cdksecurityhub.cli.plan.StackEvents;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.Map;
import java.util.stream.Collectors;

/** The texts that all formats for people have in common. */
final class RowTexts {
  private RowTexts() {}

  static String heading(StackEvents stack) {
    return stack.name() + " (" + stack.environment() + ")";
  }

  /** Returns what is live; its Status only where it is not the usual one. */
  static String live(Row row) {
    return row.live().map(RowTexts::shortly).orElse("-");
  }

  private static String shortly(LiveConfiguration live) {
    return live.status().isEnabled() ? live.toConfiguration().encoded() : live.summary();
  }

  /** Returns what is to be live: on Delete what it leaves behind. */
  static String desired(Row row) {
    boolean dropped = row.event().kind().word().equals("Delete") || row.action() == Action.RETAINED;
    return dropped
        ? row.after().map(after -> after.toConfiguration().encoded()).orElse("-")
        : row.event().declared();
  }

  static String result(Row row) {
    String changes =
        row.changes().stream().map(FieldChange::toString).collect(Collectors.joining("; "));
    String waits = row.waits() ? " (waits for what is under way)" : "";
    return row.action().word() + (changes.isEmpty() ? "" : ": " + changes) + waits;
  }

  /** Returns {@code Plan: 2 to update, 1 blocked.}, in the order of the actions. */
  static String summary(Plan plan) {
    Map<Action, Integer> counts = plan.counts();
    if (counts.isEmpty()) {
      return "Plan: these stacks declare no organization configuration, and drop none.";
    }
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + counted(each.getKey()))
        .collect(Collectors.joining(", ", "Plan: ", "."));
  }

  private static String counted(Action action) {
    return switch (action) {
      case UNCHANGED -> "unchanged";
      case CREATE -> "to create";
      case UPDATE -> "to update";
      case REPLACE -> "to replace";
      case DELETE -> "to delete";
      case RESTORE -> "to restore";
      case RESET -> "to reset";
      case RETAINED -> "to retain";
      case LEFT -> "left alone";
      case DRIFTED -> "drifted";
      case UNKNOWN -> "known after deploy";
      case BLOCKED -> "blocked";
      case FAILED -> "failed";
    };
  }
}
