package io.github.cdksecurityhub.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.endtoend.Assemblies;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.RuntimeKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Order(1)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class LocalRunTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Screen screen(Screen.Kind kind, Map<String, String> environment) {
    return new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), kind, environment);
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theDefaultExampleDoesWhatTheRunExpects() throws Exception {
    run("local", LambdaOptions.DEFAULT);
  }

  /** Where AWS's runtime interface client doesn't run: on macOS and Windows. */
  @Test
  void oneDoesSoOnTheRuntimeOfOtherMachines() throws Exception {
    run("regions", LambdaOptions.DEFAULT.withRuntime(RuntimeKind.JAVA));
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"central", "central-policies", "drift"})
  void everyLongExampleDoesWhatTheRunExpects(String example) throws Exception {
    run(example, LambdaOptions.DEFAULT);
  }

  private void run(String example, LambdaOptions lambda) throws Exception {
    Screen screen = screen(Screen.Kind.PIPE, Map.of());
    int status = LocalRun.of(example, Scenario.of(example), screen, lambda, Assemblies::of);
    assertThat(status).as(shown()).isZero();
    assertThat(shown()).contains("checks hold").doesNotContain("NOT OK", "\u001b");
    assertThat(shown().lines().filter(line -> !line.startsWith("   | ")))
        .allMatch(line -> line.length() <= Screen.WIDTH)
        .noneMatch(line -> line.contains("?"));
  }

  @Test
  void noColorIsRespectedOnATerminal() {
    Screen plain = screen(Screen.Kind.TERMINAL, Map.of("NO_COLOR", "1"));
    plain.line(plain.styled(Screen.Style.RED, "text"));
    assertThat(shown()).isEqualTo("text" + System.lineSeparator());
    Screen coloured = screen(Screen.Kind.TERMINAL, Map.of());
    assertThat(coloured.styled(Screen.Style.RED, "text")).isEqualTo("\u001b[31mtext\u001b[0m");
  }

  @Test
  void linesAreDrawnOverUntilTheyAreSettled() {
    Screen screen = screen(Screen.Kind.TERMINAL, Map.of());
    screen.redraw(List.of("one", "two"));
    screen.redraw(List.of("three", "four"));
    assertThat(shown()).contains("\u001b[2A\u001b[2Kthree\n\u001b[2Kfour\n");
    screen.line("after");
    screen.redraw(List.of("five"));
    assertThat(shown()).endsWith("after" + System.lineSeparator() + "\u001b[2Kfive\n");
  }
}
