package io.github.cdksecurityhub.build;

import io.github.cdksecurityhub.local.run.Command;
import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the packaged jar in a JVM of its own, as the CDK's command line does. */
record PackagedExamples(Path assembly) {

  Ended run(String contextJson) throws IOException, InterruptedException {
    return command()
        .with(Map.of("CDK_OUTDIR", assembly.toString(), "CDK_CONTEXT_JSON", contextJson))
        .run();
  }

  /** Runs several, and has the CDK validate their templates, which the build switches off. */
  Ended runValidated(String... examples) throws IOException, InterruptedException {
    return command()
        .and(assembly.toString())
        .and(examples)
        .with(Map.of("CDK_VALIDATION", "true"))
        .run();
  }

  private static Command command() {
    return Command.java("-jar", Examples.built("examples", "examples.jar").toString());
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
