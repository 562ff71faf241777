package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Synthesizes this project's examples, each in a process of its own, as the CDK does it. */
public final class Examples {

  private static final long LIMIT_SECONDS = 120;

  private Examples() {}

  /**
   * Synthesizes an example.
   *
   * @param name the example
   * @param folder where the assembly is written; it may be missing
   * @throws IllegalStateException with what the app printed, when it fails
   */
  public static CloudAssembly synthesize(String name, Path folder) throws InterruptedException {
    return synthesize(name, folder, Map.of());
  }

  /** Synthesizes an example with further variables, such as {@code CDK_DEFAULT_REGION}. */
  public static CloudAssembly synthesize(String name, Path folder, Map<String, String> variables)
      throws InterruptedException {
    try {
      Path log = Files.createTempFile("synth", ".log");
      try {
        run(command(name, folder, variables).redirectOutput(log.toFile()), log);
      } finally {
        Files.delete(log);
      }
      return CloudAssembly.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot synthesize example " + name, e);
    }
  }

  private static ProcessBuilder command(String name, Path folder, Map<String, String> variables) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            built("examples", "examples.jar").toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("CDK_") || key.startsWith("AWS_"));
    environment.put("CDK_OUTDIR", folder.toString());
    environment.put("CDK_CONTEXT_JSON", "{\"example\":\"" + name + "\"}");
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
      throw new IllegalStateException("Cannot tell where this class was loaded from", e);
    }
  }
}
