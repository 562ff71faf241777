package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.run.CommandLineJar.Ended;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Acts of the packaged command line: what it prints is shown as it is. */
final class PlanActs {
  private static final String ACCOUNT = LocalSecurityHub.DEFAULT_ACCOUNT;

  private PlanActs() {}

  /** A plan that answers {@code exitCode}, prints {@code line}, and writes nothing. */
  static Act plan(String title, int exitCode, String line) {
    return play -> {
      Report report = play.report();
      report.step(title);
      int writes = play.aws().securityHub().calls().updates().count();
      Ended ended = run(play);
      report.output("securityhub-organization plan", ended.out());
      Checks checks = report.checks();
      checks.equal("the answer to the shell", exitCode, ended.exitCode());
      checks.contains("what it prints", line, ended.out().replaceAll("\u001b\\[\\d+m", ""));
      checks.equal("writes", writes, play.aws().securityHub().calls().updates().count());
    };
  }

  private static Ended run(Play play) {
    Path folder = assembly(play);
    try (CommandLineJar jar = CommandLineJar.load()) {
      return jar.run(
          play.report().colours(),
          "plan",
          folder.toString(),
          "--endpoint-url",
          play.aws().endpoint().toString(),
          "-q");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The command line can't be run: " + e, e);
    } catch (IOException e) {
      throw new UncheckedIOException("The command line can't be read", e);
    } finally {
      Performance.delete(folder);
    }
  }

  /** The template as the play has it now, in a folder as {@code cdk synth} writes one. */
  private static Path assembly(Play play) {
    try {
      Path folder = Files.createTempDirectory("cdk.out");
      Files.writeString(
          folder.resolve("manifest.json"),
          """
          {"artifacts": {"%s": {"type": "aws:cloudformation:stack", "environment": "aws://%s/%s",
            "properties": {"templateFile": "template.json"}}}}
          """
              .formatted(Play.STACK, ACCOUNT, LocalAws.STACK_REGION));
      Files.writeString(
          folder.resolve("template.json"), play.template().template().json().toString());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write an assembly", e);
    }
  }
}
