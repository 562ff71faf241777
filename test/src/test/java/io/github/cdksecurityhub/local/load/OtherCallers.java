package io.github.cdksecurityhub.local.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Others in the account who call Security Hub more often than it allows, so that there is hardly
 * ever a call left (R5). They call DescribeHub, which counts like any other operation.
 */
final class OtherCallers implements AutoCloseable {
  private static final int BURST = 30;
  private static final long PAUSE_MILLISECONDS = 70;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final URI endpoint;

  OtherCallers(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Uses up the burst of every Region before it returns, and then whatever it can get. */
  void crowd(List<String> regions) throws IOException, InterruptedException {
    for (String region : regions) {
      for (int i = 0; i < BURST; i++) {
        http.send(request(region), HttpResponse.BodyHandlers.discarding());
      }
    }
    clock.scheduleAtFixedRate(
        () -> regions.forEach(this::callWithoutWaiting),
        0,
        PAUSE_MILLISECONDS,
        TimeUnit.MILLISECONDS);
  }

  private void callWithoutWaiting(String region) {
    http.sendAsync(request(region), HttpResponse.BodyHandlers.discarding());
  }

  private HttpRequest request(String region) {
    String credential = "ASIAEXAMPLEEXAMPLE00/20260101/" + region + "/securityhub/aws4_request";
    return HttpRequest.newBuilder(endpoint.resolve("/accounts"))
        .header("X-Amz-Date", "20260101T000000Z")
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential="
                + credential
                + ", SignedHeaders=host;x-amz-date, Signature="
                + "0123456789abcdef".repeat(4))
        .build();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
