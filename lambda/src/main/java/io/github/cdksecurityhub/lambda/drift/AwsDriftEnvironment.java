package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.sdk.SdkSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * EventBridge in the function's own Region. The SDK's client retries throttles and faults by
 * itself; a run without drift builds none.
 */
public final class AwsDriftEnvironment implements EventPublisher {
  /** The service's limit for one request. */
  private static final int MAX_ENTRIES = 10;

  private static final int MAX_ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

  private final Clock clock;
  private final String region;
  private final AwsCredentialsProvider credentials;

  /** Opens no connection. The credentials are those of the function's environment. */
  public AwsDriftEnvironment(Clock clock, String region) {
    this(clock, region, EnvironmentVariableCredentialsProvider.create());
  }

  AwsDriftEnvironment(Clock clock, String region, AwsCredentialsProvider credentials) {
    this.clock = clock;
    this.region = region;
    this.credentials = credentials;
  }

  private EventBridgeClient client() {
    return SdkSettings.client(
        EventBridgeClient.builder(),
        region,
        credentials,
        SdkSettings.http(),
        AwsRetryStrategy.standardRetryStrategy());
  }

  /** A request that fails does not keep the others from being sent. */
  @Override
  public void publish(List<String> details) throws IOException, InterruptedException {
    if (details.isEmpty()) {
      return;
    }
    List<PutEventsRequestEntry> entries = details.stream().map(AwsDriftEnvironment::entry).toList();
    List<Exception> problems = new ArrayList<>();
    try (EventBridgeClient client = client()) {
      for (int from = 0; from < entries.size(); from += MAX_ENTRIES) {
        try {
          put(client, entries.subList(from, Math.min(from + MAX_ENTRIES, entries.size())), 1);
        } catch (IOException | RuntimeException e) {
          problems.add(e);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new IOException(
          "Cannot publish every event to the default event bus: EventBridge: "
              + problems.get(0).getMessage()
              + ". The log has every result, and the next run publishes again what has drifted.",
          problems.get(0));
    }
  }

  private static PutEventsRequestEntry entry(String detail) {
    return PutEventsRequestEntry.builder()
        .source(DriftEvent.SOURCE)
        .detailType(DriftEvent.DETAIL_TYPE)
        .detail(detail)
        .build();
  }

  /** A response of 200 may report failed entries: only those, without an id, are sent again. */
  private void put(EventBridgeClient client, List<PutEventsRequestEntry> entries, int attempt)
      throws IOException, InterruptedException {
    List<PutEventsResultEntry> results =
        client.putEvents(request -> request.entries(entries)).entries();
    List<PutEventsRequestEntry> failed =
        IntStream.range(0, entries.size())
            .filter(i -> i >= results.size() || results.get(i).eventId() == null)
            .mapToObj(entries::get)
            .toList();
    if (failed.isEmpty()) {
      return;
    }
    if (attempt == MAX_ATTEMPTS) {
      throw new IOException(results.toString());
    }
    clock.pause(FIRST_PAUSE.multipliedBy((long) attempt * attempt));
    put(client, failed, attempt + 1);
  }
}
