package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Objects;

/**
 * What a user is told of a failure, without the service's own words.
 *
 * @param cause why, as a clause that can follow a colon
 * @param nextStep what the user does next, as a sentence
 */
public record Advice(String cause, String nextStep) {
  /** Refuses null. */
  public Advice {
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(nextStep, "nextStep");
  }
}
