package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.util.Set;

/**
 * A failure's text for the caller: the handler's own names the function's role, its VPC and the
 * next deployment, and here the caller's credentials and connection fail.
 */
public final class CallerAdvice {
  private static final Set<String> NOT_ENABLED =
      Set.of("OptInRequired", "SubscriptionRequiredException", "RegionDisabledException");

  private CallerAdvice() {}

  /** Returns why, as a clause that can follow a colon. */
  public static String cause(Failure failure) {
    return switch (failure.cause()) {
      case ACCESS_DENIED ->
          "these credentials may not call securityhub:"
              + failure.operation().operation()
              + " there.";
      case CREDENTIALS_REJECTED ->
          "the Region rejected these credentials; it may not be enabled for the account, or their"
              + " token is from the global endpoint of STS, which opt-in Regions don't take.";
      default -> failure.explanation();
    };
  }

  public static String nextStep(Failure failure) {
    return switch (failure.cause()) {
      case ACCESS_DENIED -> "Allow it to them, or choose others with --profile or --role-arn.";
      case UNREACHABLE ->
          "Check the network, HTTPS_PROXY, AWS_ENDPOINT_URL, and that the Region %s exists, then try again."
              .formatted(failure.where().region());
      default -> failure.nextStep(RetryAction.TRY);
    };
  }

  /** Returns cause, next step and the error itself, as sentences. */
  public static String problem(Failure failure) {
    String error = failure.error().toString();
    return "%s %s%s"
        .formatted(cause(failure), nextStep(failure), error.isEmpty() ? "" : " Error: " + error);
  }

  /** Returns what could not be done, where, and {@link #problem}. */
  public static String message(Failure failure) {
    return "Cannot %s of %s: %s"
        .formatted(failure.operation().action(), failure.where(), problem(failure));
  }

  /** Returns whether a failure means that the account has not enabled the Region (R49). */
  public static boolean isNotEnabled(Failure failure) {
    return failure.is(FailureCause.CREDENTIALS_REJECTED)
        || NOT_ENABLED.contains(failure.error().code());
  }
}
