package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** One local run from the example's name to its exit status. */
public final class Performance {

  private Performance() {}

  /**
   * Plays the scenario of an example on the standard output.
   *
   * @return the exit status: 0 when all checks hold, 1 otherwise
   */
  public static int of(String example) throws InterruptedException {
    return of(example, Scenario.of(example), Screen.standard());
  }

  static int of(String example, Optional<Scenario> scenario, Screen screen)
      throws InterruptedException {
    if (scenario.isEmpty()) {
      screen.line(
          "There is no example \"" + example + "\". Run: mvn -q package -Plocal -Dexample=NAME");
      screen.line("with one of: " + String.join(", ", Scenario.names()));
      return 1;
    }
    try {
      return play(example, scenario.get(), screen);
    } catch (RuntimeException e) {
      screen.paragraph("The local run failed: ", String.valueOf(e.getMessage()));
      return 1;
    }
  }

  private static int play(String example, Scenario scenario, Screen screen)
      throws InterruptedException {
    Report report = new Report(screen);
    Stage stage = new Stage(new Progress(screen));
    Path folder = temporaryFolder();
    try (LocalAws aws =
        LocalAws.start(lambdaOptions(), CloudFormationOptions.DEFAULT.withListener(stage))) {
      Waiting waiting = new Waiting(screen, "Synthesizing example " + example);
      CloudAssembly assembly;
      try {
        assembly = Examples.synthesize(example, folder);
      } finally {
        waiting.end();
      }
      new Play(scenario, assembly, aws, stage, report).run();
    } finally {
      delete(folder);
    }
    return report.summary() == 0 ? 0 : 1;
  }

  private static LambdaOptions lambdaOptions() {
    String home = System.getProperty("local.java", "");
    return home.isEmpty()
        ? LambdaOptions.DEFAULT
        : LambdaOptions.DEFAULT.withJava(Path.of(home, "bin", "java"));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("local-run");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder", e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + folder, e);
    }
  }
}
