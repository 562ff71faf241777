package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;

/**
 * A failure's text for the caller: the handler's own names the function's role, and here the
 * caller's credentials are denied.
 */
public final class CallerAdvice {
  private CallerAdvice() {}

  /** Returns why, as a clause that can follow a colon. */
  public static String cause(Failure failure) {
    return failure.is(FailureCause.ACCESS_DENIED)
        ? "these credentials may not call securityhub:"
            + failure.operation().operation()
            + " there."
        : failure.explanation();
  }

  /** Returns what to do next, as a sentence. */
  public static String nextStep(Failure failure) {
    return failure.is(FailureCause.ACCESS_DENIED)
        ? "Allow it to them, or choose others with --profile or --role-arn."
        : failure.nextStep(RetryAction.DEPLOY);
  }
}
