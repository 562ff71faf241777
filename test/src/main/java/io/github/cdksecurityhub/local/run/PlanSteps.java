package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.Report.Checks;
import io.github.cdksecurityhub.local.run.Scenario.Step;
import java.nio.file.Path;

/** Steps of the packaged command line: what it prints is shown as it is. */
final class PlanSteps {
  private PlanSteps() {}

  /** A plan that ends with {@code exitCode}, prints {@code line}, and writes nothing. */
  static Step plan(String title, int exitCode, String line) {
    return run -> {
      Report report = run.report();
      report.step(title);
      int writes = run.aws().securityHub().calls().updates().count();
      Ended ended = run(run);
      report.output("securityhub-organization plan", ended.out());
      Checks checks = report.checks();
      checks.equal("the exit code", exitCode, ended.exitCode());
      checks.contains("what it prints", line, ended.out().replaceAll("\u001b\\[\\d+m", ""));
      checks.equal("writes", writes, run.aws().securityHub().calls().updates().count());
    };
  }

  private static Ended run(ScenarioRun run) {
    Path folder = LocalRun.temporaryFolder();
    try {
      Examples.write(folder, ScenarioRun.STACK, run.template().template());
      return CommandLineJar.run(
          run.report().colours(),
          "plan",
          folder.toString(),
          "--endpoint-url",
          run.aws().endpoint().toString(),
          "-q");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The command line can't be run: " + e, e);
    } finally {
      LocalRun.delete(folder);
    }
  }
}
