package io.github.cdksecurityhub.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.local.handlers.EchoHandler;
import io.github.cdksecurityhub.local.handlers.FunctionJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events that come late, again, or in another order than they were sent. */
@Timeout(120)
class HeldEventsTest {
  private static final Duration BOUND = Duration.ofSeconds(40);
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:echo";

  @TempDir static Path folder;
  private static LocalLambda lambda;

  @BeforeAll
  static void start() throws Exception {
    lambda =
        new LocalLambda(
            LambdaOptions.DEFAULT
                .withConcurrency(1)
                .withRetryPauses(List.of(Duration.ofMillis(50))));
    lambda.register(
        new FunctionDefinition(
            "echo",
            ARN,
            "us-east-1",
            EchoHandler.class.getName(),
            FunctionJar.of(folder, EchoHandler.class),
            512,
            Duration.ofSeconds(20),
            Map.of(),
            "/logs/echo",
            "JSON",
            "arn:aws:iam::123456789012:role/Echo"));
  }

  @AfterAll
  static void stop() {
    lambda.close();
  }

  private static Invocation.End end(Invocation invocation) throws InterruptedException {
    return invocation.await(BOUND);
  }

  @Test
  void anEventThatWasSentFirstCanBeRunLast() throws Exception {
    try (HeldEvents held = lambda.hold(i -> i.payload().contains("first"))) {
      Invocation first = lambda.invoke(ARN, "\"echo first\"");
      Invocation second = lambda.invoke(ARN, "\"echo second\"");

      assertThat(end(second)).isEqualTo(Invocation.End.SUCCEEDED);
      assertThat(held.await(1, BOUND)).containsExactly(first);
      assertThat(first.attempts()).isEmpty();

      held.release(first);
      assertThat(end(first)).isEqualTo(Invocation.End.SUCCEEDED);
      assertThat(first.attempts().get(0).started()).isAfter(second.attempts().get(0).started());
    }
  }

  @Test
  void theSecondDeliveryOfAnEventCanComeMuchLater() throws Exception {
    Path file = folder.resolve("delivered");
    try (HeldEvents held = lambda.hold(i -> i.delivery() == 2)) {
      List<Invocation> twice =
          lambda.invoke(ARN, "\"append " + file + "\"", LocalLambda.Delivery.TWICE_CONCURRENTLY);
      assertThat(end(twice.get(0))).isEqualTo(Invocation.End.SUCCEEDED);
      held.await(1, BOUND);
      assertThat(Files.readAllLines(file)).hasSize(1);

      held.releaseAll();

      assertThat(end(twice.get(1))).isEqualTo(Invocation.End.SUCCEEDED);
      assertThat(Files.readAllLines(file)).hasSize(2);
    }
  }

  @Tag("R36")
  @Test
  void theRetryOfAKilledInstanceCanComeLate() throws Exception {
    lambda.hook(
        new AttemptHook() {
          @Override
          public void started(Invocation invocation, Kill instance) {
            if (invocation.attempts().isEmpty()) {
              instance.kill();
            }
          }
        });
    try (HeldEvents held = lambda.hold(i -> !i.attempts().isEmpty())) {
      Invocation killed = lambda.invoke(ARN, "\"sleep 500\"");
      held.await(1, BOUND);
      lambda.hook(AttemptHook.NONE);
      assertThat(killed.attempts())
          .singleElement()
          .satisfies(a -> assertThat(a.outcome()).isEqualTo(new AttemptOutcome.Crashed(137)));
      assertThat(killed.end()).isEmpty();

      held.release(killed);

      assertThat(end(killed)).isEqualTo(Invocation.End.SUCCEEDED);
      assertThat(killed.attempts()).hasSize(2);
    }
  }

  @Test
  void closingLetsEverythingRun() throws Exception {
    HeldEvents held = lambda.hold(i -> true);
    Invocation one = lambda.invoke(ARN, "\"echo\"");
    held.await(1, BOUND);

    held.close();

    assertThat(end(one)).isEqualTo(Invocation.End.SUCCEEDED);
    assertThat(end(lambda.invoke(ARN, "\"echo\""))).isEqualTo(Invocation.End.SUCCEEDED);
  }

  @Test
  void whatIsNotHeldCannotBeReleasedOrAwaited() throws Exception {
    try (HeldEvents held = lambda.hold(i -> false)) {
      Invocation one = lambda.invoke(ARN, "\"echo\"");
      end(one);

      assertThatThrownBy(() -> held.release(one)).hasMessageContaining("is not held");
      assertThatThrownBy(() -> held.await(1, Duration.ofMillis(50)))
          .hasMessageContaining("0 events are held");
    }
  }
}
