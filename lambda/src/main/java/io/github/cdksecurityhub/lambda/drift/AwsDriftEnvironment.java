package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * CloudFormation and EventBridge in the function's own Region, through the SDK's clients, which
 * retry throttles and faults by themselves. A run without drift builds none of them.
 */
public final class AwsDriftEnvironment implements Surroundings {
  /** The service's limit for one request. */
  private static final int MAX_ENTRIES = 10;

  private static final int MAX_ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

  private final Clock clock;
  private final Region region;
  private final String stackId;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(3))
          .socketTimeout(Duration.ofSeconds(10))
          .proxyConfiguration(ProxyConfiguration.builder().scheme("https").build())
          .build();

  /** Opens no connection. The credentials are those of the function's environment. */
  public AwsDriftEnvironment(Clock clock, String region, String stackId) {
    this(clock, region, stackId, EnvironmentVariableCredentialsProvider.create());
  }

  AwsDriftEnvironment(
      Clock clock, String region, String stackId, AwsCredentialsProvider credentials) {
    this.clock = clock;
    this.region = Region.of(region);
    this.stackId = stackId;
    this.credentials = credentials;
  }

  private <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .defaultsMode(DefaultsMode.LEGACY)
        .overrideConfiguration(
            configuration ->
                configuration
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(MAX_ATTEMPTS)
                            .build())
                    .defaultProfileFile(ProfileFile.aggregator().build()));
  }

  @Override
  public StackStatus standing() throws IOException {
    try (CloudFormationClient client =
        configured(CloudFormationClient.builder()).httpClient(http).build()) {
      List<Stack> stacks = client.describeStacks(request -> request.stackName(stackId)).stacks();
      if (stacks.isEmpty() || stacks.get(0).stackStatusAsString() == null) {
        throw new IOException(
            "Cannot read the status of the stack: CloudFormation's response has none.");
      }
      return new StackStatus(
          stacks.get(0).stackStatusAsString(),
          Optional.ofNullable(stacks.get(0).lastUpdatedTime()).map(Instant::toString).orElse(""));
    } catch (SdkException | UncheckedIOException e) {
      throw new IOException("Cannot read the status of the stack: " + e.getMessage(), e);
    }
  }

  @Override
  public void tell(List<String> details) throws IOException, InterruptedException {
    List<PutEventsRequestEntry> entries = details.stream().map(AwsDriftEnvironment::entry).toList();
    try (EventBridgeClient client =
        configured(EventBridgeClient.builder()).httpClient(http).build()) {
      for (int from = 0; from < entries.size(); from += MAX_ENTRIES) {
        put(client, entries.subList(from, Math.min(from + MAX_ENTRIES, entries.size())));
      }
    } catch (SdkException | UncheckedIOException e) {
      throw notPut(String.valueOf(e.getMessage()), e);
    }
  }

  private static PutEventsRequestEntry entry(String detail) {
    return PutEventsRequestEntry.builder()
        .source(DriftEvent.SOURCE)
        .detailType(DriftEvent.DETAIL_TYPE)
        .detail(detail)
        .build();
  }

  /** A success may have failed entries; only those are sent again, so that no event is doubled. */
  private void put(EventBridgeClient client, List<PutEventsRequestEntry> entries)
      throws IOException, InterruptedException {
    List<PutEventsRequestEntry> open = entries;
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      List<PutEventsRequestEntry> sent = open;
      PutEventsResponse response = client.putEvents(request -> request.entries(sent));
      open = failed(sent, response);
      if (open.isEmpty()) {
        return;
      }
      if (attempt == MAX_ATTEMPTS) {
        throw notPut(response.entries().toString(), null);
      }
      clock.pause(pause);
      pause = pause.multipliedBy(3);
    }
  }

  private static List<PutEventsRequestEntry> failed(
      List<PutEventsRequestEntry> sent, PutEventsResponse response) throws IOException {
    List<PutEventsResultEntry> results = response.entries();
    List<PutEventsRequestEntry> failed = new ArrayList<>();
    for (int i = 0; i < Math.min(sent.size(), results.size()); i++) {
      if (results.get(i).errorCode() != null) {
        failed.add(sent.get(i));
      }
    }
    boolean isWhole = results.size() == sent.size();
    if (!isWhole || !Objects.equals(response.failedEntryCount(), failed.size())) {
      throw notPut("its response does not report every event", null);
    }
    return failed;
  }

  private static IOException notPut(String why, Exception cause) {
    return new IOException(
        "Cannot put every event onto the default event bus: EventBridge: "
            + why
            + ". The log has every result, and the next run publishes again.",
        cause);
  }
}
