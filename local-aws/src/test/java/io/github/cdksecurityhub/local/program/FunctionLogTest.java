package io.github.cdksecurityhub.local.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.handlers.BrokenStart;
import io.github.cdksecurityhub.local.handlers.EchoHandler;
import io.github.cdksecurityhub.local.handlers.FunctionJar;
import io.github.cdksecurityhub.local.lambda.EventInvokeConfig;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.lambda.RuntimeKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log has of functions that fail. */
class FunctionLogTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:broken";
  private static final String NOON = "12:00:00 function broken, attempt 1: ";

  @TempDir Path folder;

  private String logged(RuntimeKind runtime, String handler, String payload) throws Exception {
    List<String> log = new CopyOnWriteArrayList<>();
    try (LocalLambda lambda = new LocalLambda(LambdaOptions.DEFAULT.withRuntime(runtime))) {
      lambda.onFailure(
          (invocation, attempt) -> log.add(FunctionLog.lines(invocation, attempt, LocalTime.NOON)));
      lambda.register(
          new FunctionDefinition(
              "broken",
              ARN,
              "us-east-1",
              handler,
              FunctionJar.of(folder, BrokenStart.class, EchoHandler.class),
              256,
              Duration.ofSeconds(20),
              Map.of(),
              "/logs/broken",
              "Text",
              ""));
      lambda.configure(ARN, new EventInvokeConfig(0, Duration.ofHours(1)));
      lambda.invoke(ARN, payload).await(Duration.ofSeconds(30));
    }
    assertThat(log).hasSize(1);
    return log.get(0);
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatDoesNotExistIsReported(RuntimeKind runtime) throws Exception {
    assertThat(logged(runtime, "com.example.Missing", "{\"ResponseURL\": \"https://s3\"}"))
        .startsWith(NOON)
        .contains("ClassNotFoundException", "com.example.Missing")
        .endsWith(
            "\n  A stack waits for its response, as on AWS until the resource's ServiceTimeout: an"
                + " hour where there is none.");
  }

  @ParameterizedTest
  @EnumSource
  void aFunctionThatDiesInInitIsReported(RuntimeKind runtime) throws Exception {
    assertThat(logged(runtime, BrokenStart.class.getName(), "{}"))
        .startsWith(NOON + "it did not start: ")
        .contains("cannot start")
        .doesNotContain("A stack waits");
  }

  @Test
  void anExceptionIsReportedWithWhatWasPrinted() throws Exception {
    assertThat(logged(RuntimeKind.JAVA, EchoHandler.class.getName(), "\"throw\""))
        .startsWith(NOON + "it threw java.lang.IllegalStateException: as requested\n  | ");
  }

  @Test
  void aProcessThatEndsIsReported() throws Exception {
    assertThat(logged(RuntimeKind.JAVA, EchoHandler.class.getName(), "\"exit\""))
        .startsWith(NOON + "its process ended with status 7\n  | got \"exit\" as ");
  }
}
