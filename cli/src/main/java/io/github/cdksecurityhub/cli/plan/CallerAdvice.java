package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Spreading;

/**
 * A failure's words for the one who calls: the handler speaks of its function's role, and here it
 * is the caller who is denied.
 */
public final class CallerAdvice {
  private CallerAdvice() {}

  /**
   * {@return why, as a clause that can follow a colon}
   *
   * @param failure what the handler's own code came to
   */
  public static String cause(Failure failure) {
    return failure instanceof Spreading.AccessDenied denied
        ? "these credentials may not call securityhub:" + denied.call().operation() + " there."
        : failure.cause();
  }

  /**
   * {@return what to do next, as a sentence}
   *
   * @param failure what the handler's own code came to
   */
  public static String nextStep(Failure failure) {
    return failure instanceof Spreading.AccessDenied
        ? "Allow it to them, or choose others with --profile or --role-arn."
        : failure.nextStep();
  }
}
