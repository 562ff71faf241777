package io.github.cdksecurityhub.cli.output;

import io.github.cdksecurityhub.cli.plan.Plan;
import io.github.cdksecurityhub.cli.plan.Row;
import io.github.cdksecurityhub.cli.plan.StackEvents;
import io.github.cdksecurityhub.cli.plan.Verdict;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that all formats for people have in common. */
final class RowWords {
  private RowWords() {}

  static String heading(StackEvents stack) {
    return stack.name() + " (" + stack.environment() + ")";
  }

  /** Returns what is live; its Status only where it is not the usual one. */
  static String live(Row row) {
    return row.live().map(RowWords::shortly).orElse("-");
  }

  private static String shortly(LiveConfiguration live) {
    return live.status().isEnabled() ? live.asDeclared().encoded() : live.summary();
  }

  /** Returns what is to be live: on Delete what it leaves behind. */
  static String desired(Row row) {
    boolean dropped =
        row.event().kind().word().equals("Delete") || row.verdict() == Verdict.RETAINED;
    return dropped
        ? row.after().map(after -> after.asDeclared().encoded()).orElse("-")
        : row.event().declared();
  }

  static String result(Row row) {
    String changes =
        row.changes().stream().map(FieldChange::toString).collect(Collectors.joining("; "));
    String waits = row.waits() ? " (waits for what is under way)" : "";
    return row.verdict().word() + (changes.isEmpty() ? "" : ": " + changes) + waits;
  }

  /** Returns {@code Plan: 2 to update, 1 blocked.}, in the order of the verdicts. */
  static String summary(Plan plan) {
    Map<Verdict, Integer> counts = plan.counts();
    if (counts.isEmpty()) {
      return "Plan: these stacks declare no organization configuration, and drop none.";
    }
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + counted(each.getKey()))
        .collect(Collectors.joining(", ", "Plan: ", "."));
  }

  private static String counted(Verdict verdict) {
    return switch (verdict) {
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
