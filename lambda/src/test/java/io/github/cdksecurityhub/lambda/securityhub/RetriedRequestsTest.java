package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.ListFindingAggregatorsRequest;
import software.amazon.awssdk.services.securityhub.model.ListFindingAggregatorsResponse;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;

/** Reads of central configuration are retried by their cause, and fail with what to do. */
class RetriedRequestsTest {
  private final FakeClock clock = new FakeClock();
  private final RetriedRequests requests =
      new RetriedRequests(
          new SdkSecurityHubReader(null, new AccountRegion("123456789012", "us-east-1")),
          new Retries(
              new Deadline(clock, FakeClock.START.plusSeconds(60), Duration.ZERO), each -> {}));

  private static AwsServiceException error(int status, String code, String message) {
    return SecurityHubException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  private String read(AwsServiceException... failures) {
    Deque<AwsServiceException> next = new ArrayDeque<>(List.of(failures));
    return requests.send(
        ApiOperation.GET_POLICY,
        () -> {
          if (!next.isEmpty()) {
            throw next.pop();
          }
          return "read";
        });
  }

  @Test
  void aThrottledReadIsRetried() {
    AwsServiceException throttled = error(429, "TooManyRequestsException", "Rate exceeded");

    assertThat(read(throttled, throttled)).isEqualTo("read");
    assertThat(clock.passed()).isPositive();
  }

  @Test
  void aDeniedReadIsUnreadableAtOnceWithWhatToDo() {
    assertThatThrownBy(() -> read(error(403, "AccessDeniedException", "not authorized")))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContainingAll("may not call securityhub:GetConfigurationPolicy", "us-east-1");
    assertThat(clock.passed()).isZero();
  }

  /** R17: in the command line it means none; here that would be drift that there isn't. */
  @Test
  void anInternalExceptionIsNotTakenForNoAggregator() {
    assertThatThrownBy(new SdkCentralReader(new NoAggregators(), requests)::aggregator)
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("call CreateFindingAggregator in us-east-1 if there is none");
    assertThat(clock.passed()).as("it was retried").isPositive();
  }

  private record NoAggregators() implements SecurityHubClient {
    @Override
    public ListFindingAggregatorsResponse listFindingAggregators(
        ListFindingAggregatorsRequest request) {
      throw error(500, "InternalException", "");
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
