package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.console.Style.Tone;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.RetryPolicy;

/** What a deployment does to one resource. */
enum Action {
  UNCHANGED("no changes", "unchanged", "=", "✅", ExitCode.NOTHING),
  CREATE("create", "to create", "+", "➕", ExitCode.CHANGES),
  UPDATE("update", "to update", "~", "✏️", ExitCode.CHANGES),
  /** It was another stack's, and becomes this one's. */
  TAKE_OVER("take over", "to take over", "~", "✏️", ExitCode.CHANGES),
  REPLACE("replace", "to replace", "~", "✏️", ExitCode.CHANGES),
  DELETE("delete", "to delete", "-", "➖", ExitCode.CHANGES),
  /** What was live before the resource is written again. */
  RESTORE("restore", "to restore", "-", "✏️", ExitCode.CHANGES),
  /** LOCAL, false, NONE is written. */
  RESET("reset", "to reset", "-", "✏️", ExitCode.CHANGES),
  /** Left as it is, as declared. */
  RETAINED("retained", "to retain", "=", "✅", ExitCode.NOTHING),
  /** Left as it is, because it isn't this resource's, or no longer. */
  LEFT("left", "left alone", "=", "✅", ExitCode.NOTHING),
  /** Live differs, and no event comes that would fix it. */
  DRIFTED("drifted", "drifted", "?", "⚠️", ExitCode.CHANGES),
  UNKNOWN("known after deploy", "known after deploy", "?", "⚠️", ExitCode.CHANGES),
  BLOCKED("blocked", "blocked", "!", "❌", ExitCode.FAILED),
  /** The result could not be determined. */
  FAILED("failed", "failed", "!", "❌", ExitCode.FAILED);

  final String word;
  final String counted;

  /** How a table in a terminal begins its row. */
  final String mark;

  /** How one in Markdown does. */
  final String icon;

  final int exitCode;

  Action(String word, String counted, String mark, String icon, int exitCode) {
    this.word = word;
    this.counted = counted;
    this.mark = mark;
    this.icon = icon;
    this.exitCode = exitCode;
  }

  Tone tone() {
    return switch (exitCode) {
      case ExitCode.NOTHING -> Tone.CALM;
      case ExitCode.CHANGES -> Tone.CHANGE;
      default -> Tone.ALARM;
    };
  }

  static Action of(String outcome) {
    return switch (outcome) {
      case "updated" -> UPDATE;
      case "restored" -> RESTORE;
      case "reset" -> RESET;
      case "retained" -> RETAINED;
      case "left" -> LEFT;
      default -> UNCHANGED;
    };
  }

  /** A missing prerequisite blocks the deployment; what can't be read blocks only the caller. */
  static Action of(Failure failure) {
    boolean isUnread =
        failure.is(
                FailureCause.ACCESS_DENIED,
                FailureCause.CREDENTIALS_REJECTED,
                FailureCause.REFUSED,
                FailureCause.REFUSED_WITHOUT_ERROR,
                FailureCause.DEADLINE_PASSED)
            || failure.cause().retryPolicy() == RetryPolicy.BACKOFF;
    return isUnread && !failure.is(FailureCause.FINDING_AGGREGATOR_UNKNOWN) ? FAILED : BLOCKED;
  }
}
