package io.github.cdksecurityhub.local.program;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.Environment;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.http.AwsRegions;
import io.github.cdksecurityhub.local.http.Keys;
import io.github.cdksecurityhub.local.http.LoggedCall;
import io.github.cdksecurityhub.local.lambda.Attempt;
import io.github.cdksecurityhub.local.lambda.Invocation;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHubBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalTime;
import java.util.Optional;

/** A local AWS that keeps its state in a file and prints what is done with it. */
final class Program implements AutoCloseable {
  private final LocalAws aws;
  private final Optional<Path> stateFile;
  private final Optional<String> stateBefore;
  private final PrintStream out;

  private Program(
      LocalAws aws, Optional<Path> stateFile, Optional<String> stateBefore, PrintStream out) {
    this.aws = aws;
    this.stateFile = stateFile;
    this.stateBefore = stateBefore;
    this.out = out;
  }

  /**
   * Starts it.
   *
   * @throws UncheckedIOException if the port is taken or the state cannot be read
   * @throws IllegalStateException if the state is none, or an assembly cannot be deployed
   */
  static Program start(Options options, PrintStream out) throws InterruptedException {
    Optional<Path> state = options.state().map(Program::writable);
    Optional<String> before = state.flatMap(Program::read);
    LocalSecurityHub hub = hub(options, before);
    options.settings().forEach(setting -> setting.applyTo(hub));
    String region = options.regions().stream().findFirst().orElse(LocalAws.STACK_REGION);
    LocalAws aws =
        LocalAws.start(
            hub,
            LambdaOptions.DEFAULT,
            CloudFormationOptions.DEFAULT.withEnvironment(
                new Environment(AwsRegions.partition(region), options.account(), region)));
    Program program = new Program(aws, state, before, out);
    out.print(program.introduction(options, region));
    hub.front().log(program::log);
    aws.lambda().onFailure(program::log);
    for (Path assembly : options.assemblies()) {
      program.deploy(assembly);
    }
    return program;
  }

  /** Where the state is kept, behind a link too: asked before work that would be lost. */
  private static Path writable(Path file) {
    try {
      Path real = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file.toRealPath() : file;
      Path folder = real.toAbsolutePath().getParent();
      if (folder == null || (Files.exists(real) && !Files.isRegularFile(real))) {
        throw new FileSystemException(file.toString(), null, "it is no file");
      }
      if (!Files.isDirectory(folder)) {
        throw new FileSystemException(file.toString(), null, "there is no such folder");
      }
      if (!Files.isWritable(folder) || (Files.exists(real) && !Files.isWritable(real))) {
        throw new AccessDeniedException(file.toString(), null, "permission is denied");
      }
      return real;
    } catch (FileSystemException e) {
      throw new UncheckedIOException("Cannot keep the state in " + file + ": " + e.getReason(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the state in " + file + ": " + e, e);
    }
  }

  /** The state that is kept so far; empty where there is no file. */
  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the state in " + file + ": " + e, e);
    }
  }

  private static LocalSecurityHub hub(Options options, Optional<String> state) {
    LocalSecurityHubBuilder builder =
        LocalSecurityHub.builder()
            .port(options.port())
            .account(options.account())
            .managementAccount(options.managementAccount());
    if (options.empty()) {
      builder.nothingEnabled();
    }
    if (!options.regions().isEmpty()) {
      builder.onlyRegions(options.regions());
    }
    try {
      state.ifPresent(builder::state);
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "Cannot read the state in " + options.state().get() + ": " + e.getMessage());
    }
  }

  private String introduction(Options options, String region) {
    return """
        A local AWS for Security Hub is at %1$s. Paste this into another shell:

          unset AWS_PROFILE AWS_SESSION_TOKEN
          export AWS_ENDPOINT_URL=%1$s
          export AWS_ACCESS_KEY_ID=%2$s AWS_SECRET_ACCESS_KEY=local
          export AWS_REGION=%4$s AWS_DEFAULT_REGION=%4$s

        and try: aws securityhub describe-organization-configuration
        A key that ends in an account's number is of that account: the management account's is %3$s.
        Each call is a line below. Ctrl+C stops it%5$s.

        """
        .formatted(
            aws.endpoint(),
            Keys.of(options.account()),
            Keys.of(options.managementAccount()),
            region,
            stateFile.map(file -> " and keeps its state in " + file).orElse(""));
  }

  private void deploy(Path folder) throws InterruptedException {
    aws.deploy(folder)
        .forEach(
            (stack, outcome) -> out.println(stack + " is " + outcome.status() + reason(outcome)));
  }

  private static String reason(StackOutcome outcome) {
    return outcome.firstFailure().isEmpty() ? "" : ": " + outcome.firstFailure();
  }

  private void log(LoggedCall call) {
    out.println(CallLog.line(call, LocalTime.now()));
  }

  private void log(Invocation invocation, Attempt failed) {
    out.println(
        FunctionLog.lines(invocation.functionArn(), invocation.payload(), failed, LocalTime.now()));
  }

  /** Where it can be called. */
  String endpoint() {
    return aws.endpoint().toString();
  }

  /** Keeps the state, whole or not at all, and stops. */
  @Override
  public void close() {
    stateFile.ifPresent(file -> save(file, aws.securityHub().state()));
    aws.close();
  }

  private void save(Path file, String state) {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(written, state + System.lineSeparator());
      if (!read(file).equals(stateBefore)) {
        out.println(
            "%s has changed since the start, so it stays; the state is in %s."
                .formatted(file, written));
        return;
      }
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      out.println("The state is in " + file + ".");
    } catch (IOException | UncheckedIOException e) {
      out.println("Cannot keep the state in " + file + ": " + e);
    }
  }
}
