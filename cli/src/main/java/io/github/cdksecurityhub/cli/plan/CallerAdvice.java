package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Spreading;

/**
 * A failure's words for the one who calls: the handler speaks of its function's role, and here it
 * is the caller who is denied.
 */
public final class CallerAdvice {
  private CallerAdvice() {}

  /** Returns why, as a clause that can follow a colon. */
  public static String cause(Failure failure) {
    return failure instanceof Spreading.AccessDenied denied
        ? "these credentials may not call securityhub:" + denied.call().operation() + " there."
        : failure.cause();
  }

  /** Returns what to do next, as a sentence. */
  public static String nextStep(Failure failure) {
    return failure instanceof Spreading.AccessDenied
        ? "Allow it to them, or choose others with --profile or --role-arn."
        : failure.nextStep();
  }
}
