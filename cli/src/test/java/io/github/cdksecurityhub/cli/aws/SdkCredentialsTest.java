package io.github.cdksecurityhub.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubReaders;
import io.github.cdksecurityhub.lambda.wire.Credentials;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The SDK's credentials for the handler's own code, and how it is told that there are none. */
class SdkCredentialsTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");

  /** What the SDK throws where it can't renew them differs by where they come from. */
  static Stream<AwsCredentialsProvider> failing() {
    return Stream.of(
        () -> {
          throw SdkClientException.create("The session is over.\n\tat more");
        },
        ProcessCredentialsProvider.builder().command(List.of("false")).build(),
        () -> {
          throw new IllegalArgumentException();
        },
        () -> AwsSessionCredentials.create("key", "secret", "to\nken"));
  }

  @Test
  void theyAreTheSdks() throws Exception {
    assertThat(new SdkCredentials(() -> AwsBasicCredentials.create("key", "secret")).get())
        .isEqualTo(new Credentials("key", "secret", Optional.empty()));
    assertThat(new SdkCredentials(() -> AwsSessionCredentials.create("key", "secret", "t")).get())
        .isEqualTo(new Credentials("key", "secret", Optional.of("t")));
  }

  @ParameterizedTest
  @MethodSource("failing")
  @Timeout(20)
  void thatTheyRanOutInTheMiddleIsToldInOneLineAndAtOnce(AwsCredentialsProvider provider) {
    SecurityHubReaders readers =
        new SecurityHubReaders(
            InstantSource.system(),
            new SdkCredentials(provider),
            region -> URI.create("http://nobody"));
    Preview preview = new Preview(readers.in(PLACE), Clock.system(), Duration.ofMinutes(5));
    assertThatThrownBy(preview::read)
        .isInstanceOfSatisfying(
            ReconcileException.class,
            e ->
                assertThat(e.message(RetryAction.DEPLOY))
                    .contains("there are no AWS credentials to ask Security Hub with. Sign in")
                    .doesNotContain("\n", "\tat", "null"));
  }
}
