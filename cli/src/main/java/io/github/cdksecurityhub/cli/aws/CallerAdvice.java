package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.util.Set;

/**
 * A failure's text for the caller: the handler's own names the function's role, and here the
 * caller's credentials are denied.
 */
public final class CallerAdvice {
  private static final Set<String> NOT_ENABLED =
      Set.of("OptInRequired", "SubscriptionRequiredException", "RegionDisabledException");

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

  /** Returns whether a failure means that the account has not enabled the Region (R49). */
  public static boolean isNotEnabled(Failure failure) {
    return failure.is(FailureCause.CREDENTIALS_REJECTED)
        || NOT_ENABLED.contains(failure.error().code());
  }
}
