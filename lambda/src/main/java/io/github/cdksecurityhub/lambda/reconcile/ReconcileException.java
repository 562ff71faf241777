package io.github.cdksecurityhub.lambda.reconcile;

/**
 * Live could not be made equal to desired. The message is what the user sees: verb, noun, account,
 * Region, cause, next step, and last the error that the service or the network reported.
 */
public final class ReconcileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String action;
  private final transient Failure failure;
  private final String attempts;

  /**
   * Creates the exception.
   *
   * @param action what could not be done, to follow "Cannot", such as "update the organization
   *     configuration"
   * @param attempts how often it was tried and for how long, empty where once
   * @param cause the exception behind it, for the log; null where there is none
   */
  public ReconcileException(String action, Failure failure, String attempts, Throwable cause) {
    super(cause);
    this.action = action;
    this.failure = failure;
    this.attempts = attempts;
  }

  public ReconcileException(Failure failure) {
    this(failure.operation().action(), failure, "", null);
  }

  ReconcileException withFailure(Failure other) {
    return new ReconcileException(action, other, attempts, getCause());
  }

  @Override
  public String getMessage() {
    return message(RetryAction.DEPLOY);
  }

  /** Returns the message for a user whose next step ends with {@code next}. */
  public String message(RetryAction next) {
    StringBuilder text = new StringBuilder("Cannot ").append(action);
    text.append(" of ").append(failure.where()).append(": ").append(failure.explanation());
    text.append(' ').append(failure.nextStep(next));
    if (!attempts.isEmpty()) {
      text.append(" (").append(attempts).append(".)");
    }
    String error = failure.error().toString();
    return error.isEmpty() ? text.toString() : text.append(" Error: ").append(error).toString();
  }

  public Failure failure() {
    return failure;
  }
}
