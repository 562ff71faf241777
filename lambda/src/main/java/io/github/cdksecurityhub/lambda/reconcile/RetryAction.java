package io.github.cdksecurityhub.lambda.reconcile;

/** What is done once the cause of a failure is gone, which depends on what had failed. */
public enum RetryAction {
  /** A Create or an Update. */
  DEPLOY("deploy again"),
  /** A Delete: a stack in DELETE_FAILED or ROLLBACK_FAILED takes no deployment any more. */
  DELETE("delete again"),
  /** A look that comes by itself. */
  LOOK("wait for the next run");

  private final String words;

  RetryAction(String words) {
    this.words = words;
  }

  /** Returns what it is, inside a sentence. */
  @Override
  public String toString() {
    return words;
  }

  /** Returns what it is, at the beginning of a sentence. */
  public String first() {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Returns {@code text} where a declaration is left to be changed, otherwise nothing. */
  String whereDeclared(String text) {
    return this == DELETE ? "" : text;
  }
}
