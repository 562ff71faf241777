package io.github.cdksecurityhub.lambda.reconcile;

/** One request failed. The caller decides whether to retry it. */
public final class SecurityHubException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public SecurityHubException(Failure failure, Throwable cause) {
    super(failure.explanation(), cause);
    this.failure = failure;
  }

  public SecurityHubException(Failure failure) {
    this(failure, null);
  }

  public Failure failure() {
    return failure;
  }
}
