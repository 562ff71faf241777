package io.github.cdksecurityhub.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the packaged jar in a JVM of its own, as the CDK's command line does. */
record PackagedExamples(Path assembly) {

  /** How a run ended and what it said. */
  record Run(int exitCode, String output) {}

  Run run(String contextJson) throws IOException, InterruptedException {
    return run(
        List.of(), Map.of("CDK_OUTDIR", assembly.toString(), "CDK_CONTEXT_JSON", contextJson));
  }

  /** Runs several, and has the CDK validate their templates, which the build switches off. */
  Run runValidated(String... examples) throws IOException, InterruptedException {
    return run(
        Stream.concat(Stream.of(assembly.toString()), Stream.of(examples)).toList(),
        Map.of("CDK_VALIDATION", "true"));
  }

  private Run run(List<String> arguments, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path output = assembly.resolveSibling(assembly.getFileName() + ".log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(java, "-jar", Path.of("..", "examples", "target", "examples.jar").toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().remove("CDK_DEFAULT_ACCOUNT");
    builder.environment().remove("CDK_DEFAULT_REGION");
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the examples did not end: " + Files.readString(output));
    }
    return new Run(process.exitValue(), Files.readString(output));
  }

  /**
   * Every file of the assembly with a digest of its bytes, but for the annotations: the CDK writes
   * stack traces into them, with the temporary folder of its own process.
   */
  Map<String, String> contents() throws IOException, NoSuchAlgorithmException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(assembly)) {
      for (Path file : files.filter(PackagedExamples::isReproducible).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        contents.put(assembly.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return contents;
  }

  private static boolean isReproducible(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith(".metadata.json");
  }
}
