package io.github.cdksecurityhub.local.load;

import io.github.cdksecurityhub.local.http.Signature;
import io.github.cdksecurityhub.local.lambda.AttemptHook;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.lambda.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * Others in the account who use up what a Region allows, each time that the function is about to
 * work there (R5). They call DescribeHub, which counts like any other operation.
 *
 * @param endpoint the Security Hub
 * @param regions the Regions where they are
 */
record OtherCallers(URI endpoint, List<String> regions) implements AttemptHook {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int THROTTLED = 429;

  @Override
  public Duration timeLimit(FunctionDefinition function, Invocation invocation) {
    regions.stream()
        .filter(region -> invocation.payload().contains("\"Region\":\"" + region + "\""))
        .forEach(this::useUp);
    return function.timeout();
  }

  private void useUp(String region) {
    try {
      while (HTTP.send(request(region), HttpResponse.BodyHandlers.discarding()).statusCode()
          != THROTTLED) {
        continue;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot call Security Hub in " + region, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(String region) {
    return new Signature("ASIAEXAMPLEEXAMPLE00", region, "securityhub")
        .on(HttpRequest.newBuilder(endpoint.resolve("/accounts")))
        .build();
  }
}
