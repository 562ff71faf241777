package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Objects;

/**
 * Live could not be made equal to desired. The message is what the user sees: verb, noun, account,
 * Region, cause, next step, and at the end the service's own words.
 */
public final class ReconcileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /**
   * Puts the message together.
   *
   * @param verb what could not be done, such as "update the organization configuration"
   * @param place where
   * @param failure why
   * @param tried how long and how often it was tried, empty where once
   */
  public ReconcileException(String verb, AccountRegion place, Failure failure, String tried) {
    super(message(verb, place, failure, tried));
    this.failure = Objects.requireNonNull(failure, "failure");
  }

  private static String message(String verb, AccountRegion place, Failure failure, String tried) {
    StringBuilder text = new StringBuilder("Cannot ").append(verb).append(" of ").append(place);
    text.append(": ").append(failure.cause()).append(' ').append(failure.nextStep());
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
