package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.RetryPolicy;

/** What a deployment does to one resource. */
public enum Action {
  /** Live is as declared; nothing is written. */
  UNCHANGED("no changes", "=", ExitCode.NOTHING),
  /** It is created. */
  CREATE("create", "+", ExitCode.CHANGES),
  /** It is updated. */
  UPDATE("update", "~", ExitCode.CHANGES),
  /** It is replaced by another. */
  REPLACE("replace", "~", ExitCode.CHANGES),
  /** It is deleted. */
  DELETE("delete", "-", ExitCode.CHANGES),
  /** What was live before the resource is written again. */
  RESTORE("restore", "-", ExitCode.CHANGES),
  /** LOCAL, false, NONE is written. */
  RESET("reset", "-", ExitCode.CHANGES),
  /** Left as it is, as declared. */
  RETAINED("retained", "=", ExitCode.NOTHING),
  /** Left as it is, because it isn't this resource's, or no longer. */
  LEFT("left", "=", ExitCode.NOTHING),
  /** Live differs, and no event comes that would fix it. */
  DRIFTED("drifted", "?", ExitCode.CHANGES),
  /** It depends on what only the deployment knows. */
  UNKNOWN("known after deploy", "?", ExitCode.CHANGES),
  /** The event would fail. */
  BLOCKED("blocked", "!", ExitCode.FAILED),
  /** The result could not be determined. */
  FAILED("failed", "!", ExitCode.FAILED);

  private final String word;
  private final String mark;
  private final int exitCode;

  Action(String word, String mark, int exitCode) {
    this.word = word;
    this.mark = mark;
    this.exitCode = exitCode;
  }

  /** {@return the text in tables and JSON} */
  public String word() {
    return word;
  }

  /** {@return the one character that a table begins its row with} */
  public String mark() {
    return mark;
  }

  /** {@return the exit code of a plan with nothing else, one of {@link ExitCode}} */
  public int exitCode() {
    return exitCode;
  }

  /**
   * A missing prerequisite blocks the deployment; what keeps the caller from reading blocks only
   * the caller.
   */
  static Action of(Failure failure) {
    if (failure.is(FailureCause.FINDING_AGGREGATOR_UNKNOWN)) {
      return BLOCKED;
    }
    boolean isUnread =
        failure.cause().retryPolicy() == RetryPolicy.BACKOFF
            || failure.is(
                FailureCause.ACCESS_DENIED,
                FailureCause.REFUSED,
                FailureCause.REFUSED_WITHOUT_ERROR,
                FailureCause.DEADLINE_PASSED);
    return isUnread ? FAILED : BLOCKED;
  }
}
