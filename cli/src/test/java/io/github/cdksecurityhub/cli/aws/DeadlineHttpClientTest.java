package io.github.cdksecurityhub.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

class DeadlineHttpClientTest {
  private final Thread.UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();
  private final CountDownLatch aborted = new CountDownLatch(1);

  @AfterEach
  void leave() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  /** Never responds, and can't be aborted: as the SDK's client before it is connected. */
  private final class Silent implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          try {
            TimeUnit.MINUTES.sleep(1);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          throw new IOException("too late");
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
  }

  @Test
  void anAbortThatFailsPrintsNothing() throws Exception {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
    try (SdkHttpClient client = new DeadlineHttpClient(new Silent(), Duration.ofMillis(50))) {
      ExecutableHttpRequest request = client.prepareRequest(null);
      assertThatThrownBy(request::call)
          .isInstanceOf(SocketTimeoutException.class)
          .hasNoCause()
          .hasMessageContaining("no whole response within");
      assertThat(aborted.await(10, TimeUnit.SECONDS)).isTrue();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(uncaught.get()).isNull();
  }
}
