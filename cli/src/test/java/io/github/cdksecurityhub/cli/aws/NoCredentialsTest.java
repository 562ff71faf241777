package io.github.cdksecurityhub.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.cli.preview.SimulatedRegions;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Credentials that run out while a command runs. */
class NoCredentialsTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");

  /** Each provider throws another type where it cannot renew them. */
  static Stream<AwsCredentialsProvider> failing() {
    return Stream.of(
        () -> {
          throw SdkClientException.create("The session is over.\n\tat more");
        },
        ProcessCredentialsProvider.builder().command(List.of("false")).build(),
        () -> {
          throw new IllegalArgumentException();
        },
        () -> AwsSessionCredentials.create("key", "secret", "abc\ndefghi"));
  }

  @ParameterizedTest
  @MethodSource("failing")
  @Timeout(20)
  void areReportedInOneLineAndAtOnce(AwsCredentialsProvider provider) {
    AwsSettings settings =
        new AwsSettings(
            Optional.empty(),
            Optional.of(URI.create("http://127.0.0.1:9")),
            Duration.ofSeconds(5),
            secret -> {});
    AwsSession session = new AwsSession(settings, provider, UrlConnectionHttpClient.create());
    Preview preview =
        new SimulatedRegions(session::reader, Clock.system(), Duration.ofMinutes(5)).preview(PLACE);
    assertThatThrownBy(preview::read)
        .isInstanceOfSatisfying(
            ReconcileException.class,
            e ->
                assertThat(e.message(RetryAction.DEPLOY))
                    .contains("there are no AWS credentials for the request. Sign in")
                    .doesNotContain("\n", "\tat", "null", "abc", "defghi"));
  }
}
