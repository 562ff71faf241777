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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Order(2)
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
    Registration registration =
        new Registration("us-east-1", "It fails.", List.of("nobody says this"), "");
    Scenario wrong =
        new Scenario(
            hub -> hub.in("us-east-1").removeAdministrator(),
            List.of(registration::show, registration::failToDeploy, registration::register));
    assertThat(run("local", Optional.of(wrong))).isEqualTo(1);
    assertThat(shown())
        .contains("NOT OK: the reason: expected \"nobody says this\"", "checks failed")
        .doesNotContain("2. Register");
  }

  @Test
  void anUnknownExampleFailsAndPrintsThoseThatThereAre() throws Exception {
    assertThat(run("nothing", Scenario.of("nothing"))).isEqualTo(1);
    assertThat(shown())
        .contains("no example \"nothing\"", "central, central-policies, drift, local");
  }
}
