package io.github.cdksecurityhub.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.endtoend.Assemblies;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class FailedRunTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String example, Optional<Scenario> scenario) throws InterruptedException {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Screen screen = new Screen(stream, Screen.Kind.PIPE, Map.of());
    return LocalRun.of(example, scenario, screen, LambdaOptions.DEFAULT, Assemblies::of);
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aCheckThatDoesNotHoldIsNamedAndStopsTheRun() throws Exception {
    Scenario.Step fails =
        run -> {
          run.report().step("Compare");
          run.report().checks().contains("the reason", "nobody says this", "somebody says that");
        };
    Scenario wrong =
        new Scenario(hub -> {}, List.of(fails, run -> run.report().step("What builds on it")));
    assertThat(run("local", Optional.of(wrong))).isEqualTo(1);
    assertThat(shown())
        .contains("NOT OK: the reason: expected \"nobody says this\"", "1 of 1 checks failed")
        .doesNotContain("What builds on it");
  }

  @Test
  void anUnknownExampleFailsAndPrintsThoseThatThereAre() throws Exception {
    assertThat(run("nothing", Scenario.of("nothing"))).isEqualTo(1);
    assertThat(shown())
        .contains("no example \"nothing\"", "central, central-policies, drift, local");
  }
}
