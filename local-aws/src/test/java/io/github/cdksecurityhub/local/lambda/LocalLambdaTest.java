package io.github.cdksecurityhub.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.local.handlers.BrokenStart;
import io.github.cdksecurityhub.local.handlers.EchoHandler;
import io.github.cdksecurityhub.local.handlers.FunctionJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LocalLambdaTest {

  private static final Duration BOUND = Duration.ofSeconds(40);
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:echo";

  @TempDir static Path temporary;
  private static Path folder;
  private static Path jar;
  private static LocalLambda lambda;

  LocalLambdaTest(RuntimeKind runtime) {
    assertThat(runtime).isNotNull();
  }

  @BeforeParameterizedClassInvocation
  static void start(RuntimeKind runtime) throws Exception {
    folder = Files.createDirectory(temporary.resolve(runtime.name()));
    jar = FunctionJar.of(folder, EchoHandler.class, BrokenStart.class);
    lambda =
        new LocalLambda(
            LambdaOptions.DEFAULT
                .withRuntime(runtime)
                .withConcurrency(2)
                .withRetryPauses(List.of(Duration.ofMillis(50)))
                .withEnvironment(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:9")));
    lambda.register(function(ARN, EchoHandler.class, Duration.ofSeconds(20)));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    lambda.close();
  }

  private static FunctionDefinition function(String arn, Class<?> handler, Duration timeout) {
    return new FunctionDefinition(
        arn.substring(arn.lastIndexOf(':') + 1),
        arn,
        "us-east-1",
        handler.getName(),
        jar,
        512,
        timeout,
        Map.of("OWN", "own value"),
        "/logs/echo",
        "JSON",
        "arn:aws:iam::123456789012:role/Echo");
  }

  private Attempt only(String event) throws InterruptedException {
    Invocation invocation = lambda.invoke(ARN, "\"" + event + "\"");
    assertThat(invocation.await(BOUND)).isEqualTo(Invocation.End.SUCCEEDED);
    assertThat(invocation.attempts()).hasSize(1);
    return invocation.attempts().get(0);
  }

  private String response(String event) throws InterruptedException {
    return ((AttemptOutcome.Returned) only(event).outcome()).payload().replace("\"", "");
  }

  @Test
  void anIdleInstanceIsUsedAgainAndAColdStartIsMeasured() throws Exception {
    lambda.coolDown();
    Attempt cold = only("echo");
    Attempt warm = only("echo");
    assertThat(cold.coldStart()).hasValueSatisfying(t -> assertThat(t).isPositive());
    assertThat(warm.coldStart()).isEmpty();
    assertThat(warm.outcome()).isEqualTo(cold.outcome());
    assertThat(warm.usage()).isPresent();
  }

  @Test
  void theFunctionSeesLambdasVariablesAndNoneOfOurs() throws Exception {
    assertThat(response("variable OWN")).isEqualTo("own value");
    assertThat(response("variable AWS_REGION")).isEqualTo("us-east-1");
    assertThat(response("variable AWS_ENDPOINT_URL")).isEqualTo("http://127.0.0.1:9");
    assertThat(response("variable AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("echo");
    assertThat(response("variable AWS_LAMBDA_LOG_FORMAT")).isEqualTo("JSON");
    assertThat(response("variable AWS_SESSION_TOKEN")).isNotEqualTo("null");
    assertThat(response("variable HOME")).isEqualTo("null");
  }

  @Test
  void theHeapIsMostOfTheMemory() throws Exception {
    long megabytes = Long.parseLong(response("heap")) / (1024 * 1024);
    assertThat(megabytes).isBetween(400L, 435L);
  }

  @Test
  void theFunctionRunsOnTheJdkThatLocalJavaNamesOrOnOurs() throws Exception {
    String named = System.getProperty("local.java", "");
    Path wanted = Path.of(named.isEmpty() ? System.getProperty("java.home") : named);
    assertThat(Path.of(response("java"))).isEqualTo(wanted.toRealPath());
  }

  @Test
  void theDeadlineIsTheTimeout() throws Exception {
    assertThat(Long.parseLong(response("remaining"))).isBetween(17_000L, 20_000L);
  }

  @Test
  void theLogOfAnAttemptIsThere() throws Exception {
    assertThat(only("echo logged").log()).anyMatch(line -> line.contains("got \"echo logged\""));
  }

  @Tag("R36")
  @Test
  void aThrownErrorIsRunAgainUpToTwice() throws Exception {
    Invocation invocation = lambda.invoke(ARN, "\"throw\"");
    assertThat(invocation.await(BOUND)).isEqualTo(Invocation.End.FAILED);
    assertThat(invocation.attempts()).hasSize(3);
    assertThat(invocation.attempts().get(0).outcome())
        .isInstanceOfSatisfying(
            AttemptOutcome.Threw.class,
            threw -> assertThat(threw.error()).contains("as requested"));
  }

  @Test
  void aRetryThatSucceedsEndsIt() throws Exception {
    Invocation invocation = lambda.invoke(ARN, "\"failOnce " + folder.resolve("marker") + "\"");
    assertThat(invocation.await(BOUND)).isEqualTo(Invocation.End.SUCCEEDED);
    assertThat(invocation.attempts()).hasSize(2);
  }

  @Test
  void theConfigurationOfEventsIsHonoured() throws Exception {
    String arn = ARN + "-once";
    lambda.register(function(arn, EchoHandler.class, Duration.ofSeconds(20)));
    lambda.configure(arn, new EventInvokeConfig(0, Duration.ofHours(1)));
    Invocation invocation = lambda.invoke(arn, "\"exit\"");
    assertThat(invocation.await(BOUND)).isEqualTo(Invocation.End.FAILED);
    assertThat(invocation.attempts()).hasSize(1);
    assertThat(invocation.attempts().get(0).outcome()).isEqualTo(new AttemptOutcome.Crashed(7));
  }

  @Test
  void anEventThatGotTooOldIsDropped() throws Exception {
    String arn = ARN + "-old";
    lambda.register(function(arn, EchoHandler.class, Duration.ofSeconds(20)));
    lambda.configure(arn, new EventInvokeConfig(2, Duration.ZERO));
    Invocation invocation = lambda.invoke(arn, "\"echo\"");
    assertThat(invocation.await(BOUND)).isEqualTo(Invocation.End.DROPPED);
    assertThat(invocation.attempts()).isEmpty();
  }

  @Tag("R36")
  @Test
  void anInstanceWhoseTimeIsUpIsKilled() throws Exception {
    String arn = ARN + "-slow";
    lambda.register(function(arn, EchoHandler.class, Duration.ofSeconds(1)));
    lambda.configure(arn, new EventInvokeConfig(0, Duration.ofHours(1)));
    Invocation invocation = lambda.invoke(arn, "\"sleep 30000\"");
    assertThat(invocation.await(BOUND)).isEqualTo(Invocation.End.FAILED);
    Attempt attempt = invocation.attempts().get(0);
    assertThat(attempt.outcome()).isEqualTo(new AttemptOutcome.TimedOut());
    assertThat(attempt.duration()).isBetween(Duration.ofMillis(950), Duration.ofSeconds(5));
  }

  @Test
  void aStartThatFailsIsReportedAndRunAgain() throws Exception {
    String arn = ARN + "-broken";
    lambda.register(function(arn, BrokenStart.class, Duration.ofSeconds(20)));
    lambda.configure(arn, new EventInvokeConfig(1, Duration.ofHours(1)));
    Invocation invocation = lambda.invoke(arn, "\"echo\"");
    assertThat(invocation.await(BOUND)).isEqualTo(Invocation.End.FAILED);
    assertThat(invocation.attempts())
        .hasSize(2)
        .allSatisfy(
            attempt ->
                assertThat(attempt.outcome())
                    .isInstanceOfSatisfying(
                        AttemptOutcome.InitFailed.class,
                        failed -> assertThat(failed.error()).contains("cannot start")));
  }

  @Tag("R38")
  @Test
  void noMoreAttemptsRunAtOnceThanTheQuotaAllows() throws Exception {
    List<Invocation> events =
        IntStream.range(0, 4).mapToObj(i -> lambda.invoke(ARN, "\"sleep 300\"")).toList();
    for (Invocation event : events) {
      assertThat(event.await(BOUND)).isEqualTo(Invocation.End.SUCCEEDED);
    }
    long starts =
        events.stream()
            .map(event -> ((AttemptOutcome.Returned) event.attempts().get(0).outcome()).payload())
            .distinct()
            .count();
    assertThat(starts).isLessThanOrEqualTo(2);
  }

  @Test
  void anUnknownFunctionIsRefused() {
    assertThatThrownBy(() -> lambda.invoke(ARN + "-nobody", "\"echo\""))
        .hasMessageContaining("Function not found");
  }
}
