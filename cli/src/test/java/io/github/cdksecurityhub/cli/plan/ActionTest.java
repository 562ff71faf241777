package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which failures block a deployment, and which only keep the caller from reading. */
class ActionTest {
  private static final Set<FailureCause> UNREAD =
      EnumSet.of(
          FailureCause.ACCESS_DENIED,
          FailureCause.CREDENTIALS_REJECTED,
          FailureCause.REFUSED,
          FailureCause.REFUSED_WITHOUT_ERROR,
          FailureCause.UPDATE_REFUSED_WITHOUT_ERROR,
          FailureCause.DEADLINE_PASSED,
          FailureCause.TAGS_NOT_VISIBLE,
          FailureCause.THROTTLED,
          FailureCause.SERVICE_FAULT,
          FailureCause.GATEWAY_FAULT,
          FailureCause.UNREACHABLE,
          FailureCause.CONNECTION_LOST,
          FailureCause.UNREADABLE_RESPONSE,
          FailureCause.REDIRECTED);

  @ParameterizedTest
  @EnumSource
  void aMissingPrerequisiteBlocksAndAnUnreadResultFails(FailureCause cause) {
    Failure failure = PlanFixture.failure(cause, "eu-west-1", ApiOperation.DESCRIBE);
    assertThat(Action.of(failure))
        .isEqualTo(UNREAD.contains(cause) ? Action.FAILED : Action.BLOCKED);
  }
}
