package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ForEachRegionTest {
  private static final AccountRegion ONE = new AccountRegion("123456789012", "us-east-1");
  private static final AccountRegion TWO = new AccountRegion("123456789012", "eu-west-1");
  private static final AccountRegion THREE = new AccountRegion("123456789012", "eu-west-2");

  private static Map<AccountRegion, String> run(
      Function<AccountRegion, Callable<String>> task, Duration limit) throws InterruptedException {
    return ForEachRegion.run(List.of(ONE, TWO, THREE), task, (place, problem) -> problem, limit);
  }

  @Test
  void theRegionsRunInParallelAndKeepTheirOrder() throws Exception {
    CountDownLatch started = new CountDownLatch(3);

    Map<AccountRegion, String> results =
        run(
            place ->
                () -> {
                  started.countDown();
                  started.await();
                  return place.region();
                },
            Duration.ofSeconds(20));

    assertThat(results.keySet()).containsExactly(ONE, TWO, THREE);
    results.forEach((place, result) -> assertThat(result).isEqualTo(place.region()));
  }

  @Test
  void oneThatFailsOrHangsDoesNotHideTheRest() throws Exception {
    Map<AccountRegion, String> results =
        run(
            place ->
                () -> {
                  if (place.equals(ONE)) {
                    new CountDownLatch(1).await();
                  }
                  if (place.equals(TWO)) {
                    throw new StackOverflowError("deep");
                  }
                  return "done";
                },
            Duration.ofMillis(500));

    assertThat(results.get(ONE)).isEqualTo("The time for it ran out.");
    assertThat(results.get(TWO)).contains("StackOverflowError: deep");
    assertThat(results.get(THREE)).isEqualTo("done");
  }
}
