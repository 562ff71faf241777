package io.github.cdksecurityhub.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Synthesizes this project's examples in a process of its own, as the CDK does it. */
public final class Examples {

  private static final long LIMIT_SECONDS = 120;

  private Examples() {}

  /**
   * Synthesizes examples, in one process: several take little longer than one.
   *
   * @param names the examples
   * @param folder where each assembly is written, into a folder of its name
   * @throws IllegalStateException with what the app printed, when it fails
   */
  public static void synthesize(List<String> names, Path folder) throws InterruptedException {
    synthesize(names, folder, Map.of());
  }

  /** Synthesizes examples with further variables, such as {@code CDK_DEFAULT_REGION}. */
  public static void synthesize(List<String> names, Path folder, Map<String, String> variables)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(folder.toString()));
    arguments.addAll(names);
    try {
      Path log = Files.createTempFile("synth", ".log");
      try {
        run(command(arguments, variables).redirectOutput(log.toFile()), log);
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot synthesize examples " + names, e);
    }
  }

  private static ProcessBuilder command(List<String> arguments, Map<String, String> variables) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
    command.add(built("examples", "examples.jar").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("CDK_") || key.startsWith("AWS_"));
    // It takes the CDK some ten seconds, and the examples' own tests have it done.
    environment.put("CDK_VALIDATION", "false");
    environment.put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    environment.putAll(variables);
    return builder.redirectErrorStream(true);
  }

  private static void run(ProcessBuilder command, Path log)
      throws IOException, InterruptedException {
    Process process = command.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The synthesis takes longer than " + LIMIT_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(Files.readString(log, StandardCharsets.UTF_8).strip());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns what the build of another module left. */
  public static Path built(String module, String file) {
    try {
      Path classes =
          Path.of(Examples.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path jar =
          classes.resolve("../../..").resolve(module).resolve("target").resolve(file).normalize();
      if (!Files.exists(jar)) {
        throw new IllegalStateException("There is no " + jar + ". Run `mvn package` first.");
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot find where this class was loaded from", e);
    }
  }
}
