package io.github.cdksecurityhub.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * The account that one invocation runs in, and how its time is divided: work, then the response
 * that reports that time ran out, then the end, at which Lambda kills the function.
 *
 * @param workEnd when the last wait ends and nothing more is written
 * @param responseDue when a response is sent even if the work hangs
 */
record Invocation(
    String account, Instant start, Instant workEnd, Instant responseDue, Instant end) {
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PROPAGATION = Duration.ofSeconds(60);
  private static final int RESERVE_SHARE = 6;
  private static final int PROPAGATION_SHARE = 15;
  private static final int ARN_ACCOUNT = 4;

  static Invocation of(Context context, Clock clock) {
    Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    Duration reserve =
        Collections.min(List.of(remaining.dividedBy(RESERVE_SHARE), LONGEST_RESERVE));
    Instant start = clock.now();
    Instant end = start.plus(remaining);
    return new Invocation(
        context.getInvokedFunctionArn().split(":", -1)[ARN_ACCOUNT],
        start,
        end.minus(reserve),
        end.minus(reserve.dividedBy(2)),
        end);
  }

  /** Returns how long permissions and registrations may take to propagate (R15, R39). */
  Duration propagation() {
    Duration share = Duration.between(start, end).dividedBy(PROPAGATION_SHARE);
    return Collections.min(List.of(share, LONGEST_PROPAGATION));
  }
}
