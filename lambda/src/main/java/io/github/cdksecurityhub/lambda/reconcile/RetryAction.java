package io.github.cdksecurityhub.lambda.reconcile;

/** What the user does once the cause of a failure is fixed; it depends on what failed. */
public enum RetryAction {
  /** After a Create or an Update. */
  DEPLOY("deploy again"),
  /** After a Delete: a stack in DELETE_FAILED or ROLLBACK_FAILED accepts no deployment. */
  DELETE("delete again"),
  /** After a check for drift, which runs again by itself. */
  NEXT_RUN("wait for the next run"),
  /** After a read of the command line, which deploys nothing. */
  TRY("try again");

  private final String clause;

  RetryAction(String clause) {
    this.clause = clause;
  }

  @Override
  public String toString() {
    return clause;
  }

  /** Returns it as the sentence where it is all there is to do. */
  String alone() {
    return sentence() + (this == TRY ? "." : "; that is safe.");
  }

  public String sentence() {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
  }
}
