package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The demo: deploys an example on a local AWS and prints what happens: {@code mvn -q package
 * -Plocal [-Dexample=regions|central|central-policies|drift]}.
 *
 * <p>The function runs on the JVM that runs this; {@code -Dlocal.java=FOLDER} names another, for
 * instance a Java 25, which is what it runs on in AWS.
 */
public final class LocalRun {

  private LocalRun() {}

  /**
   * Runs it. Ends the process with status 1 when anything is not as expected, with one line of
   * explanation: an exception would make Maven print pages.
   *
   * @param args the example's name
   */
  public static void main(String[] args) throws InterruptedException {
    int status = of(args.length == 0 ? "local" : args[0]);
    if (status != 0) {
      System.exit(status);
    }
  }

  private static int of(String example) throws InterruptedException {
    Path folder = temporaryFolder();
    try {
      Synthesis synthesis =
          name -> {
            Examples.synthesize(List.of(name), folder);
            return CloudAssembly.read(folder.resolve(name));
          };
      return of(example, Scenario.of(example), Screen.standard(), LambdaOptions.DEFAULT, synthesis);
    } finally {
      delete(folder);
    }
  }

  /** Where the assembly of an example comes from. */
  interface Synthesis {
    CloudAssembly of(String example) throws InterruptedException;
  }

  static int of(
      String example,
      Optional<Scenario> scenario,
      Screen screen,
      LambdaOptions lambda,
      Synthesis synthesis)
      throws InterruptedException {
    if (scenario.isEmpty()) {
      screen.line(
          "There is no example \"" + example + "\". Run: mvn -q package -Plocal -Dexample=NAME");
      screen.line("with one of: " + String.join(", ", Scenario.names()));
      return 1;
    }
    try {
      return run(example, scenario.get(), screen, lambda, synthesis);
    } catch (RuntimeException e) {
      screen.paragraph("The local run failed: ", String.valueOf(e.getMessage()));
      return 1;
    }
  }

  private static int run(
      String example, Scenario scenario, Screen screen, LambdaOptions lambda, Synthesis synthesis)
      throws InterruptedException {
    Report report = new Report(screen);
    Deployments deployments = new Deployments(new Progress(screen));
    // Two JVMs that stay warm are faster here than one for each Region.
    LambdaOptions functions = lambda.withConcurrency(2);
    try (LocalAws aws =
        LocalAws.start(functions, CloudFormationOptions.DEFAULT.withListener(deployments))) {
      screen.line("Synthesizing example " + example + " ...");
      CloudAssembly assembly = synthesis.of(example);
      new ScenarioRun(scenario, assembly, aws, deployments, report).run();
    }
    return report.summary() == 0 ? 0 : 1;
  }

  static Path temporaryFolder() {
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
