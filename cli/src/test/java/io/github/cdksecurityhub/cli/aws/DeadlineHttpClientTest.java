package io.github.cdksecurityhub.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

class DeadlineHttpClientTest {
  private final Thread.UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();
  private final CountDownLatch aborted = new CountDownLatch(1);

  @AfterEach
  void leave() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  /** Its requests end as {@code call} does, and can't be aborted: as before it is connected. */
  private DeadlineHttpClient client(Callable<HttpExecuteResponse> call) {
    return new DeadlineHttpClient(
        new SdkHttpClient() {
          @Override
          public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
              @Override
              public HttpExecuteResponse call() throws IOException {
                try {
                  return call.call();
                } catch (Exception e) {
                  throw new IOException(e);
                }
              }

              @Override
              public void abort() {
                aborted.countDown();
                throw new NullPointerException();
              }
            };
          }

          @Override
          public void close() {
            // There is nothing to close.
          }
        },
        Duration.ofMillis(100));
  }

  private void assertLate(SdkHttpClient client) {
    assertThatThrownBy(client.prepareRequest(null)::call)
        .isInstanceOf(SocketTimeoutException.class)
        .hasNoCause()
        .hasMessageContaining("no whole response within");
  }

  @Test
  @Timeout(20)
  void aPeerThatSendsAByteNowAndThenIsGivenUp() {
    InputStream drips =
        new InputStream() {
          @Override
          public int read() throws IOException {
            try {
              TimeUnit.MILLISECONDS.sleep(10);
              return ' ';
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    try (SdkHttpClient client =
        client(
            () ->
                HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder().statusCode(200).build())
                    .responseBody(AbortableInputStream.create(drips))
                    .build())) {
      assertLate(client);
    }
  }

  @Test
  void anAbortThatFailsPrintsNothing() throws Exception {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
    Callable<HttpExecuteResponse> silent =
        () -> {
          TimeUnit.MINUTES.sleep(1);
          return null;
        };
    try (SdkHttpClient client = client(silent)) {
      assertLate(client);
      assertThat(aborted.await(10, TimeUnit.SECONDS)).isTrue();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(uncaught.get()).isNull();
  }
}
