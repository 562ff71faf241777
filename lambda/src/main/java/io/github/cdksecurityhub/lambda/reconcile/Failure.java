package io.github.cdksecurityhub.lambda.reconcile;

/**
 * Why a request, or the wait for its proof, failed: each cause that service-behaviour.md knows is a
 * case of its own.
 *
 * <p>A case knows what to say and what the user does next; the interface that it belongs to knows
 * whether another try can help. {@link ErrorClassifier} finds the case; nobody else reads the
 * service's texts.
 */
public sealed interface Failure permits Standing, Spreading, Transient, Passing {

  /** Returns what to tell the user, who in the end does {@code again}. */
  Advice advice(RetryAction again);

  /** Returns the cause as a clause that can follow a colon. */
  default String cause() {
    return advice(RetryAction.DEPLOY).cause();
  }

  /** Returns what the user does next and then deploys, as a sentence. */
  default String nextStep() {
    return advice(RetryAction.DEPLOY).nextStep();
  }

  /** Returns the service's words, to be shown verbatim. */
  ServiceError said();

  /** Returns for how long another try is worth it. */
  RetryPolicy persistence();

  /**
   * Tells whether an Update that failed so may have been carried out all the same: read before
   * sending again.
   */
  default boolean mayHaveTakenEffect() {
    return false;
  }

  /**
   * Tells whether the request went out and its answer was lost: until reads are fresh again, not
   * showing is no sign that it did not take (R26).
   */
  default boolean losesTheAnswer() {
    return false;
  }

  /** Tells whether configuration policies, which somebody has to remove, are in the way (R28). */
  default boolean comesFromPolicies() {
    return false;
  }

  /**
   * Tells whether this account has no say (any more) over the organization in this Region (R13,
   * R14, R30).
   */
  default boolean meansNotOurs() {
    return false;
  }
}
