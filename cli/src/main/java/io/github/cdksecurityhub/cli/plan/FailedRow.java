package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.cli.preview.PlannedOutcome;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.util.List;
import java.util.Optional;

/** Makes the row of an event that would fail, or would if there were one. */
final class FailedRow {
  private FailedRow() {}

  static Row of(PlannedEvent event, PlannedOutcome planned) {
    Optional<Fields> live = planned.before().map(ConfigurationFields::of);
    if (planned.failure().isEmpty()) {
      return Row.of(event, Action.BLOCKED, live, List.of()).withDetail(planned.response().reason());
    }
    Failure failure = planned.failure().get();
    if (failure.is(FailureCause.NOT_HOME_REGION) && !event.declaresCentral()) {
      return Row.blocked(event, live, linked(event.region(), failure.detail()));
    }
    if (Action.of(failure) == Action.FAILED) {
      return Row.of(event, Action.FAILED, live, List.of())
          .withObstacle(new Obstacle(CallerAdvice.cause(failure), CallerAdvice.nextStep(failure)))
          .withDetail(CallerAdvice.message(failure));
    }
    Obstacle obstacle = obstacle(event, failure);
    if (event.kind() != EventKind.NONE) {
      return Row.of(event, Action.BLOCKED, live, List.of())
          .withObstacle(obstacle)
          .withDetail(planned.response().reason());
    }
    return failure.is(FailureCause.OWNED_BY_ANOTHER)
        ? Row.of(event, Action.DRIFTED, live, List.of())
            .withObstacle(obstacle)
            .withDetail(
                "It is managed by %s now, so a change of it would fail. Remove it from one of the two stacks, or set TakeOver (takeOver() of the construct)."
                    .formatted(failure.detail()))
        : Row.blocked(event, live, obstacle);
  }

  /** Returns what {@code failure} means for an event; no deployment comes without one. */
  static Obstacle obstacle(PlannedEvent event, Failure failure) {
    String nextStep = failure.nextStep(RetryAction.DEPLOY);
    return new Obstacle(
        StackIds.shown(failure.explanation()),
        event.kind() == EventKind.NONE ? nextStep.replace(", then deploy again.", ".") : nextStep);
  }

  private static Obstacle linked(String region, String home) {
    return new Obstacle(
        "%s is linked to the home Region %s, where the organization is configured centrally, and has no settings of its own"
            .formatted(region, home),
        "Remove the local declaration of %s, leave that Region out of the finding aggregator in %s, or leave central configuration in %s first."
            .formatted(region, home, home));
  }
}
