package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.sdk.SdkSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** EventBridge in the function's own Region. A run without drift builds no client of it. */
public record SdkEventPublisher(Clock clock, String region, AwsCredentialsProvider credentials)
    implements EventPublisher {
  /** The service's limit for one request. */
  private static final int MAX_ENTRIES = 10;

  /** The service's limit for one request is 256 KB; the difference is what an entry has besides. */
  private static final int MAX_DETAILS = 240_000;

  /** Longer than most throttles and outages last; then Lambda repeats the invocation. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  /** Opens no connection. The credentials are those of the function's environment. */
  public SdkEventPublisher(Clock clock, String region) {
    this(clock, region, EnvironmentVariableCredentialsProvider.create());
  }

  private EventBridgeClient client() {
    return SdkSettings.client(
        EventBridgeClient.builder(),
        region,
        credentials,
        SdkSettings.http(),
        AwsRetryStrategy.doNotRetry());
  }

  @Override
  public void publish(List<DriftEvent> events, Instant end)
      throws IOException, InterruptedException {
    if (events.isEmpty()) {
      return;
    }
    Instant longest = clock.now().plus(LONGEST);
    Instant last = longest.isBefore(end) ? longest : end;
    Duration pause = FIRST_PAUSE;
    try (EventBridgeClient client = client()) {
      for (String problem = put(client, events); !events.isEmpty(); problem = put(client, events)) {
        if (!clock.now().plus(pause).isBefore(last)) {
          throw new IOException(
              "Cannot publish every event to the default event bus. The log has every result."
                  + " EventBridge: "
                  + problem);
        }
        clock.pause(pause);
        pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
      }
    }
  }

  /** Sends each once, and removes what has arrived; one failed request does not stop the others. */
  private static String put(EventBridgeClient client, List<DriftEvent> events) {
    String problem = "";
    for (List<DriftEvent> some : requests(List.copyOf(events))) {
      List<PutEventsRequestEntry> entries = some.stream().map(SdkEventPublisher::entry).toList();
      try {
        List<PutEventsResultEntry> results =
            client.putEvents(request -> request.entries(entries)).entries();
        // A response of 200 may report failed entries: those have no id.
        IntStream.range(0, Math.min(some.size(), results.size()))
            .filter(i -> results.get(i).eventId() != null)
            .forEach(i -> events.remove(some.get(i)));
        problem = results.toString();
      } catch (RuntimeException e) {
        problem = String.valueOf(e.getMessage());
      }
    }
    return problem;
  }

  /** Returns the events of each request; one that is too large is alone, and fails alone. */
  private static List<List<DriftEvent>> requests(List<DriftEvent> events) {
    List<List<DriftEvent>> requests = new ArrayList<>();
    List<DriftEvent> last = List.of();
    int details = 0;
    for (DriftEvent event : events) {
      int detail = event.detail().getBytes(StandardCharsets.UTF_8).length;
      details += detail;
      if (last.isEmpty() || last.size() == MAX_ENTRIES || details > MAX_DETAILS) {
        last = new ArrayList<>();
        requests.add(last);
        details = detail;
      }
      last.add(event);
    }
    return requests;
  }

  private static PutEventsRequestEntry entry(DriftEvent event) {
    return PutEventsRequestEntry.builder()
        .time(event.time())
        .source(DriftEvent.SOURCE)
        .detailType(DriftEvent.DETAIL_TYPE)
        .detail(event.detail())
        .build();
  }
}
