package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.RetryPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Spreading;
import io.github.cdksecurityhub.lambda.reconcile.Standing;

/** What a deployment comes to for one resource. */
public enum Verdict {
  /** Live is as it is to be; nothing is written. */
  UNCHANGED("no changes", "=", ExitCode.NOTHING),
  /** It is made. */
  CREATE("create", "+", ExitCode.CHANGES),
  /** It is written. */
  UPDATE("update", "~", ExitCode.CHANGES),
  /** Another takes its place. */
  REPLACE("replace", "~", ExitCode.CHANGES),
  /** It is deleted. */
  DELETE("delete", "-", ExitCode.CHANGES),
  /** What was there before is put back. */
  RESTORE("restore", "-", ExitCode.CHANGES),
  /** LOCAL, false, NONE is written. */
  RESET("reset", "-", ExitCode.CHANGES),
  /** Left as it is, as declared. */
  RETAINED("retained", "=", ExitCode.NOTHING),
  /** Left as it is, because it isn't ours, or isn't ours any more. */
  LEFT("left", "=", ExitCode.NOTHING),
  /** Live differs, and no event comes that would put it right. */
  DRIFTED("drifted", "?", ExitCode.CHANGES),
  /** It depends on what only the deployment knows. */
  UNKNOWN("known after deploy", "?", ExitCode.CHANGES),
  /** The event would fail. */
  BLOCKED("blocked", "!", ExitCode.FAILED),
  /** It can't be told. */
  FAILED("failed", "!", ExitCode.FAILED);

  private final String word;
  private final String mark;
  private final int exitCode;

  Verdict(String word, String mark, int exitCode) {
    this.word = word;
    this.mark = mark;
    this.exitCode = exitCode;
  }

  /** {@return the word that tables and JSON show} */
  public String word() {
    return word;
  }

  /** {@return the one character that a table begins its row with} */
  public String mark() {
    return mark;
  }

  /** {@return what the command would answer if this were all, one of {@link ExitCode}} */
  public int exitCode() {
    return exitCode;
  }

  /** A missing prerequisite blocks the deployment; what keeps us from looking only blocks us. */
  static Verdict of(Failure failure) {
    boolean keepsFromLooking =
        failure.persistence() == RetryPolicy.BACKOFF
            || failure instanceof Spreading.AccessDenied
            || failure instanceof Standing.Refused
            || failure instanceof Standing.OutOfTime;
    return keepsFromLooking ? FAILED : BLOCKED;
  }
}
