package io.github.cdksecurityhub.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program as a shell starts it, without what the machine has set for AWS, the CDK and Terraform.
 *
 * @param words the program and its arguments
 * @param folder where it runs
 * @param variables the variables that are set for it beside the machine's
 */
public record Command(List<String> words, Path folder, Map<String, String> variables) {
  private static final Pattern OF_THE_MACHINE =
      Pattern.compile("(AWS|TF_VAR)_.+|CDK_(OUTDIR|CONTEXT_JSON|DEFAULT_.+)");
  private static final long LIMIT_MINUTES = 4;

  /**
   * How a command ended.
   *
   * @param exitCode its exit code
   * @param out what a pipe behind it gets
   * @param err what the user sees beside
   */
  public record Ended(int exitCode, String out, String err) {

    /** All that it printed. */
    public String printed() {
      return out + err;
    }

    /**
     * All that it printed, where its exit code is 0.
     *
     * @throws IllegalStateException with the same, where it is another
     */
    public String succeeded() {
      if (exitCode != 0) {
        throw new IllegalStateException(printed().strip());
      }
      return printed();
    }
  }

  /** A command in this process's folder. */
  public static Command of(String... words) {
    return new Command(List.of(words), Path.of("").toAbsolutePath(), Map.of());
  }

  /** The Java that this runs on, set to start quickly: what is run takes seconds. */
  public static Command java(String... arguments) {
    return of(Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .and("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .and(arguments);
  }

  /** The same with further arguments. */
  public Command and(String... arguments) {
    return new Command(
        Stream.concat(words.stream(), Stream.of(arguments)).toList(), folder, variables);
  }

  /** The same in another folder. */
  public Command in(Path other) {
    return new Command(words, other, variables);
  }

  /** The same with these variables. */
  public Command with(Map<String, String> values) {
    return new Command(words, folder, values);
  }

  /** How it is started. */
  public ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().keySet().removeIf(OF_THE_MACHINE.asMatchPredicate());
    builder.environment().putAll(variables);
    return builder;
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException where it cannot be started
   * @throws IllegalStateException with what it printed, where it takes longer than four minutes
   */
  public Ended run() throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      if (!ended) {
        throw new IllegalStateException(
            "%s takes longer than %d minutes: %s%s"
                .formatted(words, LIMIT_MINUTES, Files.readString(out), Files.readString(err)));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }
}
