package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Objects;

/**
 * Live could not be made equal to desired. The message is what the user sees: verb, noun, account,
 * Region, cause, next step, and at the end the service's own words.
 */
public final class ReconcileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String verb;
  private final transient AccountRegion place;
  private final transient Failure failure;
  private final String tried;

  /**
   * Keeps what the message is put together from.
   *
   * @param verb what could not be done, such as "update the organization configuration"
   * @param place where
   * @param failure why
   * @param tried how long and how often it was tried, empty where once
   */
  public ReconcileException(String verb, AccountRegion place, Failure failure, String tried) {
    this.verb = Objects.requireNonNull(verb, "verb");
    this.place = Objects.requireNonNull(place, "place");
    this.failure = Objects.requireNonNull(failure, "failure");
    this.tried = Objects.requireNonNull(tried, "tried");
  }

  /** Returns the message for a user who is to deploy again. */
  @Override
  public String getMessage() {
    return message(RetryAction.DEPLOY);
  }

  /** Returns the message for a user who in the end does {@code again}. */
  public String message(RetryAction again) {
    Advice advice = failure.advice(again);
    StringBuilder text = new StringBuilder("Cannot ").append(verb).append(" of ").append(place);
    text.append(": ").append(advice.cause()).append(' ').append(advice.nextStep());
    if (!tried.isEmpty()) {
      text.append(" (").append(tried).append(".)");
    }
    String said = failure.said().toString();
    if (!said.isEmpty()) {
      text.append(" Security Hub said: ").append(said);
    }
    return text.toString();
  }

  /** Returns why. */
  public Failure failure() {
    return failure;
  }
}
