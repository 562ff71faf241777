package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.InParallel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A client whose requests end in time, also where the peer is slow: a socket's timeout counts from
 * byte to byte, and the SDK's own can't interrupt a read.
 */
final class DeadlineHttpClient implements SdkHttpClient {
  private final SdkHttpClient client;
  private final Duration limit;
  private final ExecutorService readers = Executors.newCachedThreadPool(InParallel::daemon);

  DeadlineHttpClient(SdkHttpClient client, Duration limit) {
    this.client = client;
    this.limit = limit;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = client.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return inTime(readers.submit(() -> whole(prepared.call())), prepared);
      }

      @Override
      public void abort() {
        abandon(prepared);
      }
    };
  }

  private static HttpExecuteResponse whole(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return response;
    }
    try (InputStream body = response.responseBody().get()) {
      return HttpExecuteResponse.builder()
          .response(response.httpResponse())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.readAllBytes())))
          .build();
    }
  }

  private HttpExecuteResponse inTime(
      Future<HttpExecuteResponse> response, ExecutableHttpRequest request) throws IOException {
    try {
      return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      abandon(request);
      // Without its cause: that is no IOException, and would be taken for an odd response.
      throw new SocketTimeoutException("no whole response within " + limit.toSeconds() + " s");
    } catch (InterruptedException e) {
      abandon(request);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw InParallel.unchecked(e);
    }
  }

  /**
   * The JDK's disconnect waits for a read in progress, and the SDK's abort throws where there is no
   * connection yet: submitted, it prints nothing.
   */
  private void abandon(ExecutableHttpRequest request) {
    readers.submit(request::abort);
  }

  @Override
  public void close() {
    readers.shutdownNow();
    client.close();
  }
}
