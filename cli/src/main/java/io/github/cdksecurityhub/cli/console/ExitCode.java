package io.github.cdksecurityhub.cli.console;

/** The exit codes of the commands, as Terraform's -detailed-exitcode. */
public final class ExitCode {
  /** There is nothing to do. */
  public static final int NOTHING = 0;

  /** Something is blocked or failed. */
  public static final int FAILED = 1;

  /** There are changes. */
  public static final int CHANGES = 2;

  /** The plan is not the one that was saved. */
  public static final int OTHER_PLAN = 3;

  /** Something weakens coverage, and the command was to fail on that. */
  public static final int WEAKER = 4;

  /** The words of the command were wrong, as sysexits.h has it. */
  public static final int USAGE = 64;

  private ExitCode() {}

  /** Returns the graver one: what failed counts more than what changes. */
  public static int graver(int one, int other) {
    return one == FAILED || other == FAILED ? FAILED : Math.max(one, other);
  }
}
